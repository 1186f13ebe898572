import { assertNoComplaints } from '../lib/browser.mjs';
import { equal, eventually, test } from '../lib/harness.mjs';
import { freshTill, products, serverReceipt } from './shop.mjs';

async function openReceipts(till) {
  await till.page.locator('.rail-item').nth(1).click();
  await till.page.locator('.receipt-actions').waitFor();
}

test('a refund of a part, found by its number; no more than was bought', async (context) => {
  const till = await freshTill(context);
  const { plain } = await products(till);
  await till.scan(plain.barcodes[0]);
  await till.scan(plain.barcodes[0]);
  const number = await till.payExact();
  await eventually(async () => (await serverReceipt(till, number)).receipt, 'the sale at the server');
  await till.next();
  await openReceipts(till);
  await till.search.fill(number);
  await till.page.keyboard.press('Enter');
  await till.page.locator('.receipt-number', { hasText: number }).waitFor();
  await till.page.locator('.receipt-actions .button').last().click();
  await till.dialog.locator('.refund-lines .stepper button').last().click();
  await till.dialog.locator('button[type=submit]').click();
  await till.doneNumber();
  const back = await till.amount(till.dialog.locator('[data-role="change"]'));
  const { receipt } = await serverReceipt(till, number);
  equal(receipt.lines[0].refunded_milli, 1000, 'refunded at the server');
  if (back <= 0 || back > receipt.total) throw new Error(`gave back ${back} of ${receipt.total}`);
  await till.page.keyboard.press('Enter');
  await till.page.locator('.receipt-actions .button').last().click();
  const more = till.dialog.locator('.refund-lines .stepper button').last();
  await more.click();
  equal(await more.isDisabled(), true, 'more than what is left');
  assertNoComplaints(till.page);
  await till.leave();
});

test('the last receipt prints again at 80 and 58 mm', async (context) => {
  const till = await freshTill(context);
  await till.tiles.first().click();
  const number = await till.payExact();
  await till.dialog.locator('input[value="58"]').check();
  await till.dialog.locator('.dialog-foot .button').last().click();
  await till.dialog.waitFor({ state: 'detached' });
  await openReceipts(till);
  await till.page.evaluate(() => {
    window.print = () => {
      window.printed = document.querySelectorAll('.print-only').length;
    };
  });
  await till.page.locator('.receipt-actions .button').first().click();
  equal(await till.page.evaluate(() => window.printed), 1, 'sheets to print');
  await till.page.emulateMedia({ media: 'print' });
  const sheet = till.page.locator('.print-only');
  const box = await sheet.boundingBox();
  equal(Math.round((box.width / 96) * 25.4), 58, 'width in mm');
  if (!(await sheet.innerText()).includes(number)) throw new Error('the sheet is another receipt');
  equal(await till.page.locator('.till').isVisible(), false, 'the app on paper');
  await till.leave();
});
