import type { Store } from '#wire/types.ts';

// When a sale is made, as the people of its store tell it: the business day for what has dates, the wall clock for hours.
export interface Moment {
  // "2026-11-22"
  readonly date: string;
  // 1 = Monday … 7 = Sunday
  readonly weekday: number;
  // Since midnight.
  readonly minute: number;
}

type Place = Pick<Store, 'zone' | 'cutoff_minutes'>;

const day_ms = 86_400_000;
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  clocks.set(zone, made);
  return made;
}

// Before the cut-off it is still the business day before; the wall clock decides, also when summer time begins or ends.
export function momentAt(at_ms: number, { zone, cutoff_minutes }: Place): Moment {
  const parts = new Map(
    clockOf(zone)
      .formatToParts(at_ms)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  const midnight_ms = Date.UTC(part('year'), part('month') - 1, part('day'));
  const minute = part('hour') * 60 + part('minute');
  const business_ms = minute < cutoff_minutes ? midnight_ms - day_ms : midnight_ms;
  return {
    date: new Date(business_ms).toISOString().slice(0, 10),
    weekday: new Date(midnight_ms).getUTCDay() || 7,
    minute,
  };
}
