import { expect, test } from 'vitest';
import { code128 } from './code128.ts';
import { ean, eanModules } from './ean.ts';

test('patterns that are known', () => {
  expect(eanModules('5901234123457')).toBe(
    '10100010110100111011001100100110111101001110101010110011011011001000010101110010011101000100101',
  );
  expect(eanModules('96385074')).toBe('1010001011010111101111010110111010101001110111001010001001011100101');
});

test('a UPC-A is the EAN-13 that begins with nought', () => {
  expect(eanModules('036000291452')).toBe(eanModules('0036000291452'));
});

test('every first digit has parities of its own', () => {
  const numbers = Array.from({ length: 10 }, (_, first) => `${first}00000000000`);
  const lefts = numbers.map((number) => {
    for (let check = 0; check < 10; check++) {
      const modules = eanModules(`${number}${check}`);
      if (modules) return modules.slice(3, 45);
    }
    return '';
  });
  expect(new Set(lefts).size).toBe(10);
});

test('bars and spaces alternate and fill the symbol', () => {
  const sum = (widths: readonly number[] | null) => widths?.reduce((all, width) => all + width, 0);
  expect(sum(ean('5901234123457'))).toBe(95);
  expect(sum(ean('96385074'))).toBe(67);
  expect(ean('5901234123457')).toHaveLength(59);
});

test('what is no EAN is refused', () => {
  for (const text of ['5901234123458', '12345', 'ABC', '', '59012341234570']) expect(ean(text)).toBeNull();
  expect(code128('5901234123458')).not.toBeNull();
});
