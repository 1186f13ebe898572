import { assertAccessible } from '../lib/axe.mjs';
import { openConsole } from '../lib/console-page.mjs';
import { equal, eventually, test } from '../lib/harness.mjs';

const pasted = [
  'Code\tName\tBarcode\tPrice',
  'IMP-1\tSesame cracker\t4891028164395\t12.50',
  'IMP-2\tSoda water\t4891028164396\t8.00',
  'IMP-3\tGreen tea\t4.891028702351E+12\t9.90',
  'IMP-4\tSoy milk\t\t"7,50"',
  'IMP-5\tRice noodle\t36000291452\t18',
].join('\n');

const count = async (view, name) => (await view.page.locator(`[data-count="${name}"] dd`).innerText()).trim();
const productsLike = async (view, code) => (await view.get(`/v1/products?query=${code}`)).items;

test('five rows are pasted, the bad one is mended where it stands, and all of it is undone', async (context) => {
  const view = await openConsole(context, 'imports');
  const { page } = view;
  await page.getByRole('textbox').fill(pasted);
  await page.getByRole('button', { name: 'Use what was pasted' }).click();
  await page.locator('.imports-table').waitFor();
  equal(
    await page.locator('.imports-table select').evaluateAll((all) => all.map((select) => select.value)),
    ['code', 'name', 'barcode', 'price'],
    'what the columns mean is guessed',
  );
  await page.locator('.imports-table .imports-reason').getByText('does not fit').waitFor();
  await assertAccessible(page, 'preview of an import');
  await page.getByRole('button', { name: 'Bring in 4 rows' }).click();
  await page.locator('.imports-quarantine').waitFor();
  equal(await page.locator('.imports-result h2').innerText(), 'Pasted rows', 'its name');
  equal(await count(view, 'read'), '5', 'rows read');
  equal(await count(view, 'created'), '4', 'rows that made a product');
  equal(await count(view, 'repaired'), '2', 'barcodes that were put right');
  equal((await productsLike(view, 'IMP-5'))[0]?.barcodes, ['036000291452'], 'the zero in front is back');
  equal((await productsLike(view, 'IMP-2')).length, 0, 'the bad row made nothing');
  await assertAccessible(page, 'result of an import');
  const row = page.locator('.imports-rows [data-line="3"]');
  await row.getByLabel('Barcode').fill('nonsense here');
  await row.getByRole('button', { name: 'Try again' }).click();
  await row.getByRole('alert').waitFor();
  await row.getByLabel('Barcode').fill('');
  await row.getByRole('button', { name: 'Try again' }).click();
  await eventually(async () => (await count(view, 'created')) === '5', 'the mended row is in');
  equal((await productsLike(view, 'IMP-2'))[0]?.price, 800, 'and sells at its price');
  await page.getByRole('button', { name: 'Undo this import' }).click();
  await view.dialog.getByRole('button', { name: 'Undo this import' }).click();
  await page.getByText('Undone', { exact: true }).first().waitFor();
  equal((await productsLike(view, 'IMP-1')).length, 0, 'nothing of it can be sold any more');
  await page.getByRole('link', { name: 'Import another file' }).click();
  await page.locator('tr[data-import]').first().getByText('Undone').waitFor();
  await view.close();
});

test('past sales are brought in, found among the receipts, and undone', async (context) => {
  const view = await openConsole(context, 'imports');
  const { page } = view;
  await page.getByRole('radio', { name: 'Past sales' }).check();
  const rows = [
    '單號,日期,時間,商品,數量,單價',
    'OLD-1,2026-08-03,09:00,舊檸檬茶,2,12.50',
    'OLD-1,2026-08-03,09:00,舊菠蘿包,1,8.00',
    'OLD-2,2026-08-03,下午 8:25,舊檸檬茶,?,12.50',
  ].join('\n');
  await page.locator('input[type=file]').setInputFiles({
    name: 'tickets.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(rows, 'utf8'),
  });
  await page.locator('[data-preview=sales]').getByText('1 sale of').waitFor();
  await assertAccessible(page, 'preview of past sales');
  await page.getByRole('button', { name: 'Bring in 2 rows: Past sales' }).click();
  await page.locator('.imports-quarantine').waitFor();
  equal(await count(view, 'created'), '2', 'rows that are in the books');
  const row = page.locator('.imports-rows [data-line="4"]');
  await row.getByLabel('Quantity').fill('1');
  await row.getByRole('button', { name: 'Try again' }).click();
  await eventually(async () => (await count(view, 'created')) === '3', 'the mended row is a sale of its own');
  const found = async () => (await view.get('/v1/receipts?from=2026-08-03&to=2026-08-03')).items;
  await eventually(async () => (await found()).length === 2, 'both are among the receipts of that day');
  equal((await found()).map(({ total }) => total).sort(), [1250, 3300], 'with what they came to');
  await page.getByRole('button', { name: 'Undo this import' }).click();
  await view.dialog.getByRole('button', { name: 'Undo this import' }).click();
  await page.getByText('Undone', { exact: true }).first().waitFor();
  await eventually(async () => {
    const all = await found();
    const sum = all.reduce((net, { kind, total }) => net + (kind === 'sale' ? total : -total), 0);
    return all.length === 4 && sum === 0;
  }, 'and that day has sold nothing again');
  await view.close();
});

