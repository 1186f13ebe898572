import { allPages, type PageEntry } from './pages.ts';
import type { PanelName } from './panel.ts';

export interface KeyPress {
  readonly key: string;
  readonly at_ms: number;
}

export type KeyMeaning =
  | { readonly kind: 'panel'; readonly name: PanelName }
  | { readonly kind: 'page'; readonly to: PageEntry['to'] };

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

// What a key means on any page: Ctrl K the palette, "?" the help, "/" the palette too, "g" and a letter a page. Letters typed
// into a field are text.
export function keyMeaning(pressed: Pressed, before: KeyPress | null, typing: boolean): KeyMeaning | null {
  const key = pressed.key.toLowerCase();
  if ((pressed.ctrlKey || pressed.metaKey) && !pressed.altKey && key === 'k') return { kind: 'panel', name: 'palette' };
  if (typing || pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  if (key === '?') return { kind: 'panel', name: 'keys' };
  if (key === '/') return { kind: 'panel', name: 'palette' };
  if (before?.key !== 'g') return null;
  const page = allPages.find((known) => known.key === key);
  return page ? { kind: 'page', to: page.to } : null;
}
