import { expect, test } from 'vitest';
import { addYears, weekdayOf } from './days.ts';
import { heatLevel, heatOf } from './heat.ts';
import { businessDate, comparedPeriod, periodOf, presetPeriod } from './period.ts';

test.each([
  ['last7', '2026-11-19', '2026-11-25'],
  ['last28', '2026-10-29', '2026-11-25'],
  ['month', '2026-11-01', '2026-11-25'],
  ['before', '2026-10-01', '2026-10-31'],
] as const)('%s of 25 November is %s to %s', (preset, from, to) => {
  expect(presetPeriod(preset, '2026-11-25')).toEqual({ from, to });
});

test.each([
  ['before', '2026-11-05', '2026-11-11'],
  ['week', '2026-11-05', '2026-11-11'],
  ['year', '2025-11-12', '2025-11-18'],
] as const)('a week in November against %s is %s to %s', (compare, from, to) => {
  expect(comparedPeriod({ from: '2026-11-12', to: '2026-11-18' }, compare)).toEqual({ from, to });
});

test('a leap day has its year before on the last of February', () => {
  expect(addYears('2028-02-29', -1)).toBe('2027-02-28');
  expect(weekdayOf('2026-11-22')).toBe(7);
  expect(weekdayOf('2026-11-23')).toBe(1);
});

test('the address wins over the usual', () => {
  expect(periodOf({}, '2026-11-25')).toEqual({ from: '2026-10-29', to: '2026-11-25' });
  expect(periodOf({ from: '2026-01-01', to: '2026-01-31' }, '2026-11-25')).toEqual({
    from: '2026-01-01',
    to: '2026-01-31',
  });
});

test('a sale at 02:00 counts to the day before in a store that ends its day at 04:00', () => {
  const store = { zone: 'Asia/Macau', cutoff_minutes: 240 };
  expect(businessDate(store, Date.parse('2026-11-24T18:30:00Z'))).toBe('2026-11-24');
  expect(businessDate(store, Date.parse('2026-11-24T20:00:00Z'))).toBe('2026-11-25');
});

test('heat has a row a weekday and a column for each hour with sales', () => {
  const rows = [
    { key: '1-9', value: 100 },
    { key: '7-23', value: 50 },
    { key: '2-1', value: null },
  ];
  const heat = heatOf(rows, 4);
  expect(heat.hours).toEqual([9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 0, 1]);
  expect(heat.valueAt(1, 9)).toBe(100);
  expect(heat.valueAt(3, 9)).toBeNull();
});

test.each([
  [0, 0],
  [-5, 0],
  [1, 1],
  [50, 5],
  [100, 9],
  [500, 9],
])('%d of at most 100 has the level %d', (value, level) => {
  expect(heatLevel(value, 100)).toBe(level);
});
