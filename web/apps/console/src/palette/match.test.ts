import { expect, test } from 'vitest';
import { matching, receiptNumber } from './match.ts';

const entries = [
  { label: '單據', words: 'receipts' },
  { label: 'Stock', words: '存貨 存货' },
  { label: 'Live receipts' },
  { label: 'Sign out' },
];

test.each([
  ['', [0, 1, 2, 3]],
  ['receipts', [2, 0]],
  ['RECEI', [2, 0]],
  ['存货', [1]],
  ['si ou', [3]],
  ['live stock', []],
])('%j finds %j', (query, found) => {
  const at = matching(entries, query).map((entry) => entries.indexOf(entry));
  expect([...at].sort()).toEqual([...found].sort());
});

test('what begins with the query comes first', () => {
  const found = matching([{ label: 'Best out' }, { label: 'Outlook' }, { label: 'about' }], 'out');
  expect(found.map(({ label }) => label)).toEqual(['Outlook', 'Best out', 'about']);
});

test.each([
  ['m01-t1-12', 'm01-t1-12'],
  [' M01-T1-000012 ', 'M01-T1-000012'],
  ['M01-API-c7', 'M01-API-c7'],
  ['T1-12', 'T1-12'],
  ['000012', '000012'],
  ['r3', 'r3'],
  ['4890008100309', null],
  ['lemon', null],
  ['M01', null],
  ['', null],
])('%j as a receipt number is %j', (typed, number) => {
  expect(receiptNumber(typed)).toBe(number);
});
