import { createStore } from '#core/store.ts';

export type Theme = 'system' | 'light' | 'dark';

const key = 'zg-theme';
export const theme = createStore<Theme>(readTheme());

function readTheme(): Theme {
  const stored = globalThis.localStorage?.getItem(key);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

export function applyTheme(next: Theme): void {
  theme.set(next);
  if (next === 'system') {
    localStorage.removeItem(key);
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem(key, next);
    document.documentElement.dataset.theme = next;
  }
}
