import { expect, test } from 'vitest';
import { adjustmentOf, parseQuantity } from './adjustment.ts';

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
