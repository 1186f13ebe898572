import { expect, test } from 'vitest';
import type { FeedEvent } from '#wire/events.ts';
import { filterRows } from './filter.ts';
import { coverDaysOf, type Grid, gridOf, stateOf, stockRowOf, worthOf } from './grid.ts';
import { type Column, nextOrder, orderOf, ordersOf, sortRows, textOfOrder } from './orders.ts';
import { patchGrid, putRows } from './patch.ts';
import { rankingOf } from './ranks.ts';
import { wireGrid } from './testing.ts';

const wire = wireGrid([
  {
    code: 'A-1',
    names: { en: 'Lemon tea', 'zh-Hant': '檸檬茶' },
    found_by: '4890008100309 ningmengcha nmc',
    fold: '柠檬茶',
    on_hand: [5_000, 0],
    held: 2_000,
    units: 28_000,
    low_below: 7_000,
    sold_days: 0,
    cost_e4: 1_234_567,
    category: 0,
    supplier: 0,
  },
  { code: 'A-9', names: { en: 'Black tea' }, on_hand: [-1_000, 3_000], category: 0 },
  {
    code: 'B-1',
    names: { en: 'Chávena', pt: 'Chávena' },
    found_by: 'chavena',
    on_hand: [2_000, 0],
    dead: 'yes',
    category: 1,
  },
  { code: 'Z-1', names: { en: 'Old mug', 'zh-Hans': '旧杯' }, on_hand: [0, 4_000], retired: 'yes' },
]);
// As the server has them, of these characters.
const folding = { from: '檸舊', to: '柠旧' };
const reading = { language: 'en', storeCode: (store: string) => store } as const;
const wanted = { query: undefined, category: undefined, supplier: undefined, state: undefined };

const say = (grid: Grid, rows: Iterable<number>) =>
  [...rows].map(
    (row) => `${grid.code[row % grid.product_count]}@${grid.places[Math.floor(row / grid.product_count)]?.store[0]}`,
  );
const listed = (
  filters: Partial<typeof wanted> | Record<string, string>,
  sort?: string,
  grid = gridOf(wire, folding),
) =>
  say(grid, filterRows(grid, ordersOf(grid, reading).by(grid, orderOf(sort)), { ...wanted, ...filters }).rows).join(
    ' ',
  );

test('codes are in the order of the server, retired products only where there is some', () => {
  expect(listed({})).toBe('A-1@m A-1@t A-9@m A-9@t B-1@m B-1@t Z-1@t');
});

test.each([
  ['TEA a-', 'A-1@m A-1@t A-9@m A-9@t'],
  ['檸檬', 'A-1@m A-1@t'],
  ['柠檬', 'A-1@m A-1@t'],
  ['nmc', 'A-1@m A-1@t'],
  ['4890008100309', 'A-1@m A-1@t'],
  ['ｔｅａ lemon', 'A-1@m A-1@t'],
  ['chavena', 'B-1@m B-1@t'],
  ['CHÁVENA', 'B-1@m B-1@t'],
  ['mug', 'Z-1@t'],
  ['旧杯', 'Z-1@t'],
  ['舊杯', 'Z-1@t'],
  ['tea mug', ''],
  ['  ', 'A-1@m A-1@t A-9@m A-9@t B-1@m B-1@t Z-1@t'],
])('%j finds %s', (query, found) => {
  expect(listed({ query })).toBe(found);
});

test.each([
  [{ category: 'drinks' }, 'A-1@m A-1@t A-9@m A-9@t'],
  [{ category: 'cups' }, 'B-1@m B-1@t'],
  // Cups stand in it.
  [{ category: 'ware' }, 'B-1@m B-1@t'],
  [{ category: 'none' }, 'Z-1@t'],
  [{ category: 'gone' }, ''],
  [{ supplier: 'fong' }, 'A-1@m A-1@t'],
  [{ supplier: 'none', query: 'tea' }, 'A-9@m A-9@t'],
  [{ state: 'negative' }, 'A-9@m'],
  [{ state: 'out' }, 'A-1@t B-1@t'],
  [{ state: 'low' }, 'A-1@m'],
  [{ state: 'dead' }, 'B-1@m'],
])('%j leaves %s', (filters, found) => {
  expect(listed(filters)).toBe(found);
});

