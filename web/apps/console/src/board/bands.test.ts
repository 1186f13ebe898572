import { expect, test } from 'vitest';
import type { BoardFigures } from '#wire/board.ts';
import { meaningOf } from './bands.ts';

test.each<readonly [keyof BoardFigures, number | null, string | null]>([
  ['gross_margin_rate_e4', 3_500, 'good'],
  ['gross_margin_rate_e4', 3_499, null],
  ['gross_margin_rate_e4', 0, 'bad'],
  ['gross_margin_rate_e4', -200, 'bad'],
  ['sell_through_e4', 8_000, 'good'],
  ['sell_through_e4', 1_000, 'bad'],
  ['turnover_days_e1', 300, 'good'],
  ['turnover_days_e1', 301, null],
  ['turnover_days_e1', 1_200, 'bad'],
  ['gmroi_e2', 200, 'good'],
  ['gmroi_e2', 100, 'bad'],
  ['cover_days_e1', 69, 'bad'],
  ['cover_days_e1', 70, null],
  ['cover_days_e1', 900, null],
  ['cover_days_e1', 901, 'watch'],
  ['net_sales', 0, null],
  ['gmroi_e2', null, null],
])('%s of %s means %s', (figure, value, meaning) => {
  expect(meaningOf(figure, value)).toBe(meaning);
});
