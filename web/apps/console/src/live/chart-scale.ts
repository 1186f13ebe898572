export interface Scale {
  readonly max: number;
  readonly ticks: readonly number[];
}

const tick_count_max = 4;

// Round steps of 1, 2 or 5 times a power of ten that reach above the highest value; `unit` is the smallest step that makes
// sense, such as 100 minor units.
export function scaleOf(values: readonly number[], unit: number): Scale {
  const highest = Math.max(unit, ...values);
  let step = unit;
  for (let power = 1; step * tick_count_max < highest; power *= 10) {
    const fitting = [1, 2, 5].find((digit) => digit * power * unit * tick_count_max >= highest);
    step = unit * power * (fitting ?? 10);
  }
  const count = Math.ceil(highest / step);
  return { max: count * step, ticks: Array.from({ length: count + 1 }, (_, at) => at * step) };
}

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly max: number;
  readonly count: number;
}

export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const bar_share = 0.56;

export function bars(values: readonly number[], { width, height, max, count }: Frame): readonly Bar[] {
  const slot = width / count;
  return values.map((value, at) => {
    const tall = (Math.max(0, value) / max) * height;
    return { x: slot * at + (slot * (1 - bar_share)) / 2, y: height - tall, width: slot * bar_share, height: tall };
  });
}

// A line through the middle of each slot.
export function linePath(values: readonly number[], { width, height, max, count }: Frame): string {
  const slot = width / count;
  const points = values.map((value, at) => {
    const y = height - (Math.max(0, value) / max) * height;
    return `${(slot * (at + 0.5)).toFixed(1)} ${y.toFixed(1)}`;
  });
  return points.length === 0 ? '' : `M${points.join('L')}`;
}
