export interface Delta {
  readonly direction: 'up' | 'down' | 'same';
  readonly meaning: 'good' | 'bad' | 'neutral';
  // Hundredths of a percent.
  readonly percent_e2: number;
}

export type Welcome = 'more' | 'less';

// How a figure stands against an earlier one. Direction and meaning are two things: fewer refunds go down and are good.
export function deltaOf(
  now: number | null | undefined,
  before: number | null | undefined,
  welcome: Welcome,
): Delta | null {
  if (now === null || now === undefined) return null;
  if (before === null || before === undefined || before === 0) return null;
  const difference = now - before;
  const percent_e2 = Math.round((difference / Math.abs(before)) * 10_000);
  if (difference === 0) return { direction: 'same', meaning: 'neutral', percent_e2: 0 };
  const direction = difference > 0 ? 'up' : 'down';
  const wanted = welcome === 'more' ? 'up' : 'down';
  return { direction, meaning: direction === wanted ? 'good' : 'bad', percent_e2 };
}

const percent_max_e2 = 99_900;

// "+12.5%", "−3%", "0%", and "+999%" for all above it.
export function deltaText({ percent_e2 }: Delta, format: (e2: number) => string): string {
  const capped = Math.max(-percent_max_e2, Math.min(percent_max_e2, percent_e2));
  const tenths = Math.round(capped / 10) * 10;
  return `${tenths > 0 ? '+' : ''}${format(tenths)}`;
}
