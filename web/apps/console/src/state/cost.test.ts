import { expect, test } from 'vitest';
import { formatCost, parseCost } from './cost.ts';

test.each([
  [8_500_000, 2, '8.50'],
  [12_300, 2, '0.0123'],
  [8_512_500, 2, '8.5125'],
  [50_000, 0, '5'],
  [52_500, 0, '5.25'],
])('%d with %d digits is %s', (e4, digits, text) => {
  expect(formatCost(e4, digits)).toBe(text);
  expect(parseCost(text, digits)).toBe(e4);
});

test('an average is rounded to be read, what is written is kept in full', () => {
  expect(formatCost(17_057_692, 2)).toBe('17.0577');
  expect(parseCost('0.000123', 2)).toBe(123);
});

test('what is no cost is refused', () => {
  expect(parseCost('-1', 2)).toBeNull();
  expect(parseCost('1.1234567', 2)).toBeNull();
});
