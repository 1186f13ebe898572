// Figures of the console. A figure that is not known, or that is not for everybody, is absent or null: a margin without costs,
// a basket without receipts.
import type { Answered, Described, Fits } from './agree.ts';
import type { ExceptionKind } from './types.ts';

// The figures that the console shows; the server has more.
export const metricNames = ['net_sales', 'gross_margin', 'receipts', 'basket_value', 'units'] as const;
export type MetricName = (typeof metricNames)[number];

export type Figures = Described<'insights.Figures'>;
export type HourFigures = Described<'insights.HourFigures'>;
export type HourRow = Described<'insights.HourRow'>;
export type TopRow = Described<'TopRow'>;
export type Dashboard = Described<'Dashboard'>;
export type StoreRow = Described<'insights.StoreRow'>;
export type FiguresRow = Described<'insights.FiguresRow'>;

export type Attention = Described<'Attention'>;
export type AttentionItem = Described<'AttentionItem'>;
export type AttentionKind = AttentionItem['kind'];
export type OutlookRules = Described<'insights.OutlookRules'>;
export type ShelfRow = Described<'ShelfRow'>;
export type Hints = Answered<'Hints'>;
export type ShelfList = Described<'ShelfList'>;
export type ReportBlock = Described<'paper.Block'>;
export type ReportPage = Described<'paper.Document'>;

export interface ExceptionRow extends Described<'ExceptionRow'> {
  readonly kind: ExceptionKind;
}

export type CheckedAnalysis = [Fits<Described<'insights.Series'>['name'], MetricName>];
