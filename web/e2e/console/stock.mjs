import { openConsole } from '../lib/console-page.mjs';
import { equal, eventually, test } from '../lib/harness.mjs';
import { productOf, sell } from './shop.mjs';

async function onHandAt(view, { id }) {
  const { items } = await view.get('/v1/stock?limit=1000');
  return items.find(({ sku }) => sku === id).on_hand_milli;
}
const shown = (milli) => String(milli / 1000);

test('a sale takes from the shelf that is being looked at, and its ledger names it', async (context) => {
  const { till } = context;
  const product = await productOf(till, 'G005');
  const view = await openConsole(context, 'stock');
  await view.live();
  await view.stockRow(product.id).waitFor();
  const before = await onHandAt(view, product);
  const receipt = await sell(till, [['G005', 2]]);
  await eventually(
    async () => (await view.onHand(product.id)).startsWith(shown(before - 2000)),
    'the grid follows the sale',
    2_000,
  );
  await view.stockRow(product.id).getByRole('link').click();
  const first = view.dialog.locator('tr[data-movement]').first();
  await first.waitFor();
  const [, document, moved, after] = await first.locator('td').allInnerTexts();
  equal(document, `Sale ${receipt.number}`, 'document of the newest movement');
  equal([moved, after], ['\u22122', shown(before - 2000)], 'movement and on hand after it');
  await first.getByRole('link').click();
  await view.dialog.getByText(product.names.en).waitFor();
  equal(new URL(view.page.url()).searchParams.get('receipt'), receipt.id, 'the movement opens its receipt');
  await view.close();
});

test('goods received change what is on hand, refusals stand at their field', async (context) => {
  const product = await productOf(context.till, 'H003');
  const view = await openConsole(context, 'stock');
  await view.stockRow(product.id).waitFor();
  const before = await onHandAt(view, product);
  await view.stockRow(product.id).getByRole('link').click();
  await view.dialog.getByRole('button', { name: 'Receive goods' }).click();
  const quantity = view.dialog.getByLabel('Quantity (pcs)');
  await quantity.fill('0');
  await view.page.keyboard.press('Enter');
  await view.dialog.getByText('above zero').waitFor();
  equal(await quantity.getAttribute('aria-invalid'), 'true', 'the field is marked');
  await quantity.fill('9999999999');
  await view.dialog.getByLabel('Cost per unit (MOP)').fill('17.25');
  await view.page.keyboard.press('Enter');
  await view.dialog.getByText('too large').waitFor();
  equal(await onHandAt(view, product), before, 'a refusal changes nothing');
  await quantity.fill('12');
  await view.page.keyboard.press('Enter');
  await view.dialog.locator('tr[data-movement="goods_receipt"]').first().getByText('+12').waitFor();
  equal(await onHandAt(view, product), before + 12_000, 'on hand by the server');
  await view.page.keyboard.press('Escape');
  await eventually(async () => (await view.onHand(product.id)).startsWith(shown(before + 12_000)), 'the grid');
  await view.close();
});

test('a count corrects the shelf with its reason', async (context) => {
  const product = await productOf(context.till, 'H002');
  const view = await openConsole(context, 'stock');
  await view.stockRow(product.id).waitFor();
  await view.stockRow(product.id).getByRole('link').click();
  await view.dialog.getByRole('button', { name: 'Adjust' }).click();
  await view.dialog.getByLabel('Counted (pcs)').fill('31');
  await view.page.keyboard.press('Enter');
  const first = view.dialog.locator('tr[data-movement]').first();
  await first.getByText('Adjustment · Count').waitFor();
  equal(await onHandAt(view, product), 31_000, 'on hand by the server');
  await view.close();
});

