import type { LabelSize } from './label-layout.ts';
import { roomOf, symbolOf } from './label-layout.ts';
import './label.css';
import './print.css';

// What stands on one label; what is absent is left out.
export interface LabelText {
  readonly names: readonly { readonly text: string; readonly lang: string }[];
  readonly price: string | null;
  // "/ kg" for what is sold by weight or length.
  readonly per: string | null;
  readonly barcode: string | null;
}

const lengthOf = (mm: number) => `${mm}mm`;

export function Label({ label, size }: { readonly label: LabelText; readonly size: LabelSize }) {
  return (
    <div className="label" style={{ width: lengthOf(size.width_mm), height: lengthOf(size.height_mm) }}>
      <div className="label-names">
        {label.names.map(({ text, lang }) => (
          <p key={lang} lang={lang}>
            {text}
          </p>
        ))}
      </div>
      {label.price === null ? null : (
        <p className="label-price">
          {label.price}
          {label.per ? <span>{label.per}</span> : null}
        </p>
      )}
      {label.barcode === null ? null : (
        <Bars text={label.barcode} room_mm={roomOf(size)} height_mm={size.height_mm / 3.6} />
      )}
    </div>
  );
}

interface BarsProps {
  readonly text: string;
  readonly room_mm: number;
  readonly height_mm: number;
}

function Bars({ text, room_mm, height_mm }: BarsProps) {
  const symbol = symbolOf(text, room_mm);
  if (!symbol) return null;
  let at = symbol.quiet[0];
  const bars = symbol.widths.map((width, index) => {
    const bar = index % 2 === 0 ? `M${at} 0h${width}v1h-${width}z` : '';
    at += width;
    return bar;
  });
  const modules = at + symbol.quiet[1];
  return (
    <div className="label-bars">
      <svg
        role="img"
        aria-label={text}
        viewBox={`0 0 ${modules} 1`}
        width={lengthOf(modules * symbol.module_mm)}
        height={lengthOf(height_mm)}
        preserveAspectRatio="none"
        shapeRendering="crispEdges"
      >
        <path d={bars.join('')} fill="#000" />
      </svg>
      <p>{text}</p>
    </div>
  );
}
