import { expect, test } from 'vitest';
import { checkDigit, readGtin } from './gtin.ts';

test('check digits of every length', () => {
  for (const number of ['96385074', '036000291452', '4890008100309', '4006381333931', '10614141000415']) {
    expect(checkDigit(number.slice(0, -1))).toBe(number.slice(-1));
  }
});

test('what a barcode looks like while it is typed', () => {
  expect(readGtin('4890008100309')).toEqual({ kind: 'good' });
  expect(readGtin('4890008100308')).toEqual({ kind: 'wrong', digit: '9' });
  expect(readGtin('489000810030')).toEqual({ kind: 'lacking', digit: '9' });
  expect(readGtin('036000291452')).toEqual({ kind: 'good' });
  expect(readGtin('9638507')).toEqual({ kind: 'lacking', digit: '4' });
  expect(readGtin('12345')).toEqual({ kind: 'plain' });
  expect(readGtin('AB-489000810030')).toEqual({ kind: 'plain' });
  expect(readGtin('')).toEqual({ kind: 'plain' });
});
