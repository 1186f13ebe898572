import { assertNoComplaints, results } from '../lib/browser.mjs';
import { equal, eventually, test } from '../lib/harness.mjs';
import { freshTill, products } from './shop.mjs';

const strip = (till) => till.page.locator('form.float-strip');

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
  await till.page.locator('.toast-good').waitFor({ timeout: 30_000 });
  await till.page.screenshot({ path: `${results}/till-caught-up.png` });
  await eventually(async () => (await till.deliveries()).every(({ state }) => state === 'sent'), 'all is sent', 30_000);
  const flagged = (await till.deliveries()).flatMap(({ exceptions }) => exceptions.map(({ kind }) => kind));
  equal(
    flagged.filter((kind) => kind === 'sequence_gap' || kind === 'journal_fork'),
    [],
    'breaks of the journal',
  );
  await till.leave();
});

test('later is no hindrance, and Enter takes what is offered', async (context) => {
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
  await strip(till).waitFor({ state: 'detached' });
  const floats = (await till.journal()).filter(({ float }) => float).map(({ float }) => float.amount);
  equal(floats, [0], 'floats of the journal');
  assertNoComplaints(till.page);
  await till.leave();
});
