// What each product sells and earns beside the stock that lies in it. Rates are 1/10,000, days tenths, ratios hundredths; a
// figure that cannot be had is null.
import type { Answered, Described, Fits } from './agree.ts';

export const boardColumns = [
  'code',
  'units',
  'net_sales',
  'gross_margin',
  'gross_margin_rate',
  'sell_through',
  'on_hand',
  'stock_value',
  'turnover_days',
  'gmroi',
  'cover_days',
] as const;
export type BoardColumn = (typeof boardColumns)[number];

export type SkuBoard = Answered<'SkuBoard'>;
export type BoardRow = Answered<'BoardRow'>;
export type BoardFigures = Answered<'insights.BoardFigures'>;

export type SkuSet = Described<'BoardSet'>['set'];
export const skuSets = ['best', 'steady', 'running_out', 'slow', 'dead'] as const;

export type DictionaryEntry = Described<'insights.DictionaryEntry'>;

export type CheckedBoard = [Fits<SkuSet, (typeof skuSets)[number]>, Fits<(typeof skuSets)[number], SkuSet>];
