import { openConsole } from '../lib/console-page.mjs';
import { equal, eventually, test } from '../lib/harness.mjs';
import { sell } from './shop.mjs';

test('a region chosen at the top counts on every page, and stays in the address', async (context) => {
  await sell(context.till, [['D001', 1]]);
  const store = context.till.session.stores[0];
  const view = await openConsole(context, 'stores');
  const { page } = view;
  const field = page.getByLabel(`Region of ${store.name}`);
  await field.fill('Macau');
  await field.press('Enter');
  const picker = page.getByLabel('Company, region or store');
  await picker.locator('option', { hasText: 'Macau (whole region)' }).waitFor({ state: 'attached' });
  await picker.selectOption('region:Macau');
  await page.getByRole('link', { name: 'Home', exact: true }).first().click();
  await view.kpi('receipts').waitFor();
  equal(new URL(page.url()).searchParams.get('store'), 'region:Macau', 'scope in the address');
  const receipts = Number(await view.kpiValue('receipts'));
  equal(receipts > 0, true, 'the region has its store’s sales');
  await page.reload();
  await view.kpi('receipts').waitFor();
  equal(await picker.inputValue(), 'region:Macau', 'scope after a reload');
  await view.live();
  const receipt = await sell(context.till, [['D001', 1]]);
  await view.feedItem(receipt.id).waitFor();
  await page.getByRole('link', { name: 'Receipts', exact: true }).first().click();
  await page.locator(`tr[data-receipt="${receipt.id}"]`).waitFor();
  await page.goto(`${context.server.origin}/console/stores`);
  await field.fill('');
  await field.press('Enter');
  await eventually(async () => (await picker.locator('optgroup').count()) === 0, 'without regions the list is flat');
  await view.close();
});

test('filters of the analysis survive a reload, and its figures lead to formula and receipts', async (context) => {
  await sell(context.till, [['S001', 2]]);
  const view = await openConsole(context, 'analysis');
  const { page } = view;
  await view.kpi('net_sales').waitFor();
  await page.getByRole('button', { name: '7 days' }).click();
  await page.getByLabel('Against', { exact: true }).selectOption('year');
  await page.getByLabel('Figure', { exact: true }).selectOption('units');
  await eventually(async () => new URL(page.url()).searchParams.get('metric') === 'units', 'the address');
  const address = page.url();
  await page.reload();
  await view.kpi('net_sales').waitFor();
  equal(page.url(), address, 'address after the reload');
  equal(await page.getByLabel('Figure', { exact: true }).inputValue(), 'units', 'figure');
  equal(await page.getByLabel('Against', { exact: true }).inputValue(), 'year', 'compared with');
  equal(await page.getByRole('button', { name: '7 days' }).getAttribute('aria-pressed'), 'true', 'period');
  await page.locator('[data-trend="day"] canvas').waitFor();
  const { items } = await view.get('/v1/metrics');
  await view.kpi('units').locator('button').click();
  const formula = await view.dialog.locator('[data-role="formula"]').innerText();
  equal(formula, items.find(({ name }) => name === 'units').formula.en, 'formula');
  await page.keyboard.press('Escape');
  await page.locator('[data-share]').filter({ hasText: 'Snacks' }).waitFor();
  const cell = page.locator('.heat-cell').first();
  const filters = new URL(await cell.getAttribute('href'), page.url()).searchParams;
  equal([filters.has('weekday'), filters.has('hour'), filters.has('from')], [true, true, true], 'a cell’s filters');
  await cell.click();
  await page.locator('tr[data-receipt]').first().waitFor();
  equal(
    await page.getByLabel('Weekday', { exact: true }).inputValue(),
    filters.get('weekday'),
    'weekday of the receipts',
  );
  await view.close();
});

test('a link with nonsense in it shows the usual instead', async (context) => {
  const view = await openConsole(context, 'analysis?from=yesterday&metric=luck&compare=moon&store=nowhere');
  await view.kpi('net_sales').waitFor();
  equal(await view.page.getByLabel('Figure', { exact: true }).inputValue(), 'net_sales', 'figure');
  await view.close();
});