test('a file in Big5 is dropped, its list is taken out again', async (context) => {
  const view = await openConsole(context, 'imports');
  const { page } = view;
  await page.getByRole('radio', { name: 'Suppliers' }).check();
  // 供應商名稱,電話 / 廣豐貿易,28331234
  const bytes = Buffer.from('a8d1c0b3b0d3a657bad92cb971b8dc0abc73c2d7b654a9f62c32383333313233340a', 'hex');
  await page.locator('input[type=file]').setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: bytes });
  await page.getByText('廣豐貿易').waitFor();
  equal(await page.getByLabel('Encoding').inputValue(), 'big5', 'the encoding is found out');
  await page.getByRole('button', { name: 'Bring in 1 row: Suppliers' }).click();
  await page.getByText('Done', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'See the result' }).click();
  await page.getByRole('button', { name: '廣豐貿易' }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV' }).click(),
  ]);
  const stream = await download.createReadStream();
  let text = '';
  for await (const piece of stream) text += piece.toString('utf8');
  equal(
    text.split('\r\n')[0],
    '\uFEFFCode,Name,Contact,Telephone,E-mail,Note,In use',
    'heading in the language of the page',
  );
  equal(text.includes('廣豐貿易'), true, 'and the supplier');
  await view.close();
});

test('postage among past sales is proposed as no goods, and a person may say otherwise', async (context) => {
  const view = await openConsole(context, 'imports');
  const { page } = view;
  await page.getByRole('radio', { name: 'Past sales' }).check();
  const rows = [
    'invoice,date,code,name,quantity,price,customer',
    'P-1,2026-07-03 09:00,OLDTEA,Old tea,2,12.50,17850.0',
    'P-1,2026-07-03 09:00,OLDPOST,Postage,1,18.00, 17 850 ',
    'P-2,2026-07-03 10:00,OLDWRAP,Wrapping,1,5.00,',
  ].join('\n');
  await page.locator('input[type=file]').setInputFiles({
    name: 'post.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(rows, 'utf8'),
  });
  const field = page.getByLabel('Not goods');
  equal(await field.inputValue(), 'OLDPOST', 'what is guessed is shown');
  const summary = page.locator('[data-preview=sales]');
  await summary.getByText('1 line that is no goods').waitFor();
  await page.getByText('Bring in 3 rows').waitFor();
  await field.fill('oldpost, wrap*');
  await field.press('Enter');
  await summary.getByText('2 lines that are no goods').waitFor();
  await assertAccessible(page, 'what is no goods');
  await view.close();
});

test('every list can be taken out, on its page and in one place', async (context) => {
  const view = await openConsole(context, 'imports');
  const { page } = view;
  const links = page.locator('.imports-exports a');
  await links.first().waitFor();
  const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  equal(hrefs.length, 2 * 19, 'two formats of every list');
  for (const href of hrefs) {
    const answer = await page.request.get(new URL(href, page.url()).href);
    equal(answer.status(), 200, href);
  }
  const pages = {
    'pricing?tab=promotions&state=running': '/v1/exports/promotions?state=running&',
    'pricing?tab=coupons': '/v1/exports/coupons?',
    'pricing?tab=books': '/v1/exports/price-books?',
    'pricing?tab=planned': '/v1/exports/planned-prices?',
    'pricing?tab=taxes': '/v1/exports/taxes?',
    people: '/v1/exports/people?',
    members: '/v1/exports/members?',
    imports: '/v1/exports/imports?',
  };
  for (const [path, href] of Object.entries(pages)) {
    await page.goto(new URL(`/console/${path}`, page.url()).href);
    await page.locator(`main a[href^="${href}"]`).first().waitFor();
  }
  await view.close();
});
