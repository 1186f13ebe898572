import { assertNoComplaints } from '../lib/browser.mjs';
import { openConsole } from '../lib/console-page.mjs';
import { equal, eventually, test } from '../lib/harness.mjs';
import { png } from '../lib/png.mjs';

const row = (view, code) => view.page.locator(`tr[data-code="${code}"]`);

async function make(view, name, price) {
  await view.page.getByRole('button', { name: 'New product' }).click();
  await view.dialog.getByLabel('Name').fill(name);
  await view.dialog.getByLabel('Price (MOP)').fill(price);
  await view.dialog.getByRole('button', { name: 'New product' }).click();
  await view.dialog.getByRole('heading', { name: new RegExp(name) }).waitFor();
}

const opened = (view) => new URL(view.page.url()).searchParams.get('product');

test('a name and a price make a product, which is found, changed and put to sleep', async (context) => {
  const view = await openConsole(context, 'products');
  await make(view, 'Paper lantern', '48.50');
  const id = opened(view);
  const thumb = view.page.locator(`tr[data-product="${id}"] .products-thumb`);
  await eventually(async () => (await thumb.innerText()).trim() === 'P', 'its letter stands where no picture is');
  const made = (await view.get(`/v1/products/${id}`)).product;
  equal(made.price, 4850, 'the price');
  equal(made.names.en, 'Paper lantern', 'the name');

  await view.dialog.getByRole('button', { name: 'Add a barcode' }).click();
  await view.dialog.getByLabel('Barcode 1').fill('489000810099');
  await view.dialog.getByRole('button', { name: /Add the check digit/ }).click();
  await view.dialog.getByLabel('Name (Traditional Chinese)').fill('紙燈籠');
  await view.dialog.getByLabel('On sale').uncheck();
  await view.dialog.getByRole('button', { name: 'Save' }).click();
  await eventually(async () => (await view.get(`/v1/products/${id}`)).product.version === 2, 'it is saved');
  const changed = (await view.get(`/v1/products/${id}`)).product;
  equal(changed.barcodes.length, 1, 'barcodes');
  equal(changed.barcodes[0].startsWith('489000810099'), true, 'the barcode with its check digit');
  equal(changed.active, false, 'it is not sold any more');

  await view.dialog.getByRole('button', { name: /barcode of our own/ }).click();
  await eventually(
    async () => (await view.get(`/v1/products/${id}`)).product.barcodes.length === 2,
    'a second barcode',
  );
  equal((await view.get(`/v1/products/${id}`)).product.barcodes[1].startsWith('29'), true, 'the range of shops');
  await view.page.keyboard.press('Escape');

  await row(view, changed.code).waitFor({ state: 'detached' });
  await view.page.getByLabel('State').selectOption('inactive');
  await row(view, changed.code).waitFor();
  await view.page.getByRole('searchbox').first().fill('灯笼');
  await eventually(
    async () => (await view.page.locator('tr[data-product]').count()) === 1,
    'found by the other script',
  );
  equal(new URL(view.page.url()).searchParams.get('state'), 'inactive', 'the filter is in the address');
  assertNoComplaints(view.page);
  await view.close();
});

test('what is typed and not saved is not dropped without asking', async (context) => {
  const view = await openConsole(context, 'products');
  await make(view, 'Paper fan', '12');
  const id = opened(view);
  const name = view.page.getByLabel('Name (Traditional Chinese)');
  // Typed by keys: a browser lets Escape be answered only after somebody has done something.
  await name.click();
  await view.page.keyboard.type('紙扇');
  await view.page.keyboard.press('Escape');
  await view.page.getByRole('heading', { name: 'Not saved yet' }).waitFor();
  await view.page.getByRole('button', { name: 'Keep editing' }).click();
  equal(await name.inputValue(), '紙扇', 'it is still there');
  await view.page.keyboard.press('Escape');
  await view.page.getByRole('button', { name: 'Close without saving' }).click();
  await name.waitFor({ state: 'detached' });
  equal((await view.get(`/v1/products/${id}`)).product.names['zh-Hant'], undefined, 'nothing was saved');
  assertNoComplaints(view.page);
  await view.close();
});