test('each state is counted whichever is chosen', () => {
  const grid = gridOf(wire, folding);
  const rows = ordersOf(grid, reading).by(grid, orderOf(undefined));
  const counts = { all: 7, negative: 1, out: 2, low: 1, dead: 1 };
  expect(filterRows(grid, rows, { ...wanted, state: 'low' }).counts).toEqual(counts);
});

test.each([
  ['-code', 'Z-1@t B-1@m B-1@t A-9@m A-9@t A-1@m A-1@t'],
  ['name', 'A-9@m A-9@t B-1@m B-1@t A-1@m A-1@t Z-1@t'],
  ['store', 'A-1@m A-9@m B-1@m A-1@t A-9@t B-1@t Z-1@t'],
  ['on_hand', 'A-9@m A-1@t B-1@t B-1@m A-9@t Z-1@t A-1@m'],
  ['-available', 'Z-1@t A-1@m A-9@t B-1@m B-1@t A-9@m A-1@t'],
  // What is not known comes last either way.
  ['cost', 'A-1@m A-1@t A-9@m A-9@t B-1@m B-1@t Z-1@t'],
  ['-cost', 'A-1@m A-1@t A-9@m A-9@t B-1@m B-1@t Z-1@t'],
  ['-cover', 'A-1@m A-1@t A-9@m A-9@t B-1@m B-1@t Z-1@t'],
])('sorted by %s: %s', (sort, rows) => {
  expect(listed({}, sort)).toBe(rows);
});

test('an order is written in the address, the usual one is not', () => {
  for (const text of ['name', '-on_hand', '-code']) expect(textOfOrder(orderOf(text))).toBe(text);
  expect(textOfOrder(orderOf('moon'))).toBeUndefined();
  const order = { column: 'code' as Column, direction: 'ascending' as const };
  expect(nextOrder(order, 'code').direction).toBe('descending');
});

