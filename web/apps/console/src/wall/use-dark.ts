import { useLayoutEffect } from 'react';

// The page is dark while it is open; what the reader has chosen for the console stays chosen.
export function useDark(): void {
  useLayoutEffect(() => {
    const root = document.documentElement;
    const before = root.dataset.theme;
    root.dataset.theme = 'dark';
    return () => {
      if (before === undefined) delete root.dataset.theme;
      else root.dataset.theme = before;
    };
  }, []);
}