test('a second press while the list comes makes nothing more, and another tab keeps what is typed', async (context) => {
  const view = await openConsole(context, 'products');
  await view.page.locator('tr[data-product]').first().waitFor();
  let held = null;
  await view.page.route('**/v1/product-list?**', async (route) => {
    await held;
    await route.continue();
  });
  await view.page.getByRole('button', { name: 'New product' }).click();
  await view.dialog.getByLabel('Name').fill('Twin lantern');
  await view.dialog.getByLabel('Price (MOP)').fill('9');
  let release = () => undefined;
  held = new Promise((done) => {
    release = done;
  });
  const create = view.dialog.getByRole('button', { name: 'New product' });
  await create.click();
  const made = async () => (await view.get('/v1/products?query=Twin%20lantern')).items.length;
  await eventually(async () => (await made()) === 1, 'it is made');
  await view.dialog.getByLabel('Name').press('Enter');
  equal(await create.isDisabled(), true, 'the button waits for the list');
  release();
  await view.dialog.getByRole('heading', { name: /Twin lantern/ }).waitFor();
  equal(await made(), 1, 'products of that name');

  await view.dialog.getByLabel('Name (Portuguese)').fill('Lanterna');
  await view.dialog.getByRole('radio', { name: 'Prices' }).check();
  await view.dialog.getByRole('radio', { name: 'Details' }).check();
  equal(await view.dialog.getByLabel('Name (Portuguese)').inputValue(), 'Lanterna', 'what was typed');
  await view.close();
});

// As the page itself asks.
const ask = (view, path, body) =>
  view.page.evaluate(
    async ([to, json]) => {
      const headers = { 'Content-Type': 'application/json', 'X-Zhanggui': '1' };
      const answer = await fetch(to, json ? { method: 'PUT', headers, body: json } : {});
      return answer.json();
    },
    [path, body && JSON.stringify(body)],
  );

test('sizes make variants, all at once, and one price for the chosen', async (context) => {
  const view = await openConsole(context, 'products');
  await make(view, 'Cotton shirt', '120');
  await view.dialog.getByRole('radio', { name: 'Variants' }).check();
  await view.dialog.getByRole('button', { name: 'Set up axes and variants' }).click();
  await view.dialog.getByLabel('Name of the axis').fill('Size');
  await view.dialog.getByLabel('Add options').fill('S, M, L');
  await view.dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await view.dialog.getByLabel('Options 3').waitFor();
  await view.dialog.getByRole('button', { name: 'Save' }).click();
  await view.dialog.getByText('2 combinations have no product yet').waitFor();
  await view.dialog.getByLabel('Codes begin with').fill('SHIRT');
  await view.dialog.getByRole('button', { name: 'Make 2 variants' }).click();
  await view.dialog.getByText('Every combination has its product.').waitFor();
  equal(await view.dialog.locator('tr[data-variant]').count(), 3, 'variants');
  const shirt = async () => (await ask(view, '/v1/product-list?query=SHIRT-1')).items[0];
  await ask(view, `/v1/products/${(await shirt()).id}/price`, { price: 12_000, member_price: 9_500 });
  await view.page.reload();
  await view.dialog.getByRole('radio', { name: 'Variants' }).check();
  await view.dialog.locator('tr[data-variant="SHIRT-2"]').getByRole('checkbox').uncheck();
  await view.dialog.getByLabel('Price of the chosen variants').fill('99');
  await view.dialog.getByRole('button', { name: 'Change the price of 2' }).click();
  await view.dialog.locator('tr[data-variant="SHIRT-1"]').getByText('99.00').waitFor();
  await view.dialog.locator('tr[data-variant="SHIRT-2"]').getByText('120.00').waitFor();
  equal((await shirt()).member_price, 9_500, 'what members pay');
  await view.dialog.locator('tr[data-variant="SHIRT-1"]').getByRole('button', { name: 'M' }).click();
  await view.dialog.getByRole('heading', { name: 'Cotton shirt M · SHIRT-1' }).waitFor();
  assertNoComplaints(view.page);
  await view.close();
});

