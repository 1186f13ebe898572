import { expect, test } from 'vitest';
import type { House } from '../state/house.ts';
import { nameOfScene, scenesOf } from './scenes.ts';

const stores = [
  { id: 'a', name: 'One', region: 'north' },
  { id: 'b', name: 'Two', region: 'north' },
  { id: 'c', name: 'Three', region: null },
];
const house = { session: { stores } } as unknown as House;

test.each([
  [undefined, [undefined, 'a', 'b', 'c']],
  ['region:north', ['region:north', 'a', 'b']],
  ['c', ['c']],
  ['region:nowhere', [undefined]],
])('the wall of %s turns through %j', (scope, scenes) => {
  expect(scenesOf(house, scope)).toEqual(scenes);
});

test('a scene is called as people call it', () => {
  expect(['region:north', 'b', undefined].map((scene) => nameOfScene(house, scene))).toEqual([
    'north',
    'Two',
    undefined,
  ]);
});
