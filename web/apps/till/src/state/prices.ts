import type { Store } from '#core/store.ts';
import { readKept } from '#sync/catalogue.ts';
import type { Database } from '#sync/database.ts';
import type { Client } from '#wire/client.ts';
import { type Basket, renewGoods } from '../basket/basket.ts';
import type { Link } from './link.ts';
import { refresh } from './load.ts';
import { openShop, type Shop } from './shop.ts';

export interface PriceParts {
  readonly shop: Store<Shop>;
  readonly basket: Store<Basket>;
  readonly database: Database;
  readonly client: Client;
  readonly link: Store<Link>;
  readonly now_ms: () => number;
}

const refresh_ms = 60_000;
// The server takes a sale at the prices that its basket began with for an hour after they were replaced.
const open_basket_ms_max = 50 * 60_000;

interface Waiting {
  readonly shop: Shop;
  readonly since_ms: number;
}

// New prices and products come in while the till is open, at the latest a minute after the server is back. An open basket keeps
// the prices that it began with until it is paid or cleared, but not for ever.
export function watchPrices({ shop, basket, database, client, link, now_ms }: PriceParts): void {
  let waiting: Waiting | null = null;
  const settle = () => {
    if (!waiting) return;
    const is_open = basket.get().lines.length > 0;
    if (is_open && now_ms() - waiting.since_ms < open_basket_ms_max) return;
    const next = waiting.shop;
    waiting = null;
    shop.set(next);
    if (is_open) basket.update((open) => renewGoods(open, next.products.items));
  };
  const look = async () => {
    settle();
    if (link.get() !== 'online') return;
    const { session, pricing, products, catalogue_version, folding } = waiting?.shop ?? shop.get();
    const known = { session, pricing, products: products.items, catalogue_version, folding };
    const renewed = await refresh({ client, database, progress: () => {} }, known);
    const kept = renewed ? await readKept(database) : null;
    const opened = kept ? openShop(kept) : null;
    if (opened) waiting = { shop: opened, since_ms: waiting?.since_ms ?? now_ms() };
    settle();
  };
  setInterval(look, refresh_ms);
  link.subscribe(look);
  basket.subscribe(settle);
}
