import { expect, test } from 'vitest';
import { queryOfView } from './view-address.ts';

test.each([
  ['stock', { state: 'low', query: '茶 500ml', sku: 'a', location: 'b' }, 'query=%E8%8C%B6+500ml&state=low'],
  ['stock', { query: '茶 500ml', state: 'low' }, 'query=%E8%8C%B6+500ml&state=low'],
  ['receipts', { sku: 'a', member: 'm', receipt: 'r', kind: undefined }, 'member=m&sku=a'],
  ['members', { query: "O'Neil (Ana)!", member: 'm' }, 'query=O%27Neil+%28Ana%29%21'],
  ['products', { lacking: 'picture', product: 'p', tab: 'prices' }, 'lacking=picture'],
  ['board', {}, ''],
])('a view of %s keeps %j as %s', (page, search, query) => {
  expect(queryOfView(page, search)).toBe(query);
});
