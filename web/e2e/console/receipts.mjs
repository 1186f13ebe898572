import { openConsole, read } from '../lib/console-page.mjs';
import { equal, eventually, test } from '../lib/harness.mjs';
import { productOf, sell } from './shop.mjs';

test('filters are part of the address and survive a reload', async (context) => {
  const { till } = context;
  const receipt = await sell(till, [['S002', 1]]);
  await sell(till, [['D005', 2]]);
  const product = await productOf(till, 'S002');
  const view = await openConsole(context, 'receipts');
  const rows = view.page.locator('tr[data-receipt]');
  await rows.first().waitFor();
  await view.page.getByLabel('From', { exact: true }).fill(receipt.business_date);
  await view.page.getByLabel('To', { exact: true }).fill(receipt.business_date);
  await view.page.getByRole('button', { name: 'All products' }).click();
  await view.dialog.getByRole('searchbox').fill('S002');
  await view.dialog.getByRole('button', { name: product.names.en }).click();
  await view.page.getByRole('button', { name: 'Search', exact: true }).click();
  await eventually(async () => new URL(view.page.url()).searchParams.get('sku') === product.id, 'the address');
  const expected = (await view.get(`/v1/receipts?sku=${product.id}&limit=50`)).items.length;
  await eventually(async () => (await rows.count()) === expected, 'only receipts with the product');
  const address = view.page.url();
  await view.page.reload();
  await rows.first().waitFor();
  equal(view.page.url(), address, 'address after the reload');
  equal(await rows.count(), expected, 'rows after the reload');
  equal(await view.page.getByLabel('From', { exact: true }).inputValue(), receipt.business_date, 'from');
  await view.page.getByRole('button', { name: product.names.en }).waitFor();
  await view.page.getByRole('button', { name: 'Reset' }).click();
  await eventually(async () => new URL(view.page.url()).search === '', 'the filters are gone');
  await view.close();
});

test('a receipt shows its lines, taxes and tenders, and can be printed', async (context) => {
  const lines = [
    ['S001', 2],
    ['D001', 3],
  ];
  const receipt = await sell(context.till, lines, 'cash');
  const view = await openConsole(context, `receipts?number=${receipt.number}`);
  await view.page.getByRole('link', { name: receipt.number }).click();
  const total = view.dialog.locator('.sheet-total dd');
  await total.waitFor();
  equal(read(await total.innerText(), 2), receipt.total, 'total');
  equal(await view.dialog.locator('tbody th').count(), 2, 'lines');
  await view.dialog.getByText('Cash', { exact: true }).waitFor();
  const promotions = receipt.lines.flatMap(({ discounts }) => discounts ?? []);
  equal(await view.dialog.locator('.sheet-off').count(), promotions.length, 'discounts with their rules');
  equal(promotions.length > 0, true, 'a drink is free');
  equal(new URL(view.page.url()).searchParams.get('receipt'), receipt.id, 'the open receipt is in the address');
  await view.page.emulateMedia({ media: 'print' });
  equal(await view.page.locator('.print-only').isVisible(), true, 'the sheet is on paper');
  equal(await view.page.locator('#app').isVisible(), false, 'the rest is not');
  await view.close();
});

test('the store picker goes with the reader from page to page', async (context) => {
  const view = await openConsole(context);
  const store = context.till.session.stores[0].id;
  const picker = view.page.getByLabel('Company, region or store');
  await picker.selectOption(store);
  await view.page.getByRole('link', { name: 'Receipts', exact: true }).first().click();
  await view.page.waitForURL(/receipts\?store=/);
  equal(new URL(view.page.url()).searchParams.get('store'), store, 'store');
  equal(await picker.inputValue(), store, 'picker');
  await view.close();
});
