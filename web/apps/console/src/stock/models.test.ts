import { expect, test } from 'vitest';
import type { StockRow } from '#wire/stock.ts';
import { adjustmentOf, parseQuantity } from './adjustment.ts';
import { haystack, matching, nextOrder, sorted } from './shelves.ts';

test.each([
  ['count', '8', -2_000],
  ['count', '0', -10_000],
  ['damaged', '1.5', -1_500],
  ['found', '2', 2_000],
  ['other', '-2', -2_000],
  ['other', '−0.25', -250],
  ['other', '3', 3_000],
] as const)('%s of %s with 10 on hand changes by %d', (reason, text, quantity_milli) => {
  expect(adjustmentOf(reason, text, 10_000)).toEqual({ kind: 'change', quantity_milli });
});

test.each([
  ['count', '10', 'sameCount'],
  ['count', '-1', 'badQuantity'],
  ['lost', '0', 'badQuantity'],
  ['lost', '-3', 'badQuantity'],
  ['found', 'many', 'badQuantity'],
  ['other', '0', 'badChange'],
  ['other', '1.2345', 'badChange'],
] as const)('%s of %j is refused: %s', (reason, text, why) => {
  expect(adjustmentOf(reason, text, 10_000)).toEqual({ kind: 'refused', why });
});

test('a bare sign is no quantity', () => {
  expect(parseQuantity('-')).toBeNull();
});

const row = (code: string, name: string, on_hand_milli: number, cost_e4?: number): StockRow => ({
  sku: code,
  code,
  names: { en: name, 'zh-Hant': '茶' },
  unit: 'each',
  store: 's',
  location: 'l',
  on_hand_milli,
  held_milli: 0,
  available_milli: on_hand_milli,
  ...(cost_e4 === undefined ? {} : { cost_e4 }),
});
const rows = [row('A-10', 'Lemon tea', 5_000, 70), row('A-9', 'Black tea', -1_000), row('B-1', 'Mug', 2_000, 9)];
const reader = { name: ({ names }: StockRow) => names.en ?? '', store: () => '' };
const codes = (list: readonly StockRow[]) => list.map(({ code }) => code);

test('all words must occur, in any language', () => {
  const hay = rows.map(haystack);
  expect(codes(matching(rows, hay, 'TEA a-'))).toEqual(['A-10', 'A-9']);
  expect(codes(matching(rows, hay, '茶 mug'))).toEqual(['B-1']);
  expect(matching(rows, hay, '  ')).toBe(rows);
});

test('codes sort as people count, unknown costs come first', () => {
  expect(codes(sorted(rows, { column: 'code', direction: 'ascending' }, reader))).toEqual(['A-9', 'A-10', 'B-1']);
  expect(codes(sorted(rows, { column: 'cost', direction: 'ascending' }, reader))).toEqual(['A-9', 'B-1', 'A-10']);
  expect(codes(sorted(rows, { column: 'on_hand', direction: 'descending' }, reader))).toEqual(['A-10', 'B-1', 'A-9']);
  expect(nextOrder({ column: 'code', direction: 'ascending' }, 'code').direction).toBe('descending');
});