test('by keyboard alone: to the stock page, search, open a ledger, close it', async (context) => {
  const product = await productOf(context.till, 'S002');
  const view = await openConsole(context);
  await view.live();
  const { keyboard } = view.page;
  const focused = () => view.page.evaluate(() => document.activeElement?.textContent);
  for (let tab = 0; tab < 30 && (await focused()) !== 'Stock'; tab++) await keyboard.press('Tab');
  await keyboard.press('Enter');
  await view.stockRow(product.id).waitFor();
  const isSearch = () => view.page.evaluate(() => document.activeElement?.getAttribute('type') === 'search');
  for (let tab = 0; tab < 30 && !(await isSearch()); tab++) await keyboard.press('Tab');
  await keyboard.type('S002');
  await eventually(async () => (await view.page.locator('tr[data-sku]').count()) === 1, 'one row is left');
  for (let tab = 0; tab < 30 && (await focused()) !== product.names.en; tab++) await keyboard.press('Tab');
  await keyboard.press('Enter');
  await view.dialog.getByText(`${product.names.en} · S002`).waitFor();
  await keyboard.press('Escape');
  await view.dialog.waitFor({ state: 'detached' });
  equal(await focused(), product.names.en, 'the focus is back where it was');
  equal(new URL(view.page.url()).searchParams.get('query'), 'S002', 'the search is in the address');
  await view.close();
});

const listed = (view) => view.page.locator('tr[data-sku] a').allInnerTexts();
const at = (view, key) => new URL(view.page.url()).searchParams.get(key);

test('filters and order of the stock are its address', async (context) => {
  const product = await productOf(context.till, 'S002');
  const view = await openConsole(context, 'stock');
  const { page } = view;
  await view.stockRow(product.id).waitFor();
  const all = await listed(view);
  await page.locator('th.stock-name button').click();
  await eventually(() => at(view, 'sort') === 'name', 'the order is in the address');
  const { compare } = new Intl.Collator('en', { numeric: true });
  equal(await listed(view), [...all].sort(compare), 'by name');
  await page.locator('th.stock-on_hand button').click();
  await page.locator('th.stock-on_hand button').click();
  await eventually(() => at(view, 'sort') === '-on_hand', 'the other way');
  const amounts = (await page.locator('[data-cell="on_hand"]').allInnerTexts()).map((text) => Number.parseFloat(text));
  equal(
    amounts,
    [...amounts].sort((a, b) => b - a),
    'most first',
  );
  const category = page.getByLabel('Category');
  await category.selectOption({ index: 1 });
  await eventually(async () => (await listed(view)).length < all.length, 'a category leaves fewer');
  const kept = await listed(view);
  await page.reload();
  await page.locator('tr[data-sku]').first().waitFor();
  equal(await listed(view), kept, 'the address gives the same rows in the same order');
  await page.locator('[data-state="negative"]').click();
  await page.getByText('No product matches').waitFor();
  equal(at(view, 'state'), 'negative', 'the state is in the address');
  await view.close();
});

test('a shelf opens by a press on its row, by the arrows and by its address', async (context) => {
  const product = await productOf(context.till, 'S002');
  const view = await openConsole(context, 'stock');
  const { page } = view;
  await view.stockRow(product.id).locator('[data-cell="available"]').click();
  await view.dialog.getByText(`${product.names.en} · S002`).waitFor();
  const address = page.url();
  await page.keyboard.press('Escape');
  await view.dialog.waitFor({ state: 'detached' });
  const names = await listed(view);
  await page.locator('tr[data-sku] a').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  equal(await page.evaluate(() => document.activeElement?.textContent), names[1], 'the second row has the focus');
  await page.keyboard.press('Enter');
  await view.dialog.getByText(names[1]).first().waitFor();
  await page.goto(address);
  await view.dialog.getByText(`${product.names.en} · S002`).waitFor();
  await view.close();
});

test('a long history comes page by page, each transfer with its document', async (context) => {
  const { till } = context;
  const product = await productOf(till, 'G005');
  for (let count = 0; count < 55; count++) await sell(till, [['G005', 1]]);
  const view = await openConsole(context, `stock?query=G005`);
  await view.stockRow(product.id).getByRole('link').click();
  const moved = view.dialog.locator('tr[data-movement]');
  await moved.nth(49).waitFor();
  equal(await moved.count(), 50, 'the newest fifty');
  await view.dialog.getByRole('button', { name: 'Earlier ones' }).click();
  await moved.nth(54).waitFor();
  equal(await view.dialog.locator('tr[data-movement="sale"]').nth(54).getByRole('link').count(), 1, 'with its receipt');
  const left = await moved.evaluateAll((rows) => rows.map((row) => row.cells[3].textContent));
  equal(new Set(left.slice(0, 55)).size, 55, 'each with what was left after it');
  await view.close();
});
