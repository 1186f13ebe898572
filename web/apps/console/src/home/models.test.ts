import { expect, test } from 'vitest';
import type { AttentionItem } from '#wire/analysis.ts';
import { daysUpTo, filledDays } from '../analysis/days.ts';
import type { House } from '../state/house.ts';
import { needsOf } from './needs.ts';
import { ranking } from './ranking.ts';
import { sparkline } from './sparkline.tsx';

const item = (kind: AttentionItem['kind'], count: number): AttentionItem => ({ kind, count });

test('what presses comes first and what counts nothing not at all', () => {
  const needs = needsOf({ items: [item('dead_stock', 3), item('exceptions', 0), item('sold_out', 1)] });
  expect(needs.map(({ kind, to, search }) => [kind, to, search])).toEqual([
    ['sold_out', '/attention', { tab: 'sold_out' }],
    ['dead_stock', '/attention', { tab: 'unsold' }],
  ]);
});

test('stores are ranked by net sales, those without sales last', () => {
  const stores = ['a', 'b', 'c'].map((id) => ({ id, name: id, region: id === 'c' ? null : 'north' }));
  const house = { session: { stores } } as unknown as House;
  const figures = (net_sales: number, receipts: number) => ({ net_sales, receipts });
  const rows = [{ store: 'b', today: figures(500, 2), last_week_so_far: figures(400, 3) }];
  expect(ranking(house, undefined, rows).map(({ store, net_sales, before }) => [store.id, net_sales, before])).toEqual([
    ['b', 500, 400],
    ['a', 0, 0],
    ['c', 0, 0],
  ]);
  expect(ranking(house, 'region:north', rows)).toHaveLength(2);
});

test.each([
  [[], ''],
  [[5], 'M0.0 12.0'],
  [[0, 10, 5], 'M0.0 22.0L50.0 2.0L100.0 12.0'],
  [[7, 7], 'M0.0 12.0L100.0 12.0'],
  [[-10, 10], 'M0.0 22.0L100.0 2.0'],
])('the line through %j is %s', (values, path) => {
  expect(sparkline(values, { width: 100, height: 24, inset: 2 })).toBe(path);
});

test('days without sales are there', () => {
  const days = daysUpTo('2026-03-02', 4);
  expect(days).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']);
  const rows = [{ key: '2026-03-01', figures: { net_sales: 5 } }] as unknown as Parameters<typeof filledDays>[1];
  expect(filledDays(days, rows).map((figures) => figures?.net_sales ?? null)).toEqual([null, null, 5, null]);
});
