import { expect, test } from 'vitest';
import { runsOf } from './reach-model.ts';

test.each([
  [[], []],
  [[3], [[3]]],
  [
    [2, 1],
    [[1], [2]],
  ],
  [[5, 4, 3, 2, 1], [[1, 5]]],
  [
    [1, 2, 3, 5],
    [[1, 3], [5]],
  ],
  [
    [7, 1],
    [[1], [7]],
  ],
])('days %j are told as %j', (weekdays, runs) => {
  expect(runsOf(weekdays)).toEqual(runs);
});
