import { loadKernel } from '#core/kernel/kernel.ts';
import type { Store } from '#core/store.ts';
import { openDatabase } from '#sync/database.ts';
import { adoptTail } from '#sync/journal.ts';
import type { Client } from '#wire/client.ts';
import { load, type Refusal } from './load.ts';
import { openShop } from './shop.ts';
import { startTill, type Till } from './till.ts';

export type BootPhase =
  | { readonly name: 'loading'; readonly product_count: number }
  | { readonly name: 'locked'; readonly why: Refusal; readonly unsent_count: number }
  | { readonly name: 'failed' }
  | { readonly name: 'ready'; readonly till: Till };

export const loading: BootPhase = { name: 'loading', product_count: 0 };

// The token leaves the address before anything else can read or share it.
export function takeSignInToken(location: Location, history: History): string | null {
  const token = new URLSearchParams(location.hash.slice(1)).get('sign-in');
  if (token) history.replaceState(null, '', location.pathname);
  return token;
}

export interface BootParts {
  readonly client: Client;
  readonly kernel_bytes: Promise<ArrayBuffer>;
  readonly sign_in_token: string | null;
  readonly phase: Store<BootPhase>;
}

export async function boot(parts: BootParts): Promise<void> {
  try {
    parts.phase.set(await booted(parts));
  } catch (error) {
    console.error(error);
    parts.phase.set({ name: 'failed' });
  }
}

async function booted({ client, kernel_bytes, sign_in_token, phase }: BootParts): Promise<BootPhase> {
  const database = await openDatabase();
  const progress = (product_count: number) => phase.set({ name: 'loading', product_count });
  const loaded = await load({ client, database, sign_in_token, progress });
  if (loaded.kind === 'locked') {
    const unsent_count = await database.countFromIndex('deliveries', 'state', 'queued');
    return { name: 'locked', why: loaded.why, unsent_count };
  }
  const shop = openShop(loaded.kept);
  if (!shop) return { name: 'locked', why: 'no_till', unsent_count: 0 };
  const { device, next_sequence, next_device_sequence, last_hash } = shop.till;
  await adoptTail(database, { device, next_sequence, next_device_sequence, last_hash });
  const kernel = await loadKernel(await kernel_bytes);
  return { name: 'ready', till: startTill({ shop, kernel, database, client, now_ms: () => Date.now() }) };
}
