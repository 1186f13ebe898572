import type { AnalysisSearch, CompareKind } from '../state/filters.ts';
import type { Period } from '../state/queries.ts';
import { addDays, addYears, daysBetween, monthStart } from './days.ts';

export const presets = ['last7', 'last28', 'month', 'before'] as const;
export type Preset = (typeof presets)[number];

export function presetPeriod(preset: Preset, today: string): Period {
  switch (preset) {
    case 'last7':
      return { from: addDays(today, -6), to: today };
    case 'last28':
      return { from: addDays(today, -27), to: today };
    case 'month':
      return { from: monthStart(today, 0), to: today };
    case 'before':
      return { from: monthStart(today, -1), to: addDays(monthStart(today, 0), -1) };
  }
}

export function comparedPeriod({ from, to }: Period, compare: CompareKind): Period {
  switch (compare) {
    case 'before': {
      const length = daysBetween(from, to) + 1;
      return { from: addDays(from, -length), to: addDays(from, -1) };
    }
    case 'week':
      return { from: addDays(from, -7), to: addDays(to, -7) };
    case 'year':
      return { from: addYears(from, -1), to: addYears(to, -1) };
  }
}

// What the address asks for, with the usual in the place of what it leaves out.
export function periodOf({ from, to }: AnalysisSearch, today: string): Period {
  const usual = presetPeriod('last28', to ?? today);
  return { from: from ?? usual.from, to: to ?? usual.to };
}

export function isReversed({ from, to }: Period): boolean {
  return from > to;
}

// The day that a store counts a moment to.
export function businessDate(
  store: { readonly zone: string; readonly cutoff_minutes: number },
  now_ms: number,
): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: store.zone, dateStyle: 'short' });
  return parts.format(now_ms - store.cutoff_minutes * 60_000);
}
