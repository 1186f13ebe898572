import { expect, test } from 'vitest';
import { code128 } from './code128.ts';

test('each symbol is eleven modules wide and the stop thirteen', () => {
  const bars = code128('M01-T1-000012') ?? [];
  expect(bars.reduce((sum, width) => sum + width, 0)).toBe((13 + 2) * 11 + 13);
  for (let at = 0; at < bars.length - 7; at += 6) {
    expect(bars.slice(at, at + 6).reduce((sum, width) => sum + width, 0)).toBe(11);
  }
});

// 104 + 48x1 + 42x2 + 42x3 + 17x4 + 18x5 + 19x6 + 35x7 = 879, and 879 mod 103 is 55.
test('the check symbol weighs each value by its place', () => {
  const bars = code128('PJJ123C') ?? [];
  expect(bars.slice(8 * 6, 9 * 6).join('')).toBe('311321');
});

test('what has no symbol is refused', () => {
  expect(code128('單')).toBeNull();
});
