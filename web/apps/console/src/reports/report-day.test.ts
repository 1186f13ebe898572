import { expect, test } from 'vitest';
import type { House } from '../state/house.ts';
import { todayOf } from '../state/today.ts';
import { dayBeside } from './report-day.ts';

const macau = { id: 'a', zone: 'Asia/Macau', cutoff_minutes: 240 };
const house = { session: { stores: [macau] } } as unknown as House;

test.each([
  ['2026-11-24T19:59:59Z', '2026-11-24'],
  ['2026-11-24T20:00:00Z', '2026-11-25'],
  ['2026-12-31T21:00:00Z', '2027-01-01'],
])('at %s the day in Macau is %s', (at, day) => {
  expect(todayOf(house, 'a', Date.parse(at))).toBe(day);
});

test('days beside a day cross months and years', () => {
  expect(dayBeside('2026-03-01', -1)).toBe('2026-02-28');
  expect(dayBeside('2026-12-31', 1)).toBe('2027-01-01');
});