test('whole numbers of any size sort, equal ones stay', () => {
  const keys = Float64Array.of(5, -3, 2 ** 40, Number.NaN, 5, 70_000, -3);
  const rows = Int32Array.from(keys.keys());
  expect([...sortRows(rows, keys, 'ascending')]).toEqual([1, 6, 0, 4, 5, 2, 3]);
  expect([...sortRows(rows, keys, 'descending')]).toEqual([2, 5, 0, 4, 1, 6, 3]);
  expect([...rows]).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test('texts ranked in small steps are in the order of the language', () => {
  let seed = 7;
  const next = () => (seed = (seed * 48_271) % 2_147_483_647);
  const texts = Array.from({ length: 3_000 }, () => `茶 ${next() % 500}${String.fromCharCode(97 + (next() % 26))}`);
  const ranking = rankingOf(() => texts, 'zh-Hant');
  let slices = 1;
  while (!ranking.work(() => true)) slices++;
  expect(slices).toBeGreaterThan(10);
  const { compare } = new Intl.Collator('zh-Hant', { numeric: true });
  const sorted = [...texts].sort(compare);
  const ranks = ranking.ranks();
  const byRank = texts.map((text, at) => ({ text, rank: ranks[at] ?? 0 })).sort((a, b) => a.rank - b.rank);
  expect(byRank.map(({ text }) => text)).toEqual(sorted);
  expect(new Set(ranks).size).toBe(new Set(texts).size);
});

test('figures of a shelf', () => {
  const grid = gridOf(wire, folding);
  expect(worthOf(grid, 0)).toBe(617); // 5 x 123.4567 minor units
  expect(coverDaysOf(grid, 0)).toBe(50);
  expect(stateOf(grid, 0)).toBe('low');
  expect(stockRowOf(grid, 0)).toMatchObject({ available_milli: 3_000, cost_e4: 1_234_567, location: 'macau-shelf' });
  expect(stockRowOf(grid, 1)?.cost_e4).toBeNull();
  expect(worthOf(grid, 1)).toBeNaN();
});

const at = '2026-11-22T01:00:00Z';
const line = (code: string, quantity_milli: number) => ({ sku: `sku ${code}`, quantity_milli, net: 0 });
const sale = (type: 'SaleCompleted' | 'SaleRefunded'): FeedEvent => ({
  id: '1',
  type,
  store: 'macau',
  at,
  data: {
    receipt: 'r1',
    number: 'M01-T1-000001',
    store: 'macau',
    at,
    business_date: '2026-11-22',
    hour: 9,
    total: 2500,
    net: 2381,
    lines: [line('A-1', 1_000), line('A-1', 2_000), line('B-1', 1_000), line('gone', 1_000)],
  },
});
const adjusted = (on_hand_milli: number): FeedEvent => ({
  id: '2',
  type: 'StockAdjusted',
  store: 'macau',
  at,
  data: {
    document: 'd1',
    store: 'macau',
    location: 'macau-shelf',
    at,
    reason: 'count',
    lines: [{ sku: 'sku A-1', quantity_milli: -1, on_hand_milli }],
  },
});

test('a sale takes goods off the shelves of its store only, and what sells is not dead', () => {
  const grid = gridOf(wire, folding);
  const patched = patchGrid(grid, [sale('SaleCompleted')]);
  expect(patched.grid).not.toBe(grid);
  expect(patched.ask).toEqual([]);
  expect(stockRowOf(patched.grid, 0)).toMatchObject({ on_hand_milli: 2_000, available_milli: 0 });
  expect(patched.grid.on_hand[4]).toBe(0);
  expect(stateOf(patched.grid, 2)).toBeNull();
  expect(listed({ state: 'low' }, 'on_hand', patched.grid)).toBe('A-1@m');
});

test('what is sold after a count comes off the count; orders by figures follow', () => {
  const grid = gridOf(wire, folding);
  const orders = ordersOf(grid, reading);
  const order = orderOf('-on_hand');
  expect(say(grid, orders.by(grid, order))[0]).toBe('A-1@m');
  const patched = patchGrid(grid, [adjusted(4_000), sale('SaleCompleted')]).grid;
  expect(patched.on_hand[0]).toBe(1_000);
  expect(say(patched, orders.by(patched, order))[0]).toBe('Z-1@t');
});

test('a figure that may know of the event already is asked for, not changed', () => {
  const grid = gridOf(wire, folding);
  const isUnsure = (sku: string) => sku === 'sku A-1';
  const patched = patchGrid(grid, [sale('SaleCompleted'), adjusted(4_000)], isUnsure);
  expect(patched.ask).toEqual(['sku A-1']);
  expect(patched.grid.on_hand[0]).toBe(5_000);
  expect(patched.grid.on_hand[2]).toBe((gridOf(wire, folding).on_hand[2] ?? 0) - 1_000);
});

test('what only the server can tell is asked for, and put where it belongs', () => {
  const grid = gridOf(wire, folding);
  const { grid: same, ask } = patchGrid(grid, [sale('SaleRefunded')]);
  expect(same).toBe(grid);
  expect(ask).toEqual(['sku A-1', 'sku B-1']);
  const row = stockRowOf(grid, 0);
  if (!row) throw new Error('there is a row');
  const told = putRows(grid, [{ ...row, on_hand_milli: 9_000, cost_e4: 500 }]);
  expect(told.on_hand[0]).toBe(9_000);
  expect(told.cost_e4[0]).toBe(500);
  expect(told.revision).toBe(1);
});
