import type { Answer } from '#wire/client.ts';
import type { FloatRecord, Receipt, SaleException } from '#wire/types.ts';
import { type Database, type Delivery, type DeliveryState, type JournalEntry, strict } from './database.ts';

// What the server says of an entry: the sale with what a person must look at, or the float.
export interface Taken {
  readonly exceptions?: readonly SaleException[];
}
export type Post = (entry: JournalEntry) => Promise<Answer<Taken>>;

// How a run ended: nothing left to send, the server is away, or it wants somebody to sign in first.
export type FlushEnd = 'drained' | 'unreachable' | 'signed_out';

// Sends what is queued, oldest first, one after the other. A refused entry steps aside and the rest goes on. The answer to an
// entry may be lost on the way; the same bytes are sent again and the server answers them as before.
export async function flush(database: Database, post: Post, changed: () => void): Promise<FlushEnd> {
  for (;;) {
    const next = await oldestQueued(database);
    if (!next) return 'drained';
    const answer = await post(next.entry);
    if (answer.kind === 'refused' && answer.problem.status === 401) return 'signed_out';
    await settle(database, next.delivery, answer);
    changed();
    if (answer.kind === 'unreachable') return 'unreachable';
  }
}

interface Waiting {
  readonly entry: JournalEntry;
  readonly delivery: Delivery;
}

async function oldestQueued(database: Database): Promise<Waiting | null> {
  const tx = database.transaction(['deliveries', 'journal']);
  const cursor = await tx.objectStore('deliveries').index('state').openCursor('queued');
  if (!cursor) return null;
  const delivery = cursor.value;
  const entry = await tx.objectStore('journal').get([delivery.device, delivery.device_sequence]);
  if (!entry) throw new Error(`delivery ${delivery.device_sequence} has no journal entry`);
  return { entry, delivery };
}

async function settle(database: Database, delivery: Delivery, answer: Answer<Taken>): Promise<void> {
  const attempt_count = delivery.attempt_count + 1;
  await database
    .transaction('deliveries', 'readwrite', strict)
    .store.put(settled({ ...delivery, attempt_count }, answer));
}

function settled(delivery: Delivery, answer: Answer<Taken>): Delivery {
  switch (answer.kind) {
    case 'ok':
      return { ...delivery, state: 'sent', problem: null, exceptions: answer.value.exceptions ?? [] };
    case 'refused':
      return { ...delivery, state: 'refused', problem: answer.problem };
    case 'unreachable':
      return { ...delivery, problem: answer.problem };
  }
}

// Back into the queue, at its old place.
export async function retryRefused(database: Database): Promise<void> {
  const tx = database.transaction('deliveries', 'readwrite', strict);
  for (const delivery of await tx.store.index('state').getAll('refused'))
    await tx.store.put({ ...delivery, state: 'queued' });
  await tx.done;
}

export interface QueueItem {
  readonly delivery: Delivery;
  readonly receipt?: Receipt;
  readonly float?: FloatRecord;
}

export interface QueueView {
  readonly queued: readonly QueueItem[];
  readonly refused: readonly QueueItem[];
  // The server has them and opened a case for a person.
  readonly flagged: readonly QueueItem[];
}

export const emptyQueue: QueueView = { queued: [], refused: [], flagged: [] };
const flagged_count_max = 50;

export async function queueView(database: Database): Promise<QueueView> {
  const tx = database.transaction(['deliveries', 'journal']);
  const items = async (deliveries: readonly Delivery[]) => {
    const entries = deliveries.map((d) => tx.objectStore('journal').get([d.device, d.device_sequence]));
    const found = await Promise.all(entries);
    return deliveries.flatMap((delivery, at) => {
      const entry = found[at];
      if (!entry) return [];
      const { receipt, float } = entry;
      return [{ delivery, ...(receipt ? { receipt } : {}), ...(float ? { float } : {}) }];
    });
  };
  const inState = (state: DeliveryState) => tx.objectStore('deliveries').index('state').getAll(state);
  const queued = await items(await inState('queued'));
  const refused = await items(await inState('refused'));
  const sent = await inState('sent');
  const flagged = sent.filter((delivery) => delivery.exceptions.length > 0).slice(-flagged_count_max);
  return { queued, refused, flagged: (await items(flagged)).reverse() };
}
