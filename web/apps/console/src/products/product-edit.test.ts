import { expect, test } from 'vitest';
import { unsaved, withBarcode, withoutBlanks } from './product-edit.ts';

test('fields that are left empty go, and the rest count from one', () => {
  expect(withoutBlanks({ barcodes: ['', ' 96385074 ', ' '], code: 'A' })).toEqual({
    barcodes: ['96385074'],
    code: 'A',
  });
  expect(withoutBlanks({ code: 'A' })).toEqual({ code: 'A' });
});

test('an own barcode comes after those that are typed and not saved', () => {
  expect(withBarcode({ barcodes: ['1', '2'] }, '29')).toEqual({ barcodes: ['1', '2', '29'] });
  expect(withBarcode({ code: 'A' }, '29')).toEqual({ code: 'A' });
});

test('what is typed while it is being saved stays', () => {
  const sent = { names: { en: 'Tea' }, ingredients: 'tea', active: false };
  expect(unsaved(sent, sent)).toEqual({});
  expect(unsaved({ ...sent, ingredients: 'tea, sugar', code: 'B' }, sent)).toEqual({
    ingredients: 'tea, sugar',
    code: 'B',
  });
});
