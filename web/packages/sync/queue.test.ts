import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Answer } from '#wire/client.ts';
import type { Receipt } from '#wire/types.ts';
import { type Database, type JournalEntry, openDatabase } from './database.ts';
import { adoptTail, append } from './journal.ts';
import { flush, queueView, retryRefused, type Taken } from './queue.ts';
import { createRunner, delay_first_ms, delay_max_ms } from './runner.ts';
import { device, draftOf, firstTail, floatOf, ok, refused, unreachable } from './testing/shop.ts';

let database: Database;
let name = 0;
const nothing = () => {};

beforeEach(async () => {
  database = await openDatabase(`queue-${++name}`);
  await adoptTail(database, firstTail);
});

async function sell(count: number): Promise<readonly string[]> {
  const bodies: string[] = [];
  for (let at = 0; at < count; at++) bodies.push((await append(database, device, draftOf)).body);
  return bodies;
}

function counts(view: Awaited<ReturnType<typeof queueView>>) {
  return [view.queued.length, view.refused.length, view.flagged.length];
}

test('sends the exact bytes in order and once', async () => {
  const bodies = await sell(3);
  const post = vi.fn(async ({ body }: JournalEntry) => ok(body));
  expect(await flush(database, post, nothing)).toBe('drained');
  expect(post.mock.calls.map(([entry]) => entry.body)).toEqual(bodies);
  expect(await flush(database, post, nothing)).toBe('drained');
  expect(post).toHaveBeenCalledTimes(3);
});

test('a float keeps its place between the sales, and is shown as what it is', async () => {
  await sell(1);
  const float = await append(database, device, floatOf);
  const after = await append(database, device, draftOf);
  expect(after.receipt.number).toBe('M01-T1-000002');
  expect(after.previous_hash).toBe(float.hash);
  const view = await queueView(database);
  expect(view.queued.map((item) => item.float?.amount ?? item.receipt?.number)).toEqual([
    'M01-T1-000001',
    50_000,
    'M01-T1-000002',
  ]);
  const sent: string[] = [];
  const post = async (entry: JournalEntry): Promise<Answer<Taken>> => {
    sent.push(entry.float ? 'float' : 'sale');
    return entry.float ? { kind: 'ok', status: 201, value: {} } : ok(entry.body);
  };
  expect(await flush(database, post, nothing)).toBe('drained');
  expect(sent).toEqual(['sale', 'float', 'sale']);
});

test('an unreachable server stops the run; the next one goes on with the same bytes', async () => {
  const bodies = await sell(2);
  const sent: string[] = [];
  expect(await flush(database, async () => unreachable, nothing)).toBe('unreachable');
  expect(counts(await queueView(database))).toEqual([2, 0, 0]);
  await flush(
    database,
    async ({ body }) => {
      sent.push(body);
      return ok(body);
    },
    nothing,
  );
  expect(sent).toEqual(bodies);
});

test('a refused sale steps aside with its reason, stays, and the rest flows', async () => {
  const [first] = await sell(3);
  const post = async ({ body }: JournalEntry): Promise<Answer<Receipt>> =>
    body === first ? refused(422, 'unknown_sku') : ok(body);
  expect(await flush(database, post, nothing)).toBe('drained');
  const view = await queueView(database);
  expect(counts(view)).toEqual([0, 1, 0]);
  expect(view.refused[0]?.delivery.problem?.code).toBe('unknown_sku');
  expect(view.refused[0]?.receipt?.number).toBe('M01-T1-000001');
});

test('a refused sale can be sent again', async () => {
  const bodies = await sell(1);
  await flush(database, async () => refused(422, 'unknown_sku'), nothing);
  await retryRefused(database);
  const post = vi.fn(async ({ body }: JournalEntry) => ok(body));
  await flush(database, post, nothing);
  expect(post.mock.calls.map(([entry]) => entry.body)).toEqual([bodies[0]]);
  expect(counts(await queueView(database))).toEqual([0, 0, 0]);
});

test('being signed out is no word about the sale: it stays queued', async () => {
  await sell(1);
  expect(await flush(database, async () => refused(401, 'not_signed_in'), nothing)).toBe('signed_out');
  expect(counts(await queueView(database))).toEqual([1, 0, 0]);
});

test('an accepted sale with an exception is shown for a person', async () => {
  await sell(1);
  const exception = { id: 'e', kind: 'stock_below_zero', sku: 'p' } as const;
  await flush(database, async ({ body }) => ok(body, [exception]), nothing);
  const view = await queueView(database);
  expect(counts(view)).toEqual([0, 0, 1]);
  expect(view.flagged[0]?.delivery.exceptions).toEqual([exception]);
});

test('backs off from one to fifteen seconds and starts over after success', async () => {
  const delays: number[] = [];
  let end: 'unreachable' | 'drained' = 'unreachable';
  let retry = nothing;
  const runner = createRunner({
    flush: async () => end,
    ended: nothing,
    locks: undefined,
    later: (run, delay_ms) => {
      delays.push(delay_ms);
      retry = run;
      return nothing;
    },
  });
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  runner.kick();
  await settled();
  for (let at = 0; at < 5; at++) {
    retry();
    await settled();
  }
  expect(delays).toEqual([delay_first_ms, 2000, 4000, 8000, delay_max_ms, delay_max_ms]);
  end = 'drained';
  retry();
  await settled();
  end = 'unreachable';
  runner.kick();
  await settled();
  expect(delays.at(-1)).toBe(delay_first_ms);
});

test('a sale made while the queue runs is sent by a second run, never beside the first', async () => {
  let running = 0;
  let most = 0;
  let runs = 0;
  const runner = createRunner({
    flush: async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running--;
      runs++;
      return 'drained';
    },
    ended: nothing,
    locks: undefined,
    later: () => nothing,
  });
  runner.kick();
  runner.kick();
  runner.kick();
  await vi.waitFor(() => expect(runs).toBe(2));
  expect(most).toBe(1);
});
