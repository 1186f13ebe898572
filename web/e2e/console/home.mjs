import { openConsole } from '../lib/console-page.mjs';
import { equal, eventually, test } from '../lib/harness.mjs';
import { productOf, sell } from './shop.mjs';

test('home counts what will run out, says why, and leads to the shelf', async (context) => {
  const product = await productOf(context.till, 'G004');
  const { items } = await context.till.get('/v1/stock?query=G004');
  const left_milli = 1_000;
  const shelf = items.find(({ sku }) => sku === product.id);
  await sell(context.till, [['G004', (shelf.on_hand_milli - left_milli) / 1_000]]);
  const view = await openConsole(context);
  const { page } = view;
  const need = page.locator('[data-need="running_out"]');
  await need.waitFor();
  await need.getByText('At the pace of the last 28 days they last less than 7 days.').waitFor();
  await need.getByRole('link').click();
  await page.waitForURL(/\/console\/attention\?tab=running_out/);
  await page.getByText('Days left = on hand ÷ mean daily units of the last 28 days').waitFor();
  const row = page.locator(`[data-shelf="${product.id}"]`);
  const sold = (shelf.on_hand_milli - left_milli) / 1_000;
  const days = Math.round((10 * 28) / sold) / 10;
  await row.getByText(`${days} d`).waitFor();
  await row.getByRole('link').click();
  await view.dialog.getByText(product.names.en).first().waitFor();
  await view.close();
});

test('settled exceptions leave the list and the count', async (context) => {
  const view = await openConsole(context, 'exceptions');
  const { page } = view;
  const rows = page.locator('[data-exception]');
  await rows.first().waitFor();
  const before = await rows.count();
  const id = await rows.first().getAttribute('data-exception');
  await rows.first().getByRole('button', { name: 'Looked at: settle' }).click();
  await view.dialog.getByLabel('Note (optional)').fill('counted');
  await view.dialog.getByRole('button', { name: 'Looked at: settle' }).click();
  await eventually(async () => (await rows.count()) === before - 1, 'one fewer is open');
  await page.locator('.page-tabs input[value="settled"]').check();
  await page.locator(`[data-exception="${id}"]`).getByText('counted').waitFor();
  equal(new URL(page.url()).searchParams.get('state'), 'settled', 'the tab is in the address');
  await view.close();
});
