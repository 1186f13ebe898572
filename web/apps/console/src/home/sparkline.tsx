import './sparkline.css';

export interface Box {
  readonly width: number;
  readonly height: number;
  readonly inset: number;
}

// A line from the left edge to the right, its lowest value at the foot and its highest at the head; a flat one in the middle.
export function sparkline(values: readonly number[], { width, height, inset }: Box): string {
  const low = Math.min(...values);
  const spread = Math.max(...values) - low;
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  const points = values.map((value, at) => {
    const share = spread === 0 ? 0.5 : (value - low) / spread;
    return `${(at * step).toFixed(1)} ${(height - inset - share * (height - 2 * inset)).toFixed(1)}`;
  });
  return points.length === 0 ? '' : `M${points.join('L')}`;
}

const box = { width: 120, height: 32, inset: 3 };

export function Sparkline({ values, label }: { readonly values: readonly number[]; readonly label: string }) {
  return (
    <svg
      className="sparkline"
      viewBox={`0 0 ${box.width} ${box.height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path d={sparkline(values, box)} />
    </svg>
  );
}
