import { expect, test } from 'vitest';
import { readLines, readPricingSearch, writeLines } from './search.ts';

const sku = '0193576d-1111-7000-8000-000000000001';

test('an address keeps what it can mean and nothing else', () => {
  const read = readPricingSearch({ tab: 'trial', state: 'gone', lines: `${sku}:2000`, at: 'noon', coupons: 'TEN' });
  expect(read).toEqual({ tab: 'trial', lines: `${sku}:2000`, coupons: 'TEN' });
  expect(readPricingSearch({ lines: `${sku}:2000,` })).toEqual({});
});

test('lines of the address come back the same', () => {
  const lines = [{ sku, quantity_milli: 1500 }];
  expect(readLines(writeLines(lines))).toEqual(lines);
  expect(writeLines([{ sku, quantity_milli: 0 }])).toBeUndefined();
  expect(readLines(undefined)).toEqual([]);
});
