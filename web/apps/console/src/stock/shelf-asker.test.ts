import { expect, test } from 'vitest';
import type { StockRow } from '#wire/stock.ts';
import { settle_ms, shelfAsker } from './shelf-asker.ts';

function server() {
  const waiting: ((on_hand_milli: number) => void)[] = [];
  const shown: number[] = [];
  let now = 0;
  const asker = shelfAsker({
    read: () =>
      new Promise((answer) =>
        waiting.push((on_hand_milli) => answer([{ on_hand_milli } as Partial<StockRow> as StockRow])),
      ),
    put: (rows) => shown.push(rows[0]?.on_hand_milli ?? Number.NaN),
    now_ms: () => now,
  });
  const answers = async (on_hand_milli: number) => {
    waiting.shift()?.(on_hand_milli);
    await new Promise((done) => setTimeout(done));
  };
  return { asker, answers, shown, waiting, pass: (ms: number) => (now += ms) };
}

test('what happens while the answer is on its way is asked for once more, however often', async () => {
  const { asker, answers, shown, waiting } = server();
  const done = asker.ask('tea');
  await Promise.all([asker.ask('tea'), asker.ask('tea')]);
  expect(waiting).toHaveLength(1);
  await answers(10);
  await answers(9);
  await done;
  expect(shown).toEqual([10, 9]);
  expect(waiting).toHaveLength(0);
});

test('a figure is unsure until the events of before its answer must have come', async () => {
  const { asker, answers, pass } = server();
  expect(asker.isUnsure('tea')).toBe(false);
  void asker.ask('tea');
  expect([asker.isUnsure('tea'), asker.isUnsure('rice')]).toEqual([true, false]);
  await answers(10);
  expect(asker.isUnsure('tea')).toBe(true);
  pass(settle_ms);
  expect(asker.isUnsure('tea')).toBe(false);
});
