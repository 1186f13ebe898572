import { freshId } from '../lib/console-page.mjs';

export async function productOf(till, code) {
  const { items } = await till.get(`/v1/products?query=${code}`);
  const product = items.find((item) => item.code === code);
  if (!product) throw new Error(`the starter shop has no ${code}`);
  return product;
}

// A sale by the server's decision. Paid by card no cash is rounded; where a promotion takes off, cash gives change.
export async function sell(till, lines, tender = 'card') {
  const { session } = till;
  const counted = await Promise.all(
    lines.map(async ([code, count]) => ({ product: await productOf(till, code), count })),
  );
  const total = counted.reduce((sum, { product, count }) => sum + product.price * count, 0);
  return till.post('/v1/checkouts', {
    id: freshId(),
    store: session.till.store,
    till: session.till.id,
    currency: session.company.currency,
    lines: counted.map(({ product, count }) => ({ sku: product.id, quantity_milli: count * 1000 })),
    coupons: [],
    tenders: [{ kind: tender, amount: total }],
  });
}
