import type { Channel, Hold, Hours, Product, Reach, TaxClass } from '#wire/types.ts';
import type { Moment } from './moment.ts';

// Whether a rule holds for a customer, as src/pricing/reach.cpp decides it.
export interface Customer {
  readonly store: string;
  readonly channel: Channel;
  readonly is_member: boolean;
  readonly moment: Moment;
}

function isDayOf({ weekdays }: Hours, weekday: number): boolean {
  return weekdays.length === 0 || weekdays.includes(weekday);
}

// A span that ends before it begins goes on past midnight and belongs to the day on which it begins.
function covers(hours: Hours, { weekday, minute }: Moment): boolean {
  const { from_minute, to_minute } = hours;
  if (from_minute < to_minute) return isDayOf(hours, weekday) && from_minute <= minute && minute < to_minute;
  const yesterday = weekday === 1 ? 7 : weekday - 1;
  return (isDayOf(hours, weekday) && from_minute <= minute) || (isDayOf(hours, yesterday) && minute < to_minute);
}

export function holdOf(reach: Reach, { store, channel, is_member, moment }: Customer): Hold {
  if (reach.stores && !reach.stores.includes(store)) return 'other_store';
  if (reach.channels && !reach.channels.includes(channel)) return 'other_channel';
  if (reach.starts && moment.date < reach.starts) return 'not_yet';
  if (reach.ends && reach.ends < moment.date) return 'over';
  if (reach.hours.length > 0 && !reach.hours.some((hours) => covers(hours, moment))) return 'other_hours';
  return reach.members_only && !is_member ? 'members_only' : 'none';
}

interface Price {
  readonly price: number;
  readonly member_price: number | null;
}

// What the product costs on a day: of what is to come the last that has begun.
export function priceOn(product: Product, date: string): Price {
  const begun = product.ahead.findLast(({ starts }) => starts <= date);
  const { price, member_price } = begun ?? product;
  return { price, member_price: member_price ?? null };
}

export function rateOn({ rate_ppm, changes }: TaxClass, date: string): number {
  return changes.findLast(({ starts }) => starts <= date)?.rate_ppm ?? rate_ppm;
}
