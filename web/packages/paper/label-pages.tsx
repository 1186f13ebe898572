import { createPortal } from 'react-dom';
import { Label, type LabelText } from './label.tsx';
import { type LabelSize, pagesOf } from './label-layout.ts';

export interface LabelPagesProps {
  readonly labels: readonly LabelText[];
  readonly size: LabelSize;
  readonly skipped: number;
}

// Page by page as they come out of the printer.
export function LabelPages({ labels, size, skipped }: LabelPagesProps) {
  return pagesOf(labels, size, skipped).map((page, at) => (
    <div
      // biome-ignore lint/suspicious/noArrayIndexKey: pages have nothing else to be told apart by
      key={at}
      className="label-page"
      data-size={size.name}
      style={{
        gridTemplateColumns: `repeat(${size.columns}, ${size.width_mm}mm)`,
        gridAutoRows: `${size.height_mm}mm`,
        padding: `${size.top_mm}mm 0 0 ${size.left_mm}mm`,
      }}
    >
      {page.map((label, place) =>
        label ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same label may be there twice
          <Label key={place} label={label} size={size} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: an empty place
          <div key={place} />
        ),
      )}
    </div>
  ));
}

// Outside the app, since only it is seen by the printer.
export function PrintLabels(props: LabelPagesProps) {
  return createPortal(
    <div className="print-only">
      <LabelPages {...props} />
    </div>,
    document.body,
  );
}
