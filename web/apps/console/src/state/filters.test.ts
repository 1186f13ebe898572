import { expect, test } from 'vitest';
import {
  filled,
  parseSearch,
  readReceiptSearch,
  readStockSearch,
  readStoreSearch,
  stringifySearch,
} from './filters.ts';

const id = '018f3a1c-0000-7000-8000-00000000000a';

test('filters go into the address and come back the same', () => {
  const search = { store: id, from: '2026-11-01', to: '2026-11-22', hour: '9', sku: id, number: 'M01-T1-000012' };
  const raw = parseSearch(stringifySearch(search));
  expect({ ...readStoreSearch(raw), ...readReceiptSearch(raw) }).toEqual(search);
});

test.each([
  [id, id],
  ['region:澳門', 'region:澳門'],
  ['region:', undefined],
  ['all of them', undefined],
])('the scope %s is read as %s', (given, store) => {
  expect(readStoreSearch(parseSearch(stringifySearch({ store: given })))).toStrictEqual({ store });
});

test('Chinese text and signs survive the address', () => {
  const raw = parseSearch(stringifySearch({ query: '檸檬茶 & 50%' }));
  expect(readStockSearch(raw)).toEqual({ query: '檸檬茶 & 50%' });
});

test.each([
  ['from', '2026-02-30'],
  ['to', '22/11/2026'],
  ['hour', '24'],
  ['hour', '-1'],
  ['sku', '1 or 1=1'],
  ['receipt', 'x'],
  ['number', ' '],
  ['weekday', '8'],
  ['member', 'nobody'],
  ['number', 'x'.repeat(200)],
])('%s=%s is not believed', (key, value) => {
  expect(readReceiptSearch({ [key]: value })).toStrictEqual({ [key]: undefined });
});

test('a number that looks like one stays text', () => {
  expect(readReceiptSearch(parseSearch('?number=000012'))).toEqual({ number: '000012' });
});

test('empty fields are no filters', () => {
  expect(stringifySearch({ from: '', number: undefined })).toBe('');
  expect(filled({ from: '', number: ' 12 ', to: undefined })).toEqual({ number: '12' });
});
