import { expect, test } from 'vitest';
import { nextSort, periodOf, readBoardSearch } from './board-search.ts';

test('what is no filter of the board is left out of its address', () => {
  expect(readBoardSearch({ set: 'dead', sort: 'gmroi', order: 'sideways', days: '29', by: 'moon' })).toEqual({
    set: 'dead',
    sort: 'gmroi',
  });
});

test.each([
  [{}, { from: '2026-10-29', to: '2026-11-25' }],
  [{ days: '7' }, { from: '2026-11-19', to: '2026-11-25' }],
  [{ days: '7', from: '2026-11-01' }, { from: '2026-11-01' }],
] as const)('%j are the days %j', (search, period) => {
  expect(periodOf(search, '2026-11-25')).toEqual(period);
});

test('a column sorts the highest first, a code the lowest, and turns round at the second press', () => {
  expect(nextSort({}, 'units')).toEqual({ sort: 'units', order: 'down' });
  expect(nextSort({ sort: 'units', order: 'down' }, 'units')).toEqual({ sort: 'units', order: 'up' });
  expect(nextSort({}, 'net_sales')).toEqual({ sort: 'net_sales', order: 'up' });
  expect(nextSort({}, 'code')).toEqual({ sort: 'code', order: 'up' });
  expect(nextSort({ sort: 'code' }, 'code')).toEqual({ sort: 'code', order: 'down' });
});
