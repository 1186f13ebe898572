import { useSyncExternalStore } from 'react';

const dark = () => matchMedia('(prefers-color-scheme: dark)');

function subscribe(listener: () => void): () => void {
  const query = dark();
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

// Whether the system is dark; for what is drawn and cannot follow a style sheet.
export function useSystemTheme(): 'dark' | 'light' {
  return useSyncExternalStore(subscribe, () => (dark().matches ? 'dark' : 'light'));
}
