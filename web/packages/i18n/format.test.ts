import { expect, test } from 'vitest';
import {
  formatAmount,
  formatDate,
  formatDateTime,
  formatMoney,
  formatPercent,
  formatQuantity,
  parseAmount,
} from './format.ts';
import { languageOf } from './language.ts';
import { nameIn } from './names.ts';
import { problemText } from './problems/problems.ts';

test.each([
  [0, 2, '0.00'],
  [5, 2, '0.05'],
  [123456, 2, '1,234.56'],
  [-123456789, 2, '−1,234,567.89'],
  [1234567, 0, '1,234,567'],
  [1500, 3, '1.500'],
  [9007199254740991, 2, '90,071,992,547,409.91'],
])('%d with %d digits is %s', (minor, digits, text) => {
  expect(formatAmount(minor, digits)).toBe(text);
});

test('money names its currency', () => {
  expect(formatMoney(1250, { code: 'MOP', digits: 2 })).toBe('MOP\u00a012.50');
});

test.each([
  ['12.5', 2, 1250],
  ['1,234.56', 2, 123456],
  ['7', 0, 7],
  ['7.', 2, 700],
  ['7.123', 2, null],
  ['', 2, null],
  ['-5', 2, null],
  ['abc', 2, null],
])('%j is read as %s', (text, digits, minor) => {
  expect(parseAmount(text, digits)).toBe(minor);
});

test('quantities and percentages drop empty decimals', () => {
  expect([1000, 1235, 500, 10000, -2000].map(formatQuantity)).toEqual(['1', '1.235', '0.5', '10', '−2']);
  expect([500, 1250].map(formatPercent)).toEqual(['5%', '12.5%']);
});

test('times are the wall clock of the store', () => {
  const at = '2026-11-21T18:30:05Z';
  expect(formatDateTime(at, { language: 'en', zone: 'Asia/Macau' })).toBe('22/11/2026, 02:30:05');
  expect(formatDate('2026-11-22', 'zh-Hant')).toContain('2026');
});

test('a browser language becomes one of ours', () => {
  expect(['zh-HK', 'zh-MO', 'zh-CN', 'zh', 'zh-Hans-HK', 'pt-PT', 'pt', 'fr', 'ptx'].map(languageOf)).toEqual([
    'zh-Hant',
    'zh-Hant',
    'zh-Hans',
    'zh-Hant',
    'zh-Hans',
    'pt',
    'pt',
    'en',
    'en',
  ]);
});

test('a name falls back to a language that has one', () => {
  expect(nameIn({ 'zh-Hant': '茶' }, 'en')).toBe('茶');
  expect(nameIn({ 'zh-Hant': '檸檬茶', en: 'Lemon tea' }, 'zh-Hans')).toBe('檸檬茶');
  expect(nameIn({ 'zh-Hant': '檸檬茶', en: 'Lemon tea' }, 'pt')).toBe('Lemon tea');
  expect(nameIn({ 'zh-Hant': '檸檬茶', pt: 'Chá de limão' }, 'en')).toBe('Chá de limão');
});

test('a known refusal is told in the reader’s words, an unknown one in the server’s', () => {
  expect(problemText({ code: 'unknown_sku', title: 'x' }, 'zh-Hans')).toContain('商品');
  expect(problemText({ code: 'brand_new', title: 'Something new' }, 'en')).toBe('Something new');
  expect(problemText(null, 'en')).toContain('cannot be reached');
});
