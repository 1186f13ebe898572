import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Folding } from '#core/search.ts';
import type { Problem } from '#wire/client.ts';
import type { FloatRecord, Pricing, Product, Receipt, SaleException, Session } from '#wire/types.ts';

// Where a device's journal and its till's receipt numbers stand.
export interface Tail {
  readonly device: string;
  readonly next_sequence: number;
  readonly next_device_sequence: number;
  readonly last_hash: string;
}

// Written once, never changed. `body` is what goes to the server, byte for byte; `hash` is its SHA-256.
export interface JournalEntry {
  readonly device: string;
  readonly device_sequence: number;
  readonly previous_hash: string;
  readonly hash: string;
  readonly body: string;
  // Of a sale, as it was printed.
  readonly receipt?: Receipt;
  // Of a float.
  readonly float?: FloatRecord;
}

// What somebody has said of a drawer's float last: for which business day, and how much it was, that day or before.
export interface KeptFloat {
  readonly date: string;
  readonly said: 'entered' | 'later';
  readonly amount: number;
}

// What became of a journal entry: waits, the server has it, or the server said no and a person must look.
export type DeliveryState = 'queued' | 'sent' | 'refused';
export interface Delivery {
  readonly device: string;
  readonly device_sequence: number;
  readonly state: DeliveryState;
  readonly attempt_count: number;
  readonly problem: Problem | null;
  readonly exceptions: readonly SaleException[];
}

export interface CatalogueChunk {
  readonly products: readonly Product[];
}

interface TillSchema extends DBSchema {
  tails: { key: string; value: Tail };
  journal: { key: [string, number]; value: JournalEntry; indexes: { receipt: string } };
  deliveries: { key: [string, number]; value: Delivery; indexes: { state: DeliveryState } };
  catalogue: { key: number; value: CatalogueChunk };
  kept: {
    key: string;
    value: {
      readonly session?: Session;
      readonly pricing?: Pricing;
      readonly catalogue_version?: number;
      readonly folding?: Folding;
      readonly float?: KeptFloat;
    };
  };
}

export type Database = IDBPDatabase<TillSchema>;

const key = ['device', 'device_sequence'];

export function openDatabase(name = 'zhanggui-till'): Promise<Database> {
  return openDB<TillSchema>(name, 1, {
    upgrade(database) {
      database.createObjectStore('tails', { keyPath: 'device' });
      database.createObjectStore('journal', { keyPath: key }).createIndex('receipt', 'receipt.id', { unique: true });
      database.createObjectStore('deliveries', { keyPath: key }).createIndex('state', 'state');
      database.createObjectStore('catalogue');
      database.createObjectStore('kept');
    },
  });
}

// The disk has it before the promise resolves. Without this a power cut loses writes that were reported as done.
export const strict: IDBTransactionOptions = { durability: 'strict' };
