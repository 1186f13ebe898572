import { expect, test } from 'vitest';
import type { Reach } from '#wire/types.ts';
import { holdOf, rateOn } from './reach.ts';

const anywhere: Reach = { stores: null, channels: null, starts: null, ends: null, hours: [], members_only: false };
const friday = 5;
const saturday = 6;
const night = { weekdays: [friday], from_minute: 22 * 60, to_minute: 2 * 60 };

// The same table as src/pricing/reach_test.cpp.
test.each<[string, Partial<Reach>, number, number, string]>([
  ['everywhere, always', {}, 1, 0, 'none'],
  ['another store', { stores: ['there'] }, 1, 0, 'other_store'],
  ['another channel', { channels: ['shop'] }, 1, 0, 'other_channel'],
  ['before its days', { starts: '2026-11-28' }, 1, 0, 'not_yet'],
  ['after them', { ends: '2026-11-26' }, 1, 0, 'over'],
  ['late on its day', { hours: [night] }, friday, 23 * 60, 'none'],
  ['past midnight', { hours: [night] }, saturday, 60, 'none'],
  ['past its end', { hours: [night] }, saturday, 120, 'other_hours'],
  ['early on its day', { hours: [night] }, friday, 60, 'other_hours'],
  ['Sunday night into Monday', { hours: [{ ...night, weekdays: [7] }] }, 1, 30, 'none'],
  ['not a member', { members_only: true }, 1, 0, 'members_only'],
])('%s', (_, reach, weekday, minute, hold) => {
  const moment = { date: '2026-11-27', weekday, minute };
  const customer = { store: 'here', channel: 'till', is_member: false, moment } as const;
  expect(holdOf({ ...anywhere, ...reach }, customer)).toBe(hold);
});

test('the last rate that has begun counts', () => {
  const tax = { code: 'a', names: {}, rate_ppm: 1, changes: [{ starts: '2026-12-01', rate_ppm: 2 }] };
  expect([rateOn(tax, '2026-11-30'), rateOn(tax, '2026-12-01')]).toEqual([1, 2]);
});
