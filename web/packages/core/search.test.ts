import { expect, test } from 'vitest';
import { buildIndex, findExact, type Searchable, search } from './search.ts';

const lemonTea: Searchable = {
  code: 'A-100',
  barcodes: ['4890008100309'],
  names: { 'zh-Hant': '檸檬茶', 'zh-Hans': '柠檬茶', en: 'Lemon tea' },
  search: { pinyin: 'ningmengcha', initials: 'nmc' },
  fold: '柠檬茶',
};
const chongqing: Searchable = {
  code: 'B-7',
  barcodes: ['0012345678905'],
  names: { 'zh-Hant': '重慶小麵', 'zh-Hans': '重庆小面', en: 'Chongqing noodles' },
  search: { pinyin: 'chongqingxiaomian zhongqingxiaomian', initials: 'cqxm zqxm' },
  fold: '重庆小面',
};
const greenTea: Searchable = {
  code: 'C-1',
  barcodes: [],
  names: { 'zh-Hant': '綠茶', en: 'Green tea' },
  search: { pinyin: 'lvcha', initials: 'lc' },
  fold: '绿茶',
};
// Has a name in Simplified alone; the table is what the server has for these characters.
const noodles: Searchable = {
  code: 'D-2',
  barcodes: [],
  names: { 'zh-Hans': '云吞面' },
  search: { pinyin: 'yuntunmian', initials: 'ytm' },
  fold: '云吞面',
};
const folding = { from: '檸慶麵綠雲', to: '柠庆面绿云' };
const index = buildIndex([lemonTea, chongqing, greenTea, noodles], folding);

test.each([
  ['檸檬', [lemonTea]],
  ['柠檬', [lemonTea]],
  ['nmc', [lemonTea]],
  ['ningmeng', [lemonTea]],
  ['LEMON', [lemonTea]],
  ['a-100', [lemonTea]],
  ['4890008', [lemonTea]],
  ['zhongqing', [chongqing]],
  ['cqxm', [chongqing]],
  ['绿茶', [greenTea]],
  ['tea green', [greenTea]],
  ['茶', [lemonTea, greenTea]],
  ['綠茶', [greenTea]],
  ['雲吞麵', [noodles]],
  ['云吞', [noodles]],
  ['麵', [chongqing, noodles]],
  ['面', [chongqing, noodles]],
  ['nothing', []],
])('%s', (query, expected) => {
  expect(search(index, query, 10)).toEqual(expected);
});

test('without the table, as on a till that was updated offline, a script finds its own names', () => {
  const alone = buildIndex([lemonTea, noodles], null);
  expect(search(alone, '檸檬', 10)).toEqual([lemonTea]);
  expect(search(alone, '雲吞', 10)).toEqual([]);
});

test('what begins with the query comes first', () => {
  expect(search(index, 'c', 10)[0]).toBe(chongqing);
});

test('stops at the count asked for', () => {
  expect(search(index, '', 2)).toEqual([lemonTea, chongqing]);
  expect(search(index, 'tea', 1)).toEqual([lemonTea]);
});

test('finds one product by barcode, by UPC-A without its zero, and by code', () => {
  expect(findExact(index, '4890008100309')).toBe(lemonTea);
  expect(findExact(index, '012345678905')).toBe(chongqing);
  expect(findExact(index, 'c-1')).toBe(greenTea);
  expect(findExact(index, '489000810030')).toBeUndefined();
});

test('50,000 products are searched within 20 ms', () => {
  const many = buildIndex(
    Array.from({ length: 50_000 }, (_, at) => ({
      ...lemonTea,
      code: `S-${at}`,
      barcodes: [`48${String(at).padStart(11, '0')}`],
    })),
    folding,
  );
  for (const query of ['nmc', '檸', 'zzz', 'lemon', '48000000499', '沒有']) {
    // The best of several: what the code costs, not what else the machine does meanwhile.
    const times = Array.from({ length: 9 }, () => {
      const start = performance.now();
      search(many, query, 30);
      return performance.now() - start;
    });
    expect(Math.min(...times), query).toBeLessThan(20);
  }
});
