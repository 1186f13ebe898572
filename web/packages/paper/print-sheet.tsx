import { createPortal } from 'react-dom';
import { createStore } from '#core/store.ts';
import { useStore } from '#ui/use-store.ts';
import { Paper, type PaperProps } from './paper.tsx';
import './print.css';

export type PaperWidth = '80' | '58';

export const paperWidths = [
  { value: '80', label: '80 mm' },
  { value: '58', label: '58 mm' },
] as const;

const key = 'zg-paper-width';
export const paperWidth = createStore<PaperWidth>(localStorage.getItem(key) === '58' ? '58' : '80');

export function keepPaperWidth(width: PaperWidth): void {
  localStorage.setItem(key, width);
  paperWidth.set(width);
}

// Outside the app, since only it is seen by the printer.
export function PrintSheet(props: PaperProps) {
  const width = useStore(paperWidth);
  return createPortal(
    <div className="print-only" data-width={width}>
      <Paper {...props} />
    </div>,
    document.body,
  );
}
