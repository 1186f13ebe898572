import type { Figures, FiguresRow } from '#wire/analysis.ts';

const day_ms = 86_400_000;

export function addDays(date: string, count: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + count * day_ms).toISOString().slice(0, 10);
}

// The first day of a month, `months` from the month of the date.
export function monthStart(date: string, months: number): string {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

export function addYears(date: string, count: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year + count, month, 0)).getUTCDate();
  return new Date(Date.UTC(year + count, month - 1, Math.min(day, last))).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / day_ms);
}

// `count` days that end with the given one.
export function daysUpTo(date: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => addDays(date, at - count + 1));
}

// 1 for Monday to 7.
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

// The server tells of days with sales only.
export function filledDays(days: readonly string[], rows: readonly FiguresRow[]): readonly (Figures | undefined)[] {
  const known = new Map(rows.map(({ key, figures }) => [key, figures]));
  return days.map((day) => known.get(day));
}
