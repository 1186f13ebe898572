import { expect, test } from 'vitest';
import { formatPercent } from '#i18n/format.ts';
import { bars, linePath, scaleOf } from './chart-scale.ts';
import { deltaOf, deltaText } from './delta.ts';

test.each([
  [112_500, 100_000, 'more', 'up', 'good', '+12.5%'],
  [97_000, 100_000, 'more', 'down', 'bad', '−3%'],
  [97_000, 100_000, 'less', 'down', 'good', '−3%'],
  [100_000, 100_000, 'more', 'same', 'neutral', '0%'],
  [5_000_000, 100, 'more', 'up', 'good', '+999%'],
  [-500, 1_000, 'more', 'down', 'bad', '−150%'],
  [500, -1_000, 'more', 'up', 'good', '+150%'],
] as const)('%d against %d, %s welcome', (now, before, welcome, direction, meaning, text) => {
  const delta = deltaOf(now, before, welcome);
  expect(delta).toMatchObject({ direction, meaning });
  expect(delta && deltaText(delta, formatPercent)).toBe(text);
});

test('nothing to compare with is no change', () => {
  expect(deltaOf(100, 0, 'more')).toBeNull();
  expect(deltaOf(100, undefined, 'more')).toBeNull();
  expect(deltaOf(null, 100, 'more')).toBeNull();
});

test.each([
  [[0], 100, 100, 2],
  [[123_456], 100, 150_000, 4],
  [[99_999], 100, 100_000, 3],
  [[1_999], 100, 2_000, 5],
  [[7], 1, 8, 5],
])('the scale above %j by %d ends at %d with %d ticks', (values, unit, max, ticks) => {
  const scale = scaleOf(values, unit);
  expect(scale.max).toBe(max);
  expect(scale.ticks).toHaveLength(ticks);
});

test('every scale holds its values and has few ticks', () => {
  for (let value = 1; value < 10_000_000; value = Math.ceil(value * 1.37)) {
    const { max, ticks } = scaleOf([value, 3], 100);
    expect(max).toBeGreaterThanOrEqual(value);
    expect(ticks.length).toBeLessThanOrEqual(5);
    expect(ticks.at(-1)).toBe(max);
  }
});

test('bars stand on the ground inside the frame; a net refund hour is empty', () => {
  const frame = { width: 240, height: 100, max: 200, count: 24 };
  const [full, half, below] = bars([200, 100, -50], frame);
  expect(full).toMatchObject({ y: 0, height: 100 });
  expect(half).toMatchObject({ y: 50, height: 50 });
  expect(below).toMatchObject({ y: 100, height: 0 });
  expect(linePath([0, 200], frame)).toBe('M5.0 100.0L15.0 0.0');
});
