import { createStore } from '#core/store.ts';

// What lies over the page: the palette, the menu of a phone and of the person, the help on keys, the password.
export type PanelName = 'palette' | 'menu' | 'keys' | 'password';
export const panel = createStore<PanelName | null>(null);

export function openPanel(name: PanelName): void {
  panel.set(name);
}

export function closePanel(): void {
  panel.set(null);
}
