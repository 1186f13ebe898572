import { createStore, type Store } from '#core/store.ts';
import type { Database, KeptFloat, Tail } from '#sync/database.ts';
import { append } from '#sync/journal.ts';
import type { FloatRecord } from '#wire/types.ts';
import { momentAt } from '../basket/moment.ts';
import type { Shop } from '../state/shop.ts';

export interface FloatDesk {
  // What was said last; null on a browser where nobody has said anything yet.
  readonly kept: Store<KeptFloat | null>;
  // Keeps the float as an entry of the journal; of a business day the last one counts. False: it could not be written.
  readonly enter: (amount: number) => Promise<boolean>;
  // Not now; the business day goes on without.
  readonly later: () => Promise<void>;
}

export interface FloatParts {
  readonly shop: Store<Shop>;
  readonly database: Database;
  readonly newId: () => string;
  readonly now_ms: () => number;
  readonly kick: () => void;
}

export function keyOfFloat(device: string): string {
  return `float ${device}`;
}

// Offline too, and in the order of the till's sales.
export function openFloatDesk({ shop, database, newId, now_ms, kick }: FloatParts): FloatDesk {
  const kept = createStore<KeptFloat | null>(null);
  const key = keyOfFloat(shop.get().till.device);
  const read = async () => (await database.get('kept', key))?.float ?? null;
  const put = async (float: KeptFloat) => {
    await database.put('kept', { float }, key);
    kept.set(float);
  };
  void read().then(kept.set, console.error);

  const write = async (amount: number) => {
    const { store, till, currency } = shop.get();
    const at_ms = now_ms();
    const { date } = momentAt(at_ms, store);
    const id = newId();
    const draft = (tail: Tail) => {
      const float: FloatRecord = {
        id,
        device: tail.device,
        device_sequence: tail.next_device_sequence,
        previous_hash: tail.last_hash,
        store: store.id,
        till: till.id,
        at: new Date(at_ms).toISOString(),
        currency: currency.code,
        amount,
      };
      return { body: JSON.stringify(float), float };
    };
    try {
      // A second press, or another tab that was asked as well.
      const known = await read();
      const is_known = known?.said === 'entered' && known.date === date && known.amount === amount;
      if (!is_known) await append(database, till.device, draft);
    } catch (error) {
      console.error(error);
      return false;
    }
    const entered: KeptFloat = { date, said: 'entered', amount };
    // In the journal it is for good; without the note of it the till would only ask again.
    await put(entered).catch(console.error);
    kept.set(entered);
    kick();
    return true;
  };
  let last: Promise<unknown> = Promise.resolve();
  const enter = (amount: number) => {
    const written = last.then(() => write(amount));
    last = written;
    return written;
  };
  const later = async () => {
    const { date } = momentAt(now_ms(), shop.get().store);
    await put({ date, said: 'later', amount: kept.get()?.amount ?? 0 });
  };
  return { kept, enter, later };
}

export type FloatAsk = 'ask' | 'remind' | 'done';

// Of a business day: asked for until somebody says an amount or "later".
export function floatAsk(kept: KeptFloat | null, date: string): FloatAsk {
  if (kept?.date !== date) return 'ask';
  return kept.said === 'entered' ? 'done' : 'remind';
}
