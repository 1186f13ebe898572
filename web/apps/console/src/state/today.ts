import type { House } from './house.ts';
import { storesInScope } from './scope.ts';

const minute_ms = 60_000;

// The running business day of a scope, as its first store counts: a day begins at the store's cut-off, not at midnight.
export function todayOf(house: Pick<House, 'session'>, scope: string | undefined, now_ms: number): string {
  const { zone, cutoff_minutes } = storesInScope(house, scope)[0] ?? house.session.stores[0] ?? utc;
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(now_ms - cutoff_minutes * minute_ms);
}

const utc = { zone: 'UTC', cutoff_minutes: 0 };
