import { type MetricName, metricNames } from '#wire/analysis.ts';

// What the company has chosen, in its order; one that never chose sees all.
export function shownKpis(kpis: readonly string[]): readonly MetricName[] {
  const chosen = kpis.flatMap((kpi) => metricNames.find((name) => name === kpi) ?? []);
  return chosen.length > 0 ? chosen : metricNames;
}
