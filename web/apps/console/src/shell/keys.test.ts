import { expect, test } from 'vitest';
import { keyMeaning } from './keys.ts';
import { allPages } from './pages.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false };
const g = { key: 'g', at_ms: 0 };

test.each([
  [{ ...plain, key: 'k', ctrlKey: true }, null, false, { kind: 'panel', name: 'palette' }],
  [{ ...plain, key: 'K', metaKey: true }, null, true, { kind: 'panel', name: 'palette' }],
  [{ ...plain, key: '?' }, null, false, { kind: 'panel', name: 'keys' }],
  [{ ...plain, key: '?' }, null, true, null],
  [{ ...plain, key: '/' }, null, false, { kind: 'panel', name: 'palette' }],
  [{ ...plain, key: 'r' }, g, false, { kind: 'page', to: '/receipts' }],
  [{ ...plain, key: 'r' }, g, true, null],
  [{ ...plain, key: 'r' }, null, false, null],
  [{ ...plain, key: 'r', ctrlKey: true }, g, false, null],
  [{ ...plain, key: 'q' }, g, false, null],
] as const)('%j after %j', (pressed, before, typing, meaning) => {
  expect(keyMeaning(pressed, before, typing)).toEqual(meaning);
});

test('every page has an address, a letter and a place of its own', () => {
  const unlike = (values: readonly string[]) => new Set(values).size === values.length;
  expect(unlike(allPages.map(({ to }) => to))).toBe(true);
  expect(unlike(allPages.map(({ key }) => key))).toBe(true);
  expect(allPages.filter(({ pinned }) => pinned).length).toBeLessThanOrEqual(4);
});
