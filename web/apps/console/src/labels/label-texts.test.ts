import { expect, test } from 'vitest';
import type { GoodsRow } from '#wire/goods.ts';
import { labelText } from './label-texts.ts';

const rice: GoodsRow = {
  id: 'r',
  code: 'R-1',
  names: { 'zh-Hant': '米', 'zh-Hans': '米', en: 'Rice' },
  barcodes: [],
  category: null,
  unit: 'kg',
  tax_class: 'none',
  active: true,
  family: null,
  options: [],
  pictures: [],
  ingredients: '',
  price: 1250,
  member_price: null,
  on_hand_milli: null,
  version: 1,
};
const mop = { code: 'MOP', digits: 2 };
const all = { size: '40x30', first: 'zh-Hant', second: 'en', price: true, barcode: true } as const;

test('what is sold by weight has its price for a kilogram, and its code where it has no barcode', () => {
  expect(labelText(rice, all, mop, () => 'kg')).toEqual({
    names: [
      { text: '米', lang: 'zh-Hant' },
      { text: 'Rice', lang: 'en' },
    ],
    price: 'MOP\u00a012.50',
    per: '/ kg',
    barcode: 'R-1',
  });
});

test('what says the same, is not wanted or is not known is left out', () => {
  expect(labelText(rice, { ...all, second: 'zh-Hans' }, mop, () => 'kg').names).toHaveLength(1);
  expect(labelText(rice, { ...all, second: 'pt' }, mop, () => 'kg').names).toHaveLength(1);
  const bare = labelText({ ...rice, price: null }, { ...all, first: '', second: '', barcode: false }, mop, () => 'kg');
  expect(bare).toEqual({ names: [], price: null, per: null, barcode: null });
  const piece = labelText({ ...rice, unit: 'each', barcodes: ['96385074'] }, all, mop, () => 'pcs');
  expect([piece.per, piece.barcode]).toEqual([null, '96385074']);
});
