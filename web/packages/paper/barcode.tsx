import { code128 } from './code128.ts';

const quiet_modules = 10;
const height = 40;

export function Barcode({ text }: { readonly text: string }) {
  const bars = code128(text);
  if (!bars) return null;
  let at = quiet_modules;
  const path = bars.map((width, index) => {
    const bar = index % 2 === 0 ? `M${at} 0h${width}v${height}h-${width}z` : '';
    at += width;
    return bar;
  });
  return (
    <svg
      className="barcode"
      viewBox={`0 0 ${at + quiet_modules} ${height}`}
      width="100%"
      height={height}
      preserveAspectRatio="none"
      shapeRendering="crispEdges"
      aria-hidden="true"
    >
      <path d={path.join('')} fill="#111" />
    </svg>
  );
}
