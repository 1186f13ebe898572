// Figures of the console. A figure that is not known is absent or null: a margin without costs, a basket without receipts.
import type { Names } from '#i18n/names.ts';
import type { ExceptionKind } from './types.ts';

export const metricNames = ['net_sales', 'gross_margin', 'receipts', 'basket_value', 'units'] as const;
export type MetricName = (typeof metricNames)[number];

export interface MetricDefinition {
  readonly name: string;
  readonly unit: string;
  readonly names: Names;
  readonly formula: Names;
}

export interface Figures {
  readonly net_sales: number;
  readonly tax: number;
  readonly gross_margin?: number | null;
  readonly receipts: number;
  readonly refunds: number;
  readonly basket_value?: number | null;
  readonly units_milli: number;
  readonly discount: number;
}

export interface HourFigures {
  readonly net_sales: number;
  readonly receipts: number;
}

export interface HourRow {
  readonly hour: number;
  readonly today: HourFigures;
  readonly last_week: HourFigures;
}

export interface TopRow {
  readonly sku: string;
  readonly code: string;
  readonly names: Names;
  readonly net_sales: number;
  readonly quantity_milli: number;
  readonly gross_margin?: number | null;
}

export interface Dashboard {
  readonly store: string;
  readonly currency: string;
  readonly business_date: string;
  readonly compare_date: string;
  readonly as_of: string;
  readonly today: Figures;
  readonly last_week: Figures;
  readonly last_week_so_far: Figures;
  readonly hours: readonly HourRow[];
  readonly top: readonly TopRow[];
}

export interface ExceptionRow {
  readonly id: string;
  readonly kind: ExceptionKind;
  readonly receipt: string;
  readonly store: string;
  readonly sku?: string | null;
  readonly at: string;
  readonly detail?: string | null;
}
