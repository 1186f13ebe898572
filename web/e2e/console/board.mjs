import { openConsole, read } from '../lib/console-page.mjs';
import { equal, eventually, test } from '../lib/harness.mjs';
import { productOf, sell } from './shop.mjs';

test('the board shows what the server computes, and its filters are its address', async (context) => {
  const { till } = context;
  // A product that no other test takes beyond its shelf.
  await sell(till, [['D001', 1]]);
  const product = await productOf(till, 'D001');
  const view = await openConsole(context, 'board');
  const row = view.page.locator(`tr[data-sku="${product.id}"]`);
  await row.waitFor();
  const answer = await view.get('/v1/sku-board?query=D001');
  const { figures } = answer.items.find(({ sku }) => sku === product.id);
  const cell = async (name) => read(await row.locator(`[data-cell="${name}"]`).innerText(), 2);
  equal(await cell('net_sales'), figures.net_sales, 'net sales');
  equal(await cell('gmroi'), figures.gmroi_e2, 'return on stock');
  const total = await view.page.locator('[data-total="net_sales"] dd').innerText();
  equal(read(total, 2), (await view.get('/v1/sku-board')).total.net_sales, 'net sales of all products');
  await view.close();
});

test('a quick set, a sort and a period are in the address and survive a reload', async (context) => {
  await sell(context.till, [['S005', 2]]);
  const view = await openConsole(context, 'board');
  const { page } = view;
  await page.locator('[data-set="best"]').click();
  await page.getByRole('button', { name: 'Units', exact: true }).click();
  await page.getByRole('radio', { name: '90 days' }).check();
  await eventually(() => new URL(page.url()).search === '?set=best&sort=units&order=down&days=90', 'the address');
  const rows = page.locator('tbody tr');
  const { count } = await view.get('/v1/sku-board?set=best');
  await eventually(async () => (await rows.count()) === count, 'only the best');
  await page.reload();
  await rows.first().waitFor();
  equal(await page.locator('[data-set="best"]').getAttribute('aria-pressed'), 'true', 'the set is chosen');
  equal(await rows.count(), count, 'rows after the reload');
  await page.getByLabel('Category').selectOption('category');
  await page.locator('tr[data-category]').first().waitFor();
  await page.locator('tr[data-category] button').first().click();
  await eventually(() => new URL(page.url()).searchParams.get('category'), 'a category opens its products');
  await view.close();
});

test('a price is changed from its row', async (context) => {
  const { till } = context;
  const product = await productOf(till, 'S004');
  const view = await openConsole(context, 'board?query=S004');
  await view.page.getByRole('button', { name: `Adjust price: ${product.names.en}` }).click();
  const price = view.dialog.getByLabel('Price (MOP)', { exact: true });
  await price.fill('many');
  await view.dialog.getByRole('button', { name: 'Set price' }).click();
  await view.dialog.getByText('Give a price').waitFor();
  await price.fill('31.50');
  await view.dialog.getByRole('button', { name: 'Set price' }).click();
  await view.dialog.waitFor({ state: 'detached' });
  equal((await productOf(till, 'S004')).price, 3150, 'the price at the till');
  await view.close();
});

test('every figure leads to its entry in the dictionary', async (context) => {
  const view = await openConsole(context, 'board');
  await view.page.locator('[data-total="gmroi"] a').click();
  await view.page.waitForURL(/metrics\?name=gmroi/);
  const entry = view.page.locator('[data-metric="gmroi"]');
  await entry.waitFor();
  equal(await entry.getAttribute('aria-current'), 'true', 'the entry is marked');
  const { items } = await view.get('/v1/metrics');
  await eventually(async () => (await view.page.locator('.metric-entry').count()) === items.length, 'all entries');
  const { formula } = items.find(({ name }) => name === 'gmroi');
  equal(await entry.locator('.metric-formula').innerText(), formula.en, 'formula');
  await view.page.getByRole('searchbox').fill('sell-through');
  await eventually(async () => (await view.page.locator('.metric-entry').count()) < items.length, 'a search');
  await view.close();
});
