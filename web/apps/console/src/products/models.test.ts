import { expect, test } from 'vitest';
import { nameIn } from '#i18n/names.ts';
import type { CategoryRow, Family } from '#wire/goods.ts';
import { parentsFor, treeOf } from './category-tree.ts';
import { codesFor, combinationsOf, missingIn, optionText } from './combinations.ts';
import { axesOf, draftOf, emptyAxis, withOptions } from './family-draft.ts';
import { goodsFilters, readProductSearch } from './product-search.ts';

const shirt: Family = {
  id: 'f',
  names: { en: 'Shirt' },
  version: 1,
  axes: [
    { names: { en: 'Size' }, options: ['S', 'M'].map((en, at) => ({ id: at + 1, names: { en } })) },
    { names: { en: 'Colour' }, options: ['Red', 'Blue'].map((en, at) => ({ id: at + 1, names: { en } })) },
  ],
};
const english = (names: Family['names']) => nameIn(names, 'en');

test('all combinations, and those that have no product', () => {
  expect(combinationsOf(shirt.axes)).toEqual([
    [1, 1],
    [1, 2],
    [2, 1],
    [2, 2],
  ]);
  expect(missingIn(shirt, [{ options: [1, 2] }, { options: [2, 1] }])).toEqual([
    [1, 1],
    [2, 2],
  ]);
  expect(optionText(shirt, [2, 1], english)).toBe('M / Red');
});

test('codes count on over those that are taken', () => {
  expect(codesFor('TS', 3, ['ts-2'])).toEqual(['TS-1', 'TS-3', 'TS-4']);
});

test('options are added at the end and keep their ids when they are renamed', () => {
  const axis = withOptions({ ...emptyAxis, text: 'Size' }, 'S, M、L,S');
  expect(axis.options.map(({ id, text }) => [id, text])).toEqual([
    [1, 'S'],
    [2, 'M'],
    [3, 'L'],
  ]);
  const draft = draftOf(shirt, english);
  const [size] = draft.axes;
  if (!size) throw new Error('no axis');
  const shrunk = { ...size, options: size.options.slice(1).map((one) => ({ ...one, text: 'Medium' })) };
  const grown = withOptions(shrunk, 'XL');
  expect(axesOf({ ...draft, axes: [grown] }, 'en', english)).toEqual([
    {
      names: { en: 'Size' },
      options: [
        { id: 2, names: { en: 'Medium' } },
        { id: 3, names: { en: 'XL' } },
      ],
    },
  ]);
});

test('an option does not get the number of one that was taken away before it', () => {
  const [size] = draftOf(shirt, english).axes;
  if (!size) throw new Error('no axis');
  const without_last = { ...size, options: size.options.slice(0, 1) };
  expect(withOptions(without_last, 'XL').options.map(({ id, text }) => `${id} ${text}`)).toEqual(['1 S', '3 XL']);
  const none = { ...withOptions(emptyAxis, 'S, M'), options: [] };
  expect(withOptions(none, 'L').options.map(({ id }) => id)).toEqual([3]);
});

test('a reader of another language does not overwrite names that they only see', () => {
  const chinese = (names: Family['names']) => nameIn(names, 'zh-Hant');
  const draft = draftOf(shirt, chinese);
  expect(axesOf(draft, 'zh-Hant', chinese)).toEqual(shirt.axes);
});

const row = (id: string, parent: string | null): CategoryRow => ({ id, names: { en: id }, parent, product_count: 0 });

test('the tree of categories, and where one may be moved', () => {
  const nodes = treeOf(
    [row('tea', 'drinks'), row('drinks', null), row('bread', null), row('lost', 'gone')],
    ({ id }) => id,
  );
  expect(nodes.map(({ path, depth }) => `${depth} ${path}`)).toEqual([
    '0 bread',
    '0 drinks',
    '1 drinks / tea',
    '0 lost',
  ]);
  expect(parentsFor(nodes, 'drinks').map(({ id }) => id)).toEqual(['bread', 'lost']);
  expect(parentsFor(nodes, null)).toHaveLength(4);
});

test('filters out of the address', () => {
  expect(readProductSearch({ query: 'tea', state: 'gone', lacking: 'price' })).toEqual({
    query: 'tea',
    state: undefined,
    lacking: 'price',
  });
  expect(goodsFilters({}).state).toBe('active');
  expect(goodsFilters({ state: 'all' }).state).toBeUndefined();
});
