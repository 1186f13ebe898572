import { expect, test } from 'vitest';
import { backoff_ms } from './backoff.ts';
import { refresher } from './refresher.ts';

test('waits longer each time, up to a quarter of a minute', () => {
  expect([0, 1, 2, 5, 50].map((attempt) => backoff_ms(attempt, 0))).toEqual([500, 1000, 2000, 15_000, 15_000]);
  expect(backoff_ms(1, 1)).toBe(750);
});

test('many calls while one question is out become one more question', async () => {
  const waiting: (() => void)[] = [];
  const refresh = refresher(() => new Promise<void>((resolve) => waiting.push(resolve)));
  for (let call = 0; call < 5; call++) refresh();
  expect(waiting).toHaveLength(1);
  waiting[0]?.();
  await new Promise((resolve) => setTimeout(resolve));
  expect(waiting).toHaveLength(2);
  waiting[1]?.();
  await new Promise((resolve) => setTimeout(resolve));
  expect(waiting).toHaveLength(2);
});

test('a question that fails does not end the asking', async () => {
  let count = 0;
  const refresh = refresher(async () => {
    count++;
    throw new Error('no answer');
  });
  refresh();
  await new Promise((resolve) => setTimeout(resolve));
  refresh();
  await new Promise((resolve) => setTimeout(resolve));
  expect(count).toBe(2);
});
