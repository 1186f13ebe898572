import { expect, test } from 'vitest';
import { likelyCash } from './cash-notes.ts';

test.each([
  [1250, [2000, 5000, 10000, 50000]],
  [10000, [50000, 100000]],
  [123400, [124000, 125000, 130000, 150000]],
  [100000, []],
])('for %d', (total, sums) => {
  expect(likelyCash(total, 2)).toEqual(sums);
});

test('a currency without decimals', () => {
  expect(likelyCash(85, 0)).toEqual([90, 100, 500, 1000]);
});
