import type { MetricName } from '#wire/analysis.ts';
import type { Period } from '../state/queries.ts';

// What the page is about, as the address says.
export interface Subject {
  readonly scope: string | undefined;
  readonly metric: MetricName;
  readonly period: Period;
  readonly compared: Period | null;
  // The running day, which may be in the period.
  readonly today: string;
  // The hour in which the shop's day begins.
  readonly first_hour: number;
}
