export interface HeatRow {
  // "1-9": Monday, nine o'clock.
  readonly key: string;
  readonly value: number | null | undefined;
}

export interface Heat {
  readonly hours: readonly number[];
  // The value that is the darkest: the 95th percentile, so that one busy hour does not pale all others.
  readonly full: number;
  readonly valueAt: (weekday: number, hour: number) => number | null;
}

const levels = 9;
const full_share = 0.95;

// Hours run from the one in which the shop's day begins; the empty ones at both ends are left out.
export function heatOf(rows: readonly HeatRow[], first_hour: number): Heat {
  const values = new Map(rows.map(({ key, value }) => [key, value ?? null]));
  const offsets = rows.map(({ key }) => (Number(key.split('-')[1]) - first_hour + 24) % 24);
  const [first, last] = offsets.length > 0 ? [Math.min(...offsets), Math.max(...offsets)] : [0, -1];
  const hours = Array.from({ length: last - first + 1 }, (_, at) => (first_hour + first + at) % 24);
  const sorted = rows.flatMap(({ value }) => (value && value > 0 ? [value] : [])).sort((a, b) => a - b);
  const full = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * full_share))] ?? 1;
  return { hours, full, valueAt: (weekday, hour) => values.get(`${weekday}-${hour}`) ?? null };
}

// 0 for nothing, 1 to 9 for more and more.
export function heatLevel(value: number | null, full: number): number {
  if (value === null || value <= 0) return 0;
  return Math.max(1, Math.min(levels, Math.round((value / full) * (levels + 0.49))));
}
