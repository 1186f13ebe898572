import type { Dashboard, Figures, MetricName } from '#wire/analysis.ts';
import type { Format } from '../state/use-format.ts';

export interface Reading {
  readonly value: number | null | undefined;
  readonly text: string;
}

// One metric out of a set of figures, as it is shown.
export function reading(figures: Figures, name: MetricName, format: Format): Reading {
  switch (name) {
    case 'net_sales':
    case 'gross_margin':
    case 'basket_value':
      return { value: figures[name], text: format.amount(figures[name]) };
    case 'receipts':
      return { value: figures.receipts, text: format.count(figures.receipts) };
    case 'units':
      return { value: figures.units_milli, text: format.quantity(figures.units_milli) };
  }
}

export function isMoney(name: MetricName): boolean {
  return name !== 'receipts' && name !== 'units';
}

// The receipts that a figure of this day is made of.
export function receiptsOfDay(
  { business_date }: Dashboard,
  store: string | undefined,
  more: { hour?: string; sku?: string },
) {
  return { from: business_date, to: business_date, ...(store ? { store } : {}), ...more };
}
