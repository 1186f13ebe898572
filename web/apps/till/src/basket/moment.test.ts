import { expect, test } from 'vitest';
import { momentAt } from './moment.ts';

const macau = { zone: 'Asia/Macau', cutoff_minutes: 240 };
const lisbon = { zone: 'Europe/Lisbon', cutoff_minutes: 0 };

// The same moments as src/pricing/reach_test.cpp.
test.each([
  ['2026-11-22T19:30:00Z', macau, { date: '2026-11-22', weekday: 1, minute: 210 }],
  ['2026-11-22T20:00:00Z', macau, { date: '2026-11-23', weekday: 1, minute: 240 }],
  ['2026-11-27T19:30:00Z', macau, { date: '2026-11-27', weekday: 6, minute: 210 }],
  ['2026-10-25T00:30:00Z', lisbon, { date: '2026-10-25', weekday: 7, minute: 90 }],
  ['2026-10-25T01:30:00Z', lisbon, { date: '2026-10-25', weekday: 7, minute: 90 }],
])('%s in %o', (at, place, moment) => {
  expect(momentAt(Date.parse(at), place)).toEqual(moment);
});
