import { type House, storeOf } from './house.ts';

const minute_ms = 60_000;

// The running business day of a store (else of the first one): a day begins at the store's cut-off, not at midnight.
export function todayOf(house: House, store: string | undefined, now_ms: number): string {
  const { zone, cutoff_minutes } = (store && storeOf(house, store)) || house.session.stores[0] || utc;
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(now_ms - cutoff_minutes * minute_ms);
}

const utc = { zone: 'UTC', cutoff_minutes: 0 };
