import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { createStore } from '#core/store.ts';
import { type Database, openDatabase } from '#sync/database.ts';
import { adoptTail, recentEntries } from '#sync/journal.ts';
import { device, firstTail } from '#sync/testing/shop.ts';
import type { Shop } from '../state/shop.ts';
import { floatAsk, openFloatDesk } from './float.ts';

let database: Database;
let name = 0;
let now = 0;
let kicks = 0;
const shop = createStore({
  store: { id: 's', zone: 'Asia/Macau', cutoff_minutes: 240 },
  till: { id: 't', device },
  currency: { code: 'MOP', digits: 2 },
} as Shop);
const desk = () => openFloatDesk({ shop, database, newId: () => `id-${now}`, now_ms: () => now, kick: () => kicks++ });

beforeEach(async () => {
  database = await openDatabase(`float-${++name}`);
  await adoptTail(database, firstTail);
  now = Date.parse('2026-11-25T01:00:00Z');
  kicks = 0;
});

test('a float is an entry of the journal, once a business day', async () => {
  const float = desk();
  expect(await float.enter(50_000)).toBe(true);
  expect(float.kept.get()).toEqual({ date: '2026-11-25', said: 'entered', amount: 50_000 });
  const [entry] = await recentEntries(database, device, 5);
  expect(JSON.parse(entry?.body ?? '')).toMatchObject({
    amount: 50_000,
    device_sequence: 1,
    at: '2026-11-25T01:00:00.000Z',
  });
  expect(kicks).toBe(1);
  // Another tab that still asks, and a button that is pressed twice.
  const other = desk();
  expect(await Promise.all([other.enter(50_000), other.enter(50_000)])).toEqual([true, true]);
  expect(await recentEntries(database, device, 5)).toHaveLength(1);
  now += 24 * 3_600_000;
  expect(await float.enter(40_000)).toBe(true);
  expect(await recentEntries(database, device, 5)).toHaveLength(2);
});

test('a second press while the first is being written writes nothing more', async () => {
  const float = desk();
  expect(await Promise.all([float.enter(50_000), float.enter(50_000)])).toEqual([true, true]);
  expect(await recentEntries(database, device, 5)).toHaveLength(1);
});

test('a float that was wrong is entered again, and both stay in the journal', async () => {
  const float = desk();
  await float.enter(0);
  expect(await float.enter(50_000)).toBe(true);
  const entries = await recentEntries(database, device, 5);
  expect(entries.map((entry) => entry.float?.amount)).toEqual([50_000, 0]);
  expect(float.kept.get()?.amount).toBe(50_000);
});

test('what is in the journal is entered, also when the note of it cannot be kept', async () => {
  const float = desk();
  await float.later();
  const put = vi.spyOn(database, 'put').mockRejectedValue(new Error('full'));
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  expect(await float.enter(50_000)).toBe(true);
  expect(float.kept.get()?.said).toBe('entered');
  put.mockRestore();
});

test('later is for the day only, and offers what it was the time before', async () => {
  const float = desk();
  await float.enter(30_000);
  now += 24 * 3_600_000;
  await float.later();
  expect(float.kept.get()).toEqual({ date: '2026-11-26', said: 'later', amount: 30_000 });
  expect(await recentEntries(database, device, 5)).toHaveLength(1);
  expect(await float.enter(31_000)).toBe(true);
});

test('what cannot be written is not said to be', async () => {
  const stranger = openFloatDesk({
    shop: createStore({ ...shop.get(), till: { ...shop.get().till, device: 'stranger' } }),
    database,
    newId: () => 'x',
    now_ms: () => now,
    kick: () => kicks++,
  });
  expect(await stranger.enter(1)).toBe(false);
  expect(stranger.kept.get()).toBeNull();
});

test.each([
  [null, 'ask'],
  [{ date: '2026-11-24', said: 'entered', amount: 5 }, 'ask'],
  [{ date: '2026-11-24', said: 'later', amount: 5 }, 'ask'],
  [{ date: '2026-11-25', said: 'later', amount: 5 }, 'remind'],
  [{ date: '2026-11-25', said: 'entered', amount: 0 }, 'done'],
] as const)('%j is asked like this: %s', (kept, ask) => {
  expect(floatAsk(kept, '2026-11-25')).toBe(ask);
});
