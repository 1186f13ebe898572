import { createPortal } from 'react-dom';
import { createStore } from '#core/store.ts';
import { useStore } from '#ui/use-store.ts';
import type { Receipt } from '#wire/types.ts';
import { Paper } from './paper.tsx';

export type PaperWidth = '80' | '58';

const key = 'zg-paper-width';
export const paperWidth = createStore<PaperWidth>(localStorage.getItem(key) === '58' ? '58' : '80');

export function keepPaperWidth(width: PaperWidth): void {
  localStorage.setItem(key, width);
  paperWidth.set(width);
}

// Outside the app, since only it is seen by the printer.
export function PrintSheet({ receipt }: { readonly receipt: Receipt }) {
  const width = useStore(paperWidth);
  return createPortal(
    <div className="print-only" data-width={width}>
      <Paper receipt={receipt} />
    </div>,
    document.body,
  );
}
