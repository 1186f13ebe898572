import { results } from '../lib/browser.mjs';
import { consolePage, read } from '../lib/console-page.mjs';
import { equal, eventually, test } from '../lib/harness.mjs';
import { startServer } from '../lib/server.mjs';
import { tillPage } from '../lib/till-page.mjs';
import { openSetup, text } from './steps.mjs';

const dashboard_seconds_max = 1;

// Says how long each step took, takes its picture, and fails when it took longer than somebody new would wait.
function stopwatch() {
  const began = performance.now();
  let last = began;
  let number = 0;
  return {
    async step(name, page, seconds_max) {
      const seconds = (performance.now() - last) / 1000;
      await page.screenshot({ path: `${results}/ten-minutes-${String(++number).padStart(2, '0')}-${name}.png` });
      console.log(`        ${seconds.toFixed(1).padStart(5)} s  ${name}`);
      if (seconds > seconds_max) throw new Error(`${name} took ${seconds.toFixed(1)} s, at most ${seconds_max}`);
      last = performance.now();
    },
    total: () => (performance.now() - began) / 1000,
  };
}

async function beginWithTheDemo(browser, server, watch) {
  const setup = await openSetup(browser, server);
  const { page } = setup;
  await setup.heading.waitFor();
  await watch.step('language', page, 30);
  await setup.language('繁體');
  await setup.go();
  await setup.own();
  await page.locator('.ticks').first().waitFor();
  await watch.step('owner-and-trade', page, 30);
  await setup.go();
  await setup.choose(text['zh-Hant'].demo);
  await setup.go();
  await page.locator('.step-progress').waitFor();
  await watch.step('show-me', page, 10);
  await page.locator('.shell h1').waitFor({ timeout: 60_000 });
  await page.locator('[data-metric="receipts"] .kpi-value').waitFor();
  await watch.step('home', page, 40);
  return setup;
}

async function openTillOf(page) {
  await page.locator('.nav-link[href*="tills"]').click();
  const card = page.locator('[data-till="M01 T1"]');
  await card.waitFor();
  const popup = page.context().waitForEvent('page');
  await card.locator('.button-primary').click();
  const till = tillPage(await popup);
  await till.ready();
  await till.online();
  await page.locator('.nav-link').first().click();
  return till;
}

// While the server is away a page cannot connect; nothing else may go wrong.
function assertNoOtherComplaints(page) {
  const others = page.complaints.filter((text) => !/^WebSocket connection to/.test(text));
  equal(others, [], 'complaints of the page');
}

const receiptsShown = async (view) => read(await view.kpiValue('receipts'), 0);

// How long until the console, open beside the till, counts one receipt more.
async function secondsUntilCounted(view, before) {
  const began = performance.now();
  await eventually(async () => (await receiptsShown(view)) === before + 1, 'the sale on the home page');
  return (performance.now() - began) / 1000;
}

async function sellOne(till, tile) {
  await till.tiles.nth(tile).click();
  await till.lines.first().waitFor();
  await till.page.keyboard.press('Enter');
  await till.dialog.locator('.pay').waitFor();
  await till.page.keyboard.press('Enter');
  return till.doneNumber();
}

async function refundLast(till, number) {
  await till.page.locator('.rail-item').nth(1).click();
  await till.page.locator('.receipt-number', { hasText: number }).first().waitFor();
  await till.page.locator('.receipt-actions .button').last().click();
  await till.dialog.locator('.refund-lines .stepper button').last().click();
  await till.dialog.locator('button[type=submit]').click();
  return till.doneNumber();
}

async function sellWithTheCableOut(till, server, watch) {
  await till.page.locator('.rail-item').first().click();
  await server.kill();
  const number = await sellOne(till, 1);
  await till.page.locator('.pill-waiting').waitFor();
  await watch.step('cable-out', till.page, 60);
  await till.next();
  await server.start();
  await eventually(
    async () => (await till.deliveries()).every(({ state }) => state === 'sent'),
    'what was sold offline is sent',
    60_000,
  );
  await till.online();
  // The list follows the books by a moment.
  const found = async () => (await till.get(`/v1/receipts?number=${number}`)).items;
  await eventually(async () => (await found()).length > 0, 'the offline sale in the list');
  equal((await found()).length, 1, 'receipts of the offline sale');
  await watch.step('one-sent', till.page, 90);
}

test('the first ten minutes: empty folder, owner, demo, sale, refund, dashboard, cable out', async ({ browser }) => {
  const watch = stopwatch();
  const server = await startServer({ starter: false });
  try {
    const setup = await beginWithTheDemo(browser, server, watch);
    const view = consolePage(setup.page);
    await view.live();
    const before = await receiptsShown(view);
    const till = await openTillOf(setup.page);
    await watch.step('till', till.page, 60);

    const number = await sellOne(till, 0);
    const counted = await secondsUntilCounted(view, before);
    if (counted > dashboard_seconds_max) throw new Error(`the home page showed the sale after ${counted.toFixed(2)} s`);
    await watch.step('first-sale', till.page, 60);
    console.log(`                 on the home page after ${counted.toFixed(2)} s`);
    await till.next();
    await refundLast(till, number);
    await watch.step('refund', till.page, 60);
    await till.page.keyboard.press('Enter');
    await setup.page.bringToFront();
    await setup.page.locator('[data-feed]').first().waitFor();
    await watch.step('dashboard', setup.page, 10);
    await till.page.bringToFront();
    await sellWithTheCableOut(till, server, watch);

    await setup.page.bringToFront();
    await view.live();
    const done = async (task) => setup.page.locator(`[data-task="${task}"]`).getAttribute('data-done');
    await eventually(async () => (await done('sale')) === 'true', 'the sale ticked on the checklist');
    await watch.step('checklist', setup.page, 30);
    assertNoOtherComplaints(setup.page);
    console.log(`        ${watch.total().toFixed(1).padStart(5)} s  in all`);
    if (watch.total() > 600) throw new Error('more than ten minutes');
    await setup.close();
  } finally {
    await server.close();
  }
});

test('the demo goes by its name only, and leaves the owner with an empty house', async ({ browser }) => {
  const server = await startServer({ starter: false });
  try {
    const setup = await beginWithTheDemo(browser, server, stopwatch());
    const { page } = setup;
    await page.locator('.demo-banner button').click();
    const dialog = page.locator('dialog[open]');
    const wipe = dialog.locator('.button-danger');
    await dialog.locator('input').fill('濠江');
    equal(await wipe.isDisabled(), true, 'wiping by half a name');
    await dialog.locator('input').fill('濠江士多（示範）');
    await page.screenshot({ path: `${results}/wipe.png` });
    await wipe.click();
    await page.locator('.step h1').waitFor({ timeout: 30_000 });
    await setup.go();
    // No owner is asked for again.
    await page.locator('.ticks').first().waitFor();
    await setup.go();
    await setup.choose(text['zh-Hant'].own);
    await setup.go();
    await page.locator('.step .field input').nth(0).fill('我的店');
    await page.locator('.step .field input').nth(1).fill('總店');
    await setup.go();
    await page.locator('.shell h1').waitFor();
    equal(await page.locator('.demo-banner').count(), 0, 'banners of a demo');
    assertNoOtherComplaints(page);
    await setup.close();
  } finally {
    await server.close();
  }
});
