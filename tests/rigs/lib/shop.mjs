// The shop that every trial begins with: made once by the real program, then copied.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder, start, tool, uuid7 } from '../../e2e/lib/server.mjs';
import { asking } from './asking.mjs';

// Without promotion and without tax, so that a till's price needs no kernel.
const codes = ['D003', 'D005', 'D006', 'S002', 'G002', 'G006'];
const tillCount = 3;

// `folder` holds the data of a stopped server; whoever asks for the shop removes it.
export async function makeShop() {
  const folder = newFolder();
  const server = await start(folder);
  const secret = tool('token', '--data', folder, '--name', 'rig', '--scopes', 'all').trim();
  const api = asking(server.origin, secret);
  const store = (await api.read('/v1/stores')).items[0];
  const tills = [];
  for (let number = 1; number <= tillCount; ++number) {
    const till = { id: uuid7(), store: store.id, code: `R${number}`, device: uuid7() };
    const answer = await api.post('/v1/tills', JSON.stringify(till));
    if (answer.status !== 201) throw new Error(`the till was answered ${answer.status}: ${answer.text}`);
    tills.push(till);
  }
  const channel = (await api.read(`/v1/tills?store=${store.id}`)).items.find((till) => till.code === 'API');
  const products = (await api.read('/v1/products?limit=100')).items;
  const goods = codes.map((code) => {
    const product = products.find((each) => each.code === code);
    return { code, sku: product.id, price: product.price };
  });
  const version = (await api.read('/v1/pricing')).version;
  const shop = {
    folder,
    secret,
    store: store.id,
    location: store.location,
    currency: 'MOP',
    version,
    tills,
    channel: channel.id,
    goods,
    onHand: await onHand(api, { store: store.id, goods }),
    documents: new Set((await feed(api)).map((event) => event.aggregate)),
  };
  api.close();
  await server.stop();
  return shop;
}

// A folder like the shop's at its beginning; `into` must not be there yet.
export function copyShop(shop, into = join(newFolder(), 'data')) {
  cpSync(shop.folder, into, { recursive: true });
  return into;
}

// SKU -> thousandths on the shelf.
export async function onHand(api, { store, goods }) {
  const rows = (await api.read(`/v1/stock?store=${store}&limit=1000`)).items;
  return new Map(goods.map(({ sku }) => [sku, rows.find((row) => row.sku === sku).on_hand_milli]));
}

// All events, oldest first.
export async function feed(api) {
  const all = [];
  for (let after = ''; ; ) {
    const page = await api.read(`/v1/events?limit=1000${after && `&after=${encodeURIComponent(after)}`}`);
    all.push(...page.items);
    if (page.items.length < 1000) return all;
    after = page.next;
  }
}
