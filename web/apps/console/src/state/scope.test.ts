import { expect, test } from 'vitest';
import type { House } from './house.ts';
import { inScope, regionsOf, scopeOfRegion, storesInScope } from './scope.ts';
import { todayOf } from './today.ts';

const store = (id: string, region: string | null) => ({ id, code: id, name: id, region });
const house = {
  session: { stores: [store('m1', '澳門'), store('z1', '珠海'), store('m2', '澳門'), store('x1', null)] },
} as unknown as House;
const ids = (scope?: string) => storesInScope(house, scope).map(({ id }) => id);

test.each([
  [undefined, ['m1', 'z1', 'm2', 'x1']],
  ['all', ['m1', 'z1', 'm2', 'x1']],
  ['z1', ['z1']],
  [scopeOfRegion('澳門'), ['m1', 'm2']],
  [scopeOfRegion('Lisboa'), []],
])('%s holds %j', (scope, stores) => {
  expect(ids(scope)).toEqual(stores);
  for (const { id } of house.session.stores) expect(inScope(house, scope, id)).toBe(stores.includes(id));
});

test('regions come by name, and stores without one last', () => {
  expect(regionsOf(house).map(({ name, stores }) => [name, stores.length])).toEqual([
    ['澳門', 2],
    ['珠海', 1],
    [null, 1],
  ]);
});

test('today is that of the first store of a scope', () => {
  const place = (id: string, region: string, zone: string) => ({ ...store(id, region), zone, cutoff_minutes: 0 });
  const far = [place('m1', '澳門', 'Asia/Macau'), place('l1', 'Lisboa', 'Europe/Lisbon')];
  const two = { session: { stores: far } } as unknown as House;
  const late = Date.parse('2026-11-22T20:00:00Z');
  expect(todayOf(two, undefined, late)).toBe('2026-11-23');
  expect(todayOf(two, scopeOfRegion('Lisboa'), late)).toBe('2026-11-22');
});
