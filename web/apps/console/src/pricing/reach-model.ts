import type { Channel, Hours, Reach } from '#wire/types.ts';

// A reach as a form holds it: lists that may be empty, days and times as texts.
export interface ReachForm {
  readonly stores: readonly string[];
  readonly channels: readonly Channel[];
  readonly starts: string;
  readonly ends: string;
  readonly hours: readonly HoursForm[];
  readonly members_only: boolean;
}

export interface HoursForm {
  readonly weekdays: readonly number[];
  readonly from: string;
  readonly to: string;
}

export const channels: readonly Channel[] = ['till', 'shop', 'kiosk', 'api'];
const day_minutes = 24 * 60;

export function timeText(minute: number): string {
  const within = minute === day_minutes ? 0 : minute;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
}

function minuteOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
}

export function reachForm(reach: Reach): ReachForm {
  return {
    stores: reach.stores ?? [],
    channels: reach.channels ?? [],
    starts: reach.starts ?? '',
    ends: reach.ends ?? '',
    hours: reach.hours.map(({ weekdays, from_minute, to_minute }) => ({
      weekdays,
      from: timeText(from_minute),
      to: timeText(to_minute),
    })),
    members_only: reach.members_only,
  };
}

export const anywhere: ReachForm = {
  stores: [],
  channels: [],
  starts: '',
  ends: '',
  hours: [],
  members_only: false,
};

function hoursBody({ weekdays, from, to }: HoursForm): Hours {
  const from_minute = minuteOf(from);
  // Until midnight is written 00:00.
  const to_minute = to === '00:00' && from_minute > 0 ? day_minutes : minuteOf(to);
  return { weekdays: weekdays.toSorted((a, b) => a - b), from_minute, to_minute };
}

export function reachBody(form: ReachForm): Reach {
  return {
    stores: form.stores.length > 0 ? form.stores : null,
    channels: form.channels.length > 0 ? form.channels : null,
    starts: form.starts || null,
    ends: form.ends || null,
    hours: form.hours.map(hoursBody),
    members_only: form.members_only,
  } as Reach;
}

// Days of the week that follow each other as their first and last, others as they are: 1 2 3 5 is [1, 3] [5].
export function runsOf(weekdays: readonly number[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const weekday of weekdays.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && weekday === (last.at(-1) ?? 0) + 1) last.push(weekday);
    else runs.push([weekday]);
  }
  return runs.flatMap((run) => (run.length > 2 ? [[run[0] ?? 0, run.at(-1) ?? 0]] : run.map((one) => [one])));
}
