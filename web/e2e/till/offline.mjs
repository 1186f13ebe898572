import { createHash } from 'node:crypto';
import { equal, eventually, test } from '../lib/harness.mjs';
import { openTill } from '../lib/till-page.mjs';
import { freshTill, products, serverReceipt } from './shop.mjs';

async function sell(till, barcode) {
  await till.scan(barcode);
  await till.lines.first().waitFor();
  const number = await till.payExact();
  await till.next();
  return number;
}

const states = async (till) => (await till.deliveries()).map(({ state }) => state);
const worker = (till) => till.page.evaluate(() => navigator.serviceWorker.ready.then(() => true));

test('the server is pulled away: sales are kept, the page reloads, and each is sent once', async (context) => {
  const till = await freshTill(context);
  const { plain, member } = await products(till);
  await worker(till);
  const first = await sell(till, plain.barcodes[0]);
  await eventually(async () => (await states(till)).every((state) => state === 'sent'), 'the first sale sent');

  await till.scan(member.barcodes[0]);
  await context.server.kill();
  const second = await till.payExact();
  await till.page.locator('.pill-waiting').waitFor();
  await till.page.reload();
  await till.ready();
  const third = await sell(till, plain.barcodes[0]);
  equal(await states(till), ['sent', 'queued', 'queued'], 'states without a server');
  await till.page.locator('.rail-item').nth(1).click();
  await till.page.locator('.receipt-actions .button').last().click();
  await till.dialog.locator('.notice-wait').waitFor();
  await till.page.keyboard.press('Escape');

  await context.server.start();
  await eventually(async () => (await states(till)).every((state) => state === 'sent'), 'all sales sent', 30_000);
  await till.online();
  for (const number of [first, second, third])
    equal((await serverReceipt(till, number)).count, 1, `receipts ${number}`);

  const entries = await till.journal();
  for (const [at, entry] of entries.entries()) {
    equal(entry.hash, createHash('sha256').update(entry.body).digest('hex'), 'hash of the exact bytes');
    if (at > 0) equal(entry.previous_hash, entries[at - 1].hash, 'chain');
  }
  const flagged = (await till.deliveries()).flatMap((d) => d.exceptions.map((e) => e.kind));
  equal(
    flagged.filter((kind) => kind === 'sequence_gap' || kind === 'journal_fork'),
    [],
    'breaks of the journal',
  );
  await till.leave();
});

test('an answer lost on the way does not double a sale', async (context) => {
  const till = await freshTill(context);
  const { plain } = await products(till);
  let lost_count = 0;
  await till.context.route('**/v1/sales', async (route) => {
    if (lost_count++ > 0) return route.continue();
    await route.fetch();
    await route.abort('connectionreset');
  });
  const number = await sell(till, plain.barcodes[0]);
  await eventually(async () => (await states(till)).every((state) => state === 'sent'), 'the sale sent', 30_000);
  equal(lost_count, 2, 'times sent');
  equal((await serverReceipt(till, number)).count, 1, 'receipts');
  await till.leave();
});

test('a refused sale shows in red with its reason and stays; the rest flows; sending again works', async (context) => {
  const till = await freshTill(context);
  const { plain } = await products(till);
  let refuse = true;
  await till.context.route('**/v1/sales', (route) => {
    if (!refuse) return route.continue();
    refuse = false;
    const body = { type: 'urn:zhanggui:problem:unknown_sku', title: 'x', status: 422, code: 'unknown_sku' };
    return route.fulfill({ status: 422, contentType: 'application/problem+json', body: JSON.stringify(body) });
  });
  const first = await sell(till, plain.barcodes[0]);
  await till.page.locator('.pill-bad').waitFor();
  await sell(till, plain.barcodes[0]);
  await eventually(async () => (await states(till)).join() === 'refused,sent', 'one refused, the next sent');
  await till.pill.click();
  const red = till.dialog.locator('.queue-bad');
  await red.waitFor();
  const text = await red.innerText();
  if (!text.includes(first) || !text.includes('沒有這件商品')) throw new Error(`the reason is not shown: ${text}`);
  await red.locator('.button').click();
  await eventually(async () => (await states(till)).every((state) => state === 'sent'), 'sent again');
  equal((await serverReceipt(till, first)).count, 1, 'receipts');
  await till.leave();
});

test('two tabs share numbers and queue: no gap, no double', async (context) => {
  const one = await freshTill(context);
  const two = await openTill(one.context, `${context.server.origin}/till/`);
  await two.ready();
  const { plain } = await products(one);
  const posts = [];
  one.context.on('request', (request) => request.url().endsWith('/v1/sales') && posts.push(request.postData()));
  const numbers = [];
  for (const till of [one, two, one, two]) {
    await till.page.bringToFront();
    numbers.push(await sell(till, plain.barcodes[0]));
  }
  await eventually(async () => (await states(one)).every((state) => state === 'sent'), 'all sent');
  const sequences = numbers.map((number) => Number(number.split('-').at(-1)));
  equal(
    sequences,
    sequences.map((_, at) => sequences[0] + at),
    'numbers',
  );
  equal(new Set(posts).size, posts.length, 'each sale posted once');
  for (const number of numbers) equal((await serverReceipt(one, number)).count, 1, `receipts ${number}`);
  await one.leave();
});
