import { assertAccessible } from '../lib/axe.mjs';
import { openConsole } from '../lib/console-page.mjs';
import { equal, eventually, test } from '../lib/harness.mjs';
import { productOf, sell } from './shop.mjs';

async function ask(view, words) {
  await view.page.keyboard.press('Control+k');
  const field = view.page.getByRole('combobox', { name: 'Find anything' });
  await field.waitFor();
  await field.fill(words);
  return view.page.locator('.palette').getByRole('option');
}

test('Ctrl K finds a page, a receipt by its number, a product, a store and an action', async (context) => {
  const receipt = await sell(context.till, [['D003', 1]]);
  const product = await productOf(context.till, 'D003');
  const store = context.till.session.stores[0];
  const view = await openConsole(context);
  const { page } = view;
  await view.live();

  await (await ask(view, 'receipts')).first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/console\/receipts/);

  const [left, till, sequence] = receipt.number.split('-');
  const short = `${left}-${till}-${sequence[0]}${Number(sequence.slice(1))}`.toLowerCase();
  for (const end of [sequence.slice(1), `${till}-${sequence[0]}${Number(sequence.slice(1))}`]) {
    const row = (await ask(view, end)).filter({ hasText: receipt.number });
    await row.getByText(store.name).waitFor();
    await page.keyboard.press('Escape');
  }
  await (await ask(view, short)).filter({ hasText: receipt.number }).first().waitFor();
  await assertAccessible(page, 'palette');
  await page.keyboard.press('Enter');
  await eventually(async () => new URL(page.url()).searchParams.get('receipt') === receipt.id, 'the receipt is open');
  await page.keyboard.press('Escape');

  await (await ask(view, 'doujiang')).filter({ hasText: product.names.en }).first().click();
  await page.waitForURL(/\/console\/stock/);
  equal(new URL(page.url()).searchParams.get('query'), 'D003', 'the product is looked for');

  await (await ask(view, store.code)).filter({ hasText: store.name }).first().click();
  await eventually(async () => new URL(page.url()).searchParams.get('store') === store.id, 'the store is chosen');

  await (await ask(view, 'dark')).first().waitFor();
  await page.keyboard.press('Enter');
  equal(await page.locator('html').getAttribute('data-theme'), 'dark', 'theme');

  await ask(view, 'zzzz nothing');
  await page.getByText('Nothing found').waitFor();
  await page.keyboard.press('Escape');
  await view.close();
});

test('a question mark shows the keys, and g with a letter goes to a page', async (context) => {
  const view = await openConsole(context);
  const { page } = view;
  await view.ready(); // before that nobody listens to keys
  await page.locator('body').press('?');
  await view.dialog.getByText('Keyboard shortcuts').waitFor();
  await assertAccessible(page, 'keys');
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.waitForURL(/\/console\/stock/);
  await page.getByRole('searchbox').fill('g');
  await page.keyboard.type('r?');
  equal(await page.getByRole('searchbox').inputValue(), 'gr?', 'letters in a field are text');
  await view.close();
});

test('rows can stand closer', async (context) => {
  await sell(context.till, [['D003', 1]]);
  const view = await openConsole(context, 'receipts');
  const { page } = view;
  const row = page.locator('tr[data-receipt]').first();
  await row.waitFor();
  const height = async () => (await row.boundingBox()).height;
  const before = await height();
  await page.locator('.top-person').click();
  await view.dialog.locator('input[value="compact"]').check();
  await page.keyboard.press('Escape');
  await eventually(async () => (await height()) < before, 'rows are closer');
  await page.reload();
  await row.waitFor();
  equal((await height()) < before, true, 'and stay so');
  await view.close();
});
