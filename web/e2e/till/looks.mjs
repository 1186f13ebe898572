import { assertAccessible } from '../lib/axe.mjs';
import { assertInsideViewport, assertNoComplaints, results, sizes } from '../lib/browser.mjs';
import { equal, test } from '../lib/harness.mjs';
import { strings } from '../lib/till-page.mjs';
import { freshTill } from './shop.mjs';

async function speak(till, language) {
  await till.page.locator('.rail-last').click();
  await till.dialog.locator(`input[value="${language}"]`).check();
  await till.close();
  await till.dialog.waitFor({ state: 'detached' });
  equal(await till.page.locator('html').getAttribute('lang'), language, 'language of the page');
}

// Every screen and dialog in turn, with what must be visible on it.
async function walk(till, visit) {
  await till.tiles.nth(0).click();
  await till.tiles.nth(1).click();
  await till.tiles.nth(1).click();
  const { search, total, pay, pill } = till;
  await visit('sell', { search, total, pay, pill });
  await till.page.keyboard.press('F4');
  await till.dialog.locator('input').waitFor();
  await visit('member', { submit: till.dialog.locator('button[type=submit]') });
  await till.close();
  await till.lines.first().locator('.line-main').click();
  await visit('quantity', { submit: till.dialog.locator('button[type=submit]') });
  await till.close();
  await pay.click();
  const due = till.dialog.locator('[data-role="due"]');
  const change = till.dialog.locator('[data-role="change"]');
  await till.page.keyboard.type('900');
  await visit('pay', { due, change, submit: till.dialog.locator('button[type=submit]') });
  await till.page.keyboard.press('Enter');
  await till.doneNumber();
  await visit('done', { change, next: till.dialog.locator('.dialog-foot .button').last() });
  await till.next();
  await pill.click();
  await visit('queue', { close: till.dialog.locator('.dialog-close') });
  await till.close();
  await till.page.locator('.rail-item').nth(1).click();
  const refund = till.page.locator('.receipt-actions .button').last();
  await refund.waitFor();
  await visit('receipts', { refund, pill });
  await refund.click();
  await till.dialog.locator('.refund, .notice-wait').waitFor();
  await visit('refund', { close: till.dialog.locator('.dialog-close') });
  await till.close();
  await till.page.locator('.rail-item').nth(0).click();
}

for (const language of Object.keys(strings)) {
  for (const colorScheme of ['light', 'dark']) {
    test(`${language}, ${colorScheme}: nothing outside the screen, nothing inaccessible`, async (context) => {
      const till = await freshTill(context, { colorScheme });
      await speak(till, language);
      for (const size of sizes) {
        await till.page.setViewportSize(size);
        await walk(till, async (screen, controls) => {
          await till.page.waitForTimeout(200);
          await assertInsideViewport(till.page, controls);
          const name = `till-${screen}-${language}-${colorScheme}-${size.width}x${size.height}`;
          await till.page.screenshot({ path: `${results}/${name}.png` });
          if (size === sizes[0]) await assertAccessible(till.page, name);
        });
      }
      equal(await till.pay.locator('span').first().innerText(), strings[language].pay, 'the pay button');
      assertNoComplaints(till.page);
      await till.leave();
    });
  }
}

test('a used link says so, and a browser without a sign-in is told what to do', async ({ browser, server }) => {
  for (const hash of ['', '#sign-in=used-before']) {
    const context = await browser.newContext({ locale: 'zh-HK', viewport: sizes[0] });
    const page = await context.newPage();
    await page.goto(`${server.origin}/till/${hash}`);
    await page.locator('.gate-card h1', { hasText: '未登入' }).waitFor();
    await assertAccessible(page, `gate ${hash}`);
    await page.screenshot({ path: `${results}/till-gate${hash ? '-used' : ''}.png` });
    await context.close();
  }
});

test('light and dark can be chosen against the system', async (context) => {
  const till = await freshTill(context, { colorScheme: 'light' });
  const ground = () => till.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await till.page.locator('.rail-last').click();
  await till.dialog.locator('input[value="dark"]').check();
  const dark = await ground();
  if (light === dark) throw new Error('the ground did not change');
  await till.page.reload();
  await till.ready();
  equal(await ground(), dark, 'the ground after a reload');
  await till.leave();
});
