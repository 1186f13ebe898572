import { createStore } from '#core/store.ts';

export const densities = ['comfortable', 'compact'] as const;
export type Density = (typeof densities)[number];

const key = 'zg-density';
export const density = createStore<Density>('comfortable');

export function applyDensity(next: Density): void {
  density.set(next);
  localStorage.setItem(key, next);
  document.documentElement.dataset.density = next;
}

export function startDensity(): void {
  applyDensity(localStorage.getItem(key) === 'compact' ? 'compact' : 'comfortable');
}
