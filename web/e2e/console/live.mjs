import { openConsole, read } from '../lib/console-page.mjs';
import { equal, eventually, test } from '../lib/harness.mjs';
import { sell } from './shop.mjs';

const shown_ms_max = 1_000;
const sale_count = 7;

// Notes in the page itself when a sale's row and the new number of receipts are there.
function watchFor(expected) {
  globalThis.seen = {};
  const look = () => {
    const now = Date.now();
    for (const row of document.querySelectorAll('[data-feed]')) globalThis.seen[row.dataset.feed] ??= now;
    const count = document.querySelector('[data-metric="receipts"] .kpi-value')?.textContent;
    if (count === expected) globalThis.seen.figure ??= now;
  };
  globalThis.watching?.disconnect();
  globalThis.watching = new MutationObserver(look);
  globalThis.watching.observe(document.body, { subtree: true, childList: true, characterData: true });
}

test('a sale is on the open console within a second of its commit', async (context) => {
  const view = await openConsole(context);
  await view.live();
  await view.kpi('receipts').waitFor();
  const times = [];
  for (let sale = 0; sale < sale_count; sale++) {
    const before = read(await view.kpiValue('receipts'), 0);
    await view.page.evaluate(watchFor, String(before + 1));
    const receipt = await sell(context.till, [
      ['D001', 1],
      ['S005', 1],
    ]);
    const committed = Date.now();
    await view.page.waitForFunction((id) => globalThis.seen[id] && globalThis.seen.figure, receipt.id);
    const seen = await view.page.evaluate(() => globalThis.seen);
    times.push({ row_ms: seen[receipt.id] - committed, figure_ms: seen.figure - committed });
  }
  const worst = (key) => Math.max(...times.map((time) => time[key]));
  const middle = (key) => times.map((time) => time[key]).sort((a, b) => a - b)[Math.floor(sale_count / 2)];
  console.log(`        commit to row: median ${middle('row_ms')} ms, worst ${worst('row_ms')} ms`);
  console.log(`        commit to figures: median ${middle('figure_ms')} ms, worst ${worst('figure_ms')} ms`);
  if (Math.max(worst('row_ms'), worst('figure_ms')) > shown_ms_max) throw new Error('shown too late');
  await view.close();
});

async function allReceipts(view, query) {
  const items = [];
  let after = '';
  do {
    const page = await view.get(`/v1/receipts?${query}&limit=100&after=${after}`);
    items.push(...page.items);
    after = page.next ?? '';
  } while (after);
  return items;
}

test('the figures are what the receipts add up to', async (context) => {
  const view = await openConsole(context);
  await view.live();
  await view.kpi('receipts').waitFor();
  const { business_date } = await view.get('/v1/dashboard?store=all');
  const receipts = await allReceipts(view, `from=${business_date}&to=${business_date}`);
  const sum = (key) => receipts.reduce((all, row) => all + (row.kind === 'refund' ? -row[key] : row[key]), 0);
  const sales = receipts.filter(({ kind }) => kind === 'sale').length;
  equal(read(await view.kpiValue('net_sales'), 2), sum('net'), 'net sales');
  equal(read(await view.kpiValue('receipts'), 0), sales, 'receipts');
  equal(read(await view.kpiValue('units'), 3), sum('units_milli'), 'units');
  equal(/^[\d,]+\.\d\d$/.test(await view.kpiValue('gross_margin')), true, 'margin is known, since the shop has costs');
  await view.close();
});

test('a figure leads to its formula and to its receipts', async (context) => {
  const view = await openConsole(context);
  const { items } = await view.get('/v1/metrics');
  for (const name of ['net_sales', 'gross_margin', 'receipts', 'basket_value', 'units']) {
    await view.kpi(name).locator('button').click();
    const formula = await view.dialog.locator('[data-role="formula"]').innerText();
    equal(formula, items.find((item) => item.name === name).formula.en, `formula of ${name}`);
    equal(
      await view.dialog.getByRole('rowheader').allInnerTexts(),
      ['Today so far', 'Same day last week, by this time', 'Same day last week, whole day'],
      'like is compared with like',
    );
    await view.page.keyboard.press('Escape');
    await view.dialog.waitFor({ state: 'detached' });
  }
  const count = read(await view.kpiValue('receipts'), 0);
  await view.kpi('receipts').locator('a').click();
  await view.page.waitForURL(/\/console\/receipts\?/);
  const rows = view.page.locator('tr[data-receipt]');
  await eventually(async () => (await rows.count()) === Math.min(50, count), 'the receipts behind the figure');
  await view.close();
});

test('after the server was away the console finds back by itself', async (context) => {
  const view = await openConsole(context);
  await view.live();
  await context.server.kill();
  await view.page.locator('.live-offline').waitFor();
  await context.server.start();
  await view.live();
  const receipt = await sell(context.till, [['D003', 1]]);
  await view.feedItem(receipt.id).waitFor();
  await view.close();
});
