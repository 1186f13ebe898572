import { useMemo } from 'react';
import type { FiguresRow, MetricName } from '#wire/analysis.ts';
import { isMoney, reading } from '../live/figures.ts';
import { useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';

export interface Values {
  // The metric of the rows with these keys, in their order; a day without sales is zero, or not known.
  readonly pick: (rows: readonly FiguresRow[] | undefined, keys: readonly string[]) => readonly (number | null)[];
  readonly of: (row: FiguresRow | undefined) => number | null;
  readonly text: (value: number) => string;
  readonly axisText: (value: number) => string;
  readonly shown: (value: number | null | undefined) => string;
}

const unknown = '\u2014';
const sums: ReadonlySet<MetricName> = new Set(['net_sales', 'receipts', 'units']);

// One metric out of figures: its numbers for a chart and its texts for people.
export function useValues(metric: MetricName): Values {
  const format = useFormat();
  const { currency } = useHouse();
  return useMemo(() => {
    const nothing = sums.has(metric) ? 0 : null;
    const of = (row: FiguresRow | undefined) => (row ? (reading(row.figures, metric, format).value ?? null) : nothing);
    const milliOf = (value: number) => (isMoney(metric) ? Math.round((value * 1000) / 10 ** currency.digits) : value);
    const text = (value: number) =>
      isMoney(metric) ? format.money(value) : metric === 'units' ? format.quantity(value) : format.count(value);
    return {
      of,
      pick: (rows, keys) => {
        const known = new Map(rows?.map((row) => [row.key, row]));
        return keys.map((key) => of(known.get(key)));
      },
      text,
      // Without the currency and without cents.
      axisText: (value) => (metric === 'receipts' ? format.count(value) : format.quantity(milliOf(value))),
      shown: (value) => (value === null || value === undefined ? unknown : text(value)),
    };
  }, [metric, format, currency]);
}
