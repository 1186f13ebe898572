import { expect, test } from 'vitest';
import { labelSizes, module_least_mm, pagesOf, symbolOf } from './label-layout.ts';

const [roll, , , sheet] = labelSizes;

test('a roll has a page for each label, a sheet twenty-four places', () => {
  expect(pagesOf(['a', 'b'], roll, 0)).toEqual([['a'], ['b']]);
  const labels = Array.from({ length: 25 }, (_, at) => at);
  expect(pagesOf(labels, sheet, 0).map((page) => page.length)).toEqual([24, 1]);
  expect(pagesOf(['a'], sheet, 2)).toEqual([[null, null, 'a']]);
  expect(pagesOf(labels, sheet, 23).map((page) => page.length)).toEqual([24, 24]);
  expect(pagesOf([], sheet, 3)).toEqual([[null, null, null]]);
});

test('an A4 sheet holds its labels', () => {
  expect(sheet.left_mm * 2 + sheet.columns * sheet.width_mm).toBeLessThanOrEqual(210);
  expect(sheet.top_mm * 2 + sheet.rows * sheet.height_mm).toBeLessThanOrEqual(297);
});

test('a barcode fits into its label and is never blown up', () => {
  const narrow = symbolOf('5901234123457', 36);
  expect((narrow?.module_mm ?? 0) * 113).toBeCloseTo(36, 5);
  expect(symbolOf('5901234123457', 66)?.module_mm).toBe(0.33);
  expect(symbolOf('A-1', 36)?.quiet).toEqual([10, 10]);
  expect(symbolOf('a code that is far too long', 36)?.module_mm).toBeLessThan(module_least_mm);
  expect(symbolOf('單', 36)).toBeNull();
});
