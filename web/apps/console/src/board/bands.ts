import type { BoardFigures } from '#wire/board.ts';

// What a figure means to a shop: good, one to look at, or one that costs money. Between them it says nothing.
export type Meaning = 'good' | 'watch' | 'bad';

export interface Band {
  readonly figure: keyof BoardFigures;
  // The dictionary's name of the figure.
  readonly metric: string;
  readonly more_is: 'better' | 'worse';
  readonly good: number;
  readonly bad: number;
}

// Rates in 1/10,000, days in tenths, ratios in hundredths: as the server gives them.
export const bands: readonly Band[] = [
  { figure: 'gross_margin_rate_e4', metric: 'gross_margin_rate', more_is: 'better', good: 3_500, bad: 0 },
  { figure: 'sell_through_e4', metric: 'sell_through', more_is: 'better', good: 8_000, bad: 1_000 },
  { figure: 'turnover_days_e1', metric: 'turnover_days', more_is: 'worse', good: 300, bad: 1_200 },
  { figure: 'gmroi_e2', metric: 'gmroi', more_is: 'better', good: 200, bad: 100 },
];
const running_out_e1 = 70;
const too_much_e1 = 900;

export function meaningOf(figure: keyof BoardFigures, value: number | null | undefined): Meaning | null {
  if (value === null || value === undefined) return null;
  // Too little is lost sales, too much is money that sleeps.
  if (figure === 'cover_days_e1') return value < running_out_e1 ? 'bad' : value > too_much_e1 ? 'watch' : null;
  const band = bands.find((known) => known.figure === figure);
  if (!band) return null;
  const sign = band.more_is === 'better' ? 1 : -1;
  if (sign * value >= sign * band.good) return 'good';
  return sign * value <= sign * band.bad ? 'bad' : null;
}