test('categories are made, moved and kept while something stands in them', async (context) => {
  const view = await openConsole(context, 'products');
  const open = () => view.page.getByRole('button', { name: 'Categories' }).click();
  const add = async (name, parent) => {
    await view.dialog.getByRole('button', { name: 'New category' }).click();
    await view.dialog.getByLabel('Name (English)').fill(name);
    if (parent) await view.dialog.getByLabel('Stands in').selectOption({ label: parent });
    await view.dialog.getByRole('button', { name: 'Save' }).click();
    await view.dialog.locator(`[data-category$="${name}"]`).waitFor();
  };
  const drop = async () => {
    const bin = view.dialog.getByRole('button', { name: 'Delete Festive goods' });
    await bin.click();
    await bin.click();
  };
  await open();
  await add('Festive goods');
  await add('Lanterns', 'Festive goods');
  const lanterns = view.dialog.locator('[data-category="Festive goods / Lanterns"]');
  await drop();
  await view.dialog.getByText('There are still products or categories in it.').waitFor();
  await lanterns.getByRole('button', { name: 'Change' }).click();
  await view.dialog.getByLabel('Stands in').selectOption({ label: 'Top' });
  await view.dialog.getByRole('button', { name: 'Save' }).click();
  await view.dialog.locator('[data-category="Lanterns"]').waitFor();
  await drop();
  await view.dialog.locator('[data-category="Festive goods"]').waitFor({ state: 'detached' });
  await view.close();
});

// Until the browser has the picture itself, not only the element for it.
const seen = (view, count) =>
  view.page.waitForFunction((wanted) => {
    const images = [...document.querySelectorAll('[data-picture] img')];
    return images.length === wanted && images.every((image) => image.complete && image.naturalWidth > 0);
  }, count);

const added = (view) =>
  view.page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.url().endsWith('/pictures'));

test('pictures come by file, drop and paste, and what is none is refused in words', async (context) => {
  const view = await openConsole(context, 'products');
  await make(view, 'Red bucket', '30');
  const code = (await view.get(`/v1/products/${opened(view)}`)).product.code;
  const input = view.dialog.locator('input[type="file"]');
  let answer = added(view);
  await input.setInputFiles({ name: 'red.png', mimeType: 'image/png', buffer: png(300, 200, [200, 30, 30]) });
  equal((await answer).status(), 201, 'a file');
  await seen(view, 1);

  // What a drop and a paste carry can only be made inside the page.
  const give = (type, colour) =>
    view.page.evaluate(
      ([kind, bytes]) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], 'given.png', { type: 'image/png' }));
        const at = kind === 'drop' ? document.querySelector('.picture-drop') : document;
        const event =
          kind === 'drop'
            ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
            : new ClipboardEvent('paste', { clipboardData: data, bubbles: true });
        at.dispatchEvent(event);
      },
      [type, [...png(40, 40, colour)]],
    );
  for (const [at, [type, colour]] of [
    ['drop', [30, 200, 30]],
    ['paste', [30, 30, 200]],
  ].entries()) {
    answer = added(view);
    await give(type, colour);
    equal((await answer).status(), 201, `a ${type}`);
    await seen(view, at + 2);
  }

  answer = added(view);
  await input.setInputFiles({ name: 'page.png', mimeType: 'image/png', buffer: Buffer.from('<html>') });
  equal((await answer).status(), 422, 'no picture');
  await view.dialog.getByText('page.png: This is not a JPEG, PNG or WebP picture.').waitFor();

  await view.dialog.getByRole('button', { name: 'Move picture 3 forward' }).click();
  await eventually(async () => {
    const { pictures } = (await view.get(`/v1/products/${opened(view)}`)).product;
    const shown = await view.page.locator('[data-picture]').evaluateAll((all) => all.map((one) => one.dataset.picture));
    return pictures.join() === shown.join();
  }, 'the order on the screen is the order in the books');
  await view.dialog.getByRole('button', { name: 'Take picture 1 away' }).click();
  await seen(view, 2);
  await view.page.keyboard.press('Escape');
  await row(view, code).locator('img.products-thumb').waitFor();
  assertNoComplaints(view.page);
  await view.close();
});
