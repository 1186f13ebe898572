import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from './database.ts';
import { adoptTail, append, genesis_hash, NotEnrolled, recentEntries } from './journal.ts';
import { device, draftOf, firstTail } from './testing/shop.ts';

let database: Database;
let name = 0;
beforeEach(async () => {
  database = await openDatabase(`journal-${++name}`);
});

test('entries are chained, numbered without gap, and hashed over their exact bytes', async () => {
  await adoptTail(database, firstTail);
  const entries = [await append(database, device, draftOf), await append(database, device, draftOf)];
  expect(entries.map((entry) => entry.device_sequence)).toEqual([1, 2]);
  expect(entries.map((entry) => entry.receipt.number)).toEqual(['M01-T1-000001', 'M01-T1-000002']);
  expect(entries.map((entry) => entry.previous_hash)).toEqual([genesis_hash, entries[0]?.hash]);
  for (const entry of entries) {
    expect(entry.hash).toBe(createHash('sha256').update(entry.body).digest('hex'));
  }
});

test('two tabs at once never share a number or break the chain', async () => {
  await adoptTail(database, firstTail);
  const other = await openDatabase(database.name);
  await Promise.all(Array.from({ length: 20 }, (_, at) => append(at % 2 ? other : database, device, draftOf)));
  const entries = [...(await recentEntries(database, device, 50))].reverse();
  expect(entries.map((entry) => entry.receipt?.sequence)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  for (const [at, entry] of entries.slice(1).entries()) expect(entry.previous_hash).toBe(entries[at]?.hash);
});

test('a draft that throws leaves nothing behind', async () => {
  await adoptTail(database, firstTail);
  const failing = append(database, device, () => {
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await recentEntries(database, device, 5)).toEqual([]);
  expect((await append(database, device, draftOf)).device_sequence).toBe(1);
});

test('a device that is not enrolled cannot sell', async () => {
  await expect(append(database, 'stranger', draftOf)).rejects.toBeInstanceOf(NotEnrolled);
});

test('goes on after the server when this browser lost its journal', async () => {
  const tail = await adoptTail(database, { device, next_sequence: 12, next_device_sequence: 9, last_hash: 'ab' });
  expect(tail).toEqual({ device, next_sequence: 12, next_device_sequence: 9, last_hash: 'ab' });
});

test('keeps its own end when the server has not seen the last sales yet', async () => {
  await adoptTail(database, firstTail);
  const entry = await append(database, device, draftOf);
  const tail = await adoptTail(database, firstTail);
  expect(tail).toEqual({ device, next_sequence: 2, next_device_sequence: 2, last_hash: entry.hash });
});
