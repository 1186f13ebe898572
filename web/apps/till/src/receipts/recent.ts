import type { Database, DeliveryState } from '#sync/database.ts';
import { recentEntries } from '#sync/journal.ts';
import type { Receipt } from '#wire/types.ts';

export interface RecentReceipt {
  readonly receipt: Receipt;
  readonly state: DeliveryState;
}

const count_max = 40;

// Newest first, out of this device's own journal: there with or without a server.
export async function recentReceipts(database: Database, device: string): Promise<readonly RecentReceipt[]> {
  const entries = await recentEntries(database, device, count_max);
  const states = await Promise.all(entries.map((entry) => database.get('deliveries', [device, entry.device_sequence])));
  return entries.flatMap(({ receipt }, at) => (receipt ? [{ receipt, state: states[at]?.state ?? 'queued' }] : []));
}
