import { assertNoComplaints, results } from '../lib/browser.mjs';
import { equal, eventually, test } from '../lib/harness.mjs';
import { openManagerApi } from '../lib/rules.mjs';
import { freshTill, products } from './shop.mjs';

const strip = (till) => till.page.locator('form.float-strip');

// What the day report says of this till: what its drawer has begun with.
async function inDrawer(context, till) {
  const session = await till.get('/v1/session');
  const manager = await openManagerApi(context);
  const { blocks } = await manager.get(`/v1/reports/day?language=en&store=${session.till.store}`);
  return blocks.flatMap(({ rows }) => rows).find(({ cells }) => cells[0] === session.till.code)?.cells[1];
}

const floats = async (till) => (await till.journal()).filter(({ float }) => float).map(({ float }) => float.amount);

test('the float is entered with the cable out, in front of the sales, and reaches the drawer once', async (context) => {
  const till = await freshTill(context);
  const { plain } = await products(till);
  await strip(till).waitFor();
  await till.page.screenshot({ path: `${results}/till-float.png` });
  await context.server.kill();
  await till.page.keyboard.press('F8');
  await till.page.keyboard.type('500');
  await till.page.keyboard.press('Enter');
  await strip(till).waitFor({ state: 'detached' });
  await till.scan(plain.barcodes[0]);
  await till.lines.first().waitFor();
  await till.payExact();
  await till.next();
  const kinds = (await till.journal()).map(({ float, receipt }) => float?.amount ?? receipt.kind);
  equal(kinds, [50_000, 'sale'], 'the journal');
  await till.pill.click();
  await till.dialog.locator('.queue-waiting li').nth(1).waitFor();
  await till.page.screenshot({ path: `${results}/till-float-queue.png` });
  await till.close();
  await context.server.start();
  // The float's own word of praise has long gone by then.
  await till.page.locator('.toast-good', { hasText: /\b2\b/ }).waitFor({ timeout: 30_000 });
  await till.page.screenshot({ path: `${results}/till-caught-up.png` });
  await eventually(async () => (await till.deliveries()).every(({ state }) => state === 'sent'), 'all is sent', 30_000);
  const flagged = (await till.deliveries()).flatMap(({ exceptions }) => exceptions.map(({ kind }) => kind));
  equal(
    flagged.filter((kind) => kind === 'sequence_gap' || kind === 'journal_fork'),
    [],
    'breaks of the journal',
  );
  equal(await inDrawer(context, till), '500.00', 'floats of the drawer');
  await till.leave();
});

test('later is no hindrance, an Enter in the search takes nothing, and a wrong float is entered again', async (context) => {
  const till = await freshTill(context);
  const { plain } = await products(till);
  await strip(till).locator('.button').last().click();
  await strip(till).waitFor({ state: 'detached' });
  await till.scan(plain.barcodes[0]);
  await till.lines.first().waitFor();
  await till.payExact();
  await till.next();
  await till.page.locator('div.float-strip .button').click();
  await strip(till).waitFor();
  await till.search.focus();
  await till.page.keyboard.press('Enter');
  await till.page.keyboard.press('Enter');
  await till.page.keyboard.press('F8');
  await till.page.keyboard.press('Enter');
  await strip(till).waitFor({ state: 'detached' });
  equal(await floats(till), [0], 'floats of the journal');
  await till.page.locator('div.float-strip .button').click();
  await till.page.keyboard.type('450');
  await till.page.screenshot({ path: `${results}/till-float-change.png` });
  await till.page.keyboard.press('Enter');
  await strip(till).waitFor({ state: 'detached' });
  await till.page.screenshot({ path: `${results}/till-float-changed.png` });
  equal(await floats(till), [0, 45_000], 'floats of the journal');
  const sent = async () => (await till.deliveries()).every(({ state }) => state === 'sent');
  await eventually(sent, 'the queue is empty', 30_000);
  equal(await inDrawer(context, till), '450.00', 'the last float of the day');
  assertNoComplaints(till.page);
  await till.leave();
});
