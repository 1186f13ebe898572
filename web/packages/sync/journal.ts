import type { FloatRecord, Receipt } from '#wire/types.ts';
import { type Database, type Delivery, type JournalEntry, strict, type Tail } from './database.ts';
import { sha256Hex } from './sha256.ts';

// A sale has a receipt and takes its number, a float has none.
export interface Draft {
  readonly body: string;
  readonly receipt?: Receipt;
  readonly float?: FloatRecord;
}

export const genesis_hash = '0'.repeat(64);

export class NotEnrolled extends Error {}

// Takes over where the server saw this device stop, unless this browser already knows later entries.
export async function adoptTail(database: Database, seen: Tail): Promise<Tail> {
  const tx = database.transaction('tails', 'readwrite', strict);
  const own = await tx.store.get(seen.device);
  const behind = !own || seen.next_device_sequence > own.next_device_sequence;
  const base = own && !behind ? own : seen;
  const tail = { ...base, next_sequence: Math.max(seen.next_sequence, own?.next_sequence ?? 1) };
  await tx.store.put(tail);
  await tx.done;
  return tail;
}

export interface SaleDraft extends Draft {
  readonly receipt: Receipt;
}

// Writes one entry for good and only then answers. `draft` builds it for the numbers given; it runs again when another tab took
// those numbers in between, so numbers have no gap and no double.
export async function append<Made extends Draft>(
  database: Database,
  device: string,
  draft: (tail: Tail) => Made,
): Promise<JournalEntry & Made> {
  for (;;) {
    const tail = await database.get('tails', device);
    if (!tail) throw new NotEnrolled();
    const made = draft(tail);
    const entry = {
      ...made,
      device,
      device_sequence: tail.next_device_sequence,
      previous_hash: tail.last_hash,
      hash: await sha256Hex(made.body),
    };
    if (await keep(database, tail, entry)) return entry;
  }
}

async function keep(database: Database, tail: Tail, entry: JournalEntry): Promise<boolean> {
  const tx = database.transaction(['tails', 'journal', 'deliveries'], 'readwrite', strict);
  const now = await tx.objectStore('tails').get(tail.device);
  if (now?.next_device_sequence !== tail.next_device_sequence) {
    await tx.done;
    return false;
  }
  const { device, device_sequence } = entry;
  const delivery: Delivery = {
    device,
    device_sequence,
    state: 'queued',
    attempt_count: 0,
    problem: null,
    exceptions: [],
  };
  const next: Tail = {
    device,
    next_sequence: tail.next_sequence + (entry.receipt ? 1 : 0),
    next_device_sequence: tail.next_device_sequence + 1,
    last_hash: entry.hash,
  };
  await Promise.all([
    tx.objectStore('journal').add(entry),
    tx.objectStore('deliveries').add(delivery),
    tx.objectStore('tails').put(next),
    tx.done,
  ]);
  return true;
}

// Newest first.
export async function recentEntries(
  database: Database,
  device: string,
  count_max: number,
): Promise<readonly JournalEntry[]> {
  const range = IDBKeyRange.bound([device, 0], [device, Number.MAX_SAFE_INTEGER]);
  const entries: JournalEntry[] = [];
  let cursor = await database.transaction('journal').store.openCursor(range, 'prev');
  while (cursor && entries.length < count_max) {
    entries.push(cursor.value);
    cursor = await cursor.continue();
  }
  return entries;
}
