// What tills and programs ask of the shop, drawn from a seed.
import { sha256, uuid7 } from '../../e2e/lib/server.mjs';

const firstHash = '0'.repeat(64);

function drawLines(random, shop) {
  const goods = [...shop.goods];
  const lines = [];
  for (let left = random.between(1, 3); left > 0; --left) {
    const [{ sku, price }] = goods.splice(random.below(goods.length), 1);
    lines.push({ sku, price, pieces: random.between(1, 3) });
  }
  return lines;
}

const totalOf = (lines) => lines.reduce((sum, { price, pieces }) => sum + price * pieces, 0);
const outOf = (lines) => lines.map(({ sku, pieces }) => ({ sku, milli: -1000 * pieces }));

export function sendCheckout(history, random, shop) {
  const lines = drawLines(random, shop);
  const command = {
    id: uuid7(),
    store: shop.store,
    till: shop.channel,
    currency: shop.currency,
    lines: lines.map(({ sku, pieces }) => ({ sku, quantity_milli: 1000 * pieces })),
    tenders: [{ kind: 'cash', amount: totalOf(lines) }],
  };
  return history.send('checkout', command, outOf(lines));
}

// The next entry of a till's journal. `till` carries the place in it: { id, device, sold, hash }.
export function sendSale(history, random, shop, till) {
  const lines = drawLines(random, shop);
  const total = totalOf(lines);
  const command = {
    id: uuid7(),
    device: till.device,
    device_sequence: till.sold + 1,
    previous_hash: till.hash ?? firstHash,
    store: shop.store,
    till: till.id,
    sequence: till.sold + 1,
    at: new Date().toISOString(),
    currency: shop.currency,
    pricing_version: shop.version,
    lines: lines.map(({ sku, price, pieces }) => ({
      sku,
      quantity_milli: 1000 * pieces,
      unit_price: price,
      gross: price * pieces,
      discounts: [],
      net: price * pieces,
      tax: 0,
      tax_class: 'standard',
      total: price * pieces,
    })),
    coupons: [],
    rounding: 0,
    total,
    tenders: [{ kind: 'cash', amount: total }],
    change: 0,
  };
  const sent = history.send('sale', command, outOf(lines));
  till.sold += 1;
  till.hash = sha256(sent.body);
  return sent;
}

// One piece of the first line of a sale that was answered, or null when there is none.
export function sendRefund(history, random, shop) {
  const sales = history.all.filter(({ kind, answer }) => answer !== null && (kind === 'checkout' || kind === 'sale'));
  if (sales.length === 0) return null;
  const sale = random.pick(sales);
  const { sku } = sale.moved[0];
  const command = {
    id: uuid7(),
    receipt: sale.id,
    till: random.pick(shop.tills).id,
    lines: [{ line: 0, quantity_milli: 1000 }],
    reason: 'unwanted',
    restock: true,
  };
  return history.send('refund', command, [{ sku, milli: 1000 }]);
}

export function sendGoods(history, random, shop) {
  const { sku, price } = random.pick(shop.goods);
  const pieces = random.between(5, 40);
  const command = {
    id: uuid7(),
    location: shop.location,
    reference: `rig ${history.all.length}`,
    lines: [{ sku, quantity_milli: 1000 * pieces, unit_cost_e4: price * 5000 }],
  };
  return history.send('goods', command, [{ sku, milli: 1000 * pieces }]);
}
