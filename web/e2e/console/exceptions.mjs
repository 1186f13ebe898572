import { freshId, openConsole } from '../lib/console-page.mjs';
import { test } from '../lib/harness.mjs';
import { productOf } from './shop.mjs';

// What a till that was offline sends: more than the books have on the shelf.
async function soldTooMany(till, code, count) {
  const { session } = till;
  const product = await productOf(till, code);
  const pricing = await till.get(`/v1/pricing?store=${session.till.store}`);
  const { rate_ppm } = pricing.tax_classes.find((known) => known.code === product.tax_class);
  const gross = product.price * count;
  const tax = pricing.tax_included ? Math.round((gross * rate_ppm) / (1_000_000 + rate_ppm)) : 0;
  const at = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  const { id, device, store, next_sequence: sequence, next_device_sequence: device_sequence } = session.till;
  const line = {
    sku: product.id,
    quantity_milli: count * 1000,
    unit_price: product.price,
    gross,
    discounts: [],
    net: gross - tax,
    tax,
    tax_class: product.tax_class,
    total: gross,
  };
  return till.post('/v1/sales', {
    id: freshId(),
    device,
    device_sequence,
    previous_hash: session.till.last_hash,
    store,
    till: id,
    sequence,
    at,
    currency: session.company.currency,
    pricing_version: pricing.version,
    lines: [line],
    coupons: [],
    rounding: 0,
    total: gross,
    tenders: [{ kind: 'card', amount: gross }],
    change: 0,
  });
}

test('a sale beyond the shelf stands, and is told in plain words with its receipt', async (context) => {
  const view = await openConsole(context, 'exceptions');
  await view.live();
  const receipt = await soldTooMany(context.till, 'S003', 90);
  const row = view.page.locator('.exception').filter({ hasText: 'stock went below zero' });
  await row.first().waitFor();
  await row.first().getByText('S003').waitFor();
  await row.first().getByRole('link').click();
  await view.dialog.getByText(receipt.number).waitFor();
  await view.dialog.getByText('stock went below zero').waitFor();
  await view.close();
});
