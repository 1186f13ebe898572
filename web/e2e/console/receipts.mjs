import { results } from '../lib/browser.mjs';
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

test('a receipt shows its lines, taxes and tenders, and leads to its paper', async (context) => {
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

test('a copy says that it is one, and the books say who printed it', async (context) => {
  const receipt = await sell(context.till, [['S001', 2]], 'cash');
  const view = await openConsole(context, `receipts?receipt=${receipt.id}`);
  const { page } = view;
  await page.evaluate(() => {
    window.print = () => {
      window.printed = (window.printed ?? 0) + 1;
    };
  });
  await view.dialog.getByRole('button', { name: 'Reprint' }).click();
  await page.getByRole('button', { name: 'Print a copy' }).waitFor();
  equal(await page.locator('.paper-copy').count(), 0, 'no mark before anybody prints');
  await page.getByLabel('58 mm').check();
  await page.getByRole('button', { name: 'Print a copy' }).click();
  await eventually(() => page.evaluate(() => window.printed === 1), 'the browser is asked to print');
  await page.emulateMedia({ media: 'print' });
  equal(await page.locator('#app').isVisible(), false, 'nothing but the paper is printed');
  const paper = page.locator('.print-only .paper');
  equal((await paper.locator('.paper-copy strong').innerText()).includes('COPY'), true, 'the mark');
  await paper.screenshot({ path: `${results}/console-paper-58.png` });
  equal((await page.locator('.print-only').getAttribute('data-width')) === '58', true, 'narrow paper');
  await page.emulateMedia({ media: 'screen' });
  const { reprints } = await view.get(`/v1/receipts/${receipt.id}`);
  equal(reprints.length, 1, 'one entry');
  await page.getByRole('link', { name: 'Back to receipts' }).click();
  await view.dialog.locator('[data-role="reprints"]').getByText(reprints[0].who).waitFor();
  await view.close();
});

test('kind, tender, amounts and member are filters of the address', async (context) => {
  const { till } = context;
  const receipt = await sell(till, [['S002', 3]], 'card');
  const view = await openConsole(context, 'receipts');
  const { page } = view;
  await page.getByText('More filters').click();
  await page.getByLabel('Kind').selectOption('sale');
  await page.getByLabel('Paid by').selectOption('card');
  const sum = (receipt.total / 100).toFixed(2);
  await page.getByLabel('Total from (MOP)').fill('many');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await page.getByText('Give an amount').waitFor();
  await page.getByLabel('Total from (MOP)').fill(sum);
  await page.getByLabel('Total to (MOP)').fill(sum);
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await eventually(() => new URL(page.url()).searchParams.get('tender') === 'card', 'the address');
  const { items } = await view.get(
    `/v1/receipts?kind=sale&tender=card&total_min=${receipt.total}&total_max=${receipt.total}`,
  );
  await eventually(async () => (await page.locator('tr[data-receipt]').count()) === items.length, 'only these');
  equal(
    items.some(({ id }) => id === receipt.id),
    true,
    'the sale is among them',
  );
  await page.reload();
  equal(await page.getByLabel('Paid by').inputValue(), 'card', 'the filter after a reload');
  await page.getByRole('button', { name: 'Anybody' }).click();
  await view.dialog.getByRole('searchbox').fill('陳大文');
  await view.dialog.getByRole('button', { name: /陳大文/ }).click();
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await eventually(() => new URL(page.url()).searchParams.get('member'), 'the member');
  await page.getByRole('button', { name: '陳大文' }).waitFor();
  await view.close();
});
