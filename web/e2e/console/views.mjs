import { assertAccessible } from '../lib/axe.mjs';
import { assertNoComplaints, results } from '../lib/browser.mjs';
import { openConsole } from '../lib/console-page.mjs';
import { equal, eventually, test } from '../lib/harness.mjs';

const at = (view, key) => new URL(view.page.url()).searchParams.get(key);

async function saveView(view, name) {
  await view.page.locator('.views-button').click();
  await view.dialog.getByLabel('Name').fill(name);
  await view.page.keyboard.press('Enter');
  await view.dialog.locator('[data-view]', { hasText: name }).waitFor();
}

test('a view is saved, opened, renamed, shared and deleted', async (context) => {
  const view = await openConsole(context, 'stock?query=tea&sort=-on_hand');
  const { page, dialog } = view;
  await page.locator('tr[data-sku]').first().waitFor();
  await page.locator('.views-button').click();
  await page.keyboard.press('Enter');
  await dialog.getByText('There must be a name.').waitFor();
  await dialog.getByLabel('Name').fill('Teas');
  await page.keyboard.press('Enter');
  const row = dialog.locator('[data-view]', { hasText: 'Teas' });
  await row.waitFor();
  await assertAccessible(page, 'saved views');
  await page.screenshot({ path: `${results}/console-views.png` });
  await page.keyboard.press('Escape');
  equal(await page.locator('.views-button').innerText(), 'Teas', 'the button names what is shown');

  await page.goto(`${context.server.origin}/console/stock`);
  await page.locator('tr[data-sku]').first().waitFor();
  await page.locator('.views-button').click();
  await row.getByRole('button', { name: 'Teas', exact: true }).click();
  await eventually(() => at(view, 'query') === 'tea' && at(view, 'sort') === '-on_hand', 'the view is open');
  equal(await page.locator('.stock-search input').inputValue(), 'tea', 'its words stand in the field');

  await page.locator('.views-button').click();
  await row.getByRole('button', { name: 'Share with the company' }).click();
  await row.getByText('Shared').waitFor();
  await row.getByRole('button', { name: 'Rename' }).click();
  await dialog.locator('li').getByRole('textbox', { name: 'Name' }).fill('All teas');
  await page.keyboard.press('Enter');
  await dialog.locator('[data-view]', { hasText: 'All teas' }).waitFor();
  const { items } = await view.get('/v1/views?page=stock');
  equal(
    items.map(({ name, query, shared, mine }) => [name, query, shared, mine]),
    [['All teas', 'query=tea&sort=-on_hand', true, true]],
    'as the server keeps it',
  );
  const bin = dialog.getByRole('button', { name: 'Delete' });
  await bin.click();
  equal((await view.get('/v1/views')).items.length, 1, 'the first press only asks');
  await bin.click();
  await dialog.locator('[data-view]').waitFor({ state: 'detached' });
  equal((await view.get('/v1/views')).items, [], 'it is gone');
  assertNoComplaints(page);
  await view.close();
});

test('every list page keeps views, and the palette opens them', async (context) => {
  const view = await openConsole(context, 'receipts?kind=refund');
  await view.ready();
  await saveView(view, 'Money back');
  await view.page.goto(`${context.server.origin}/console/board?set=dead`);
  await view.ready();
  await saveView(view, 'What lies');
  await view.page.goto(`${context.server.origin}/console/members?query=chan`);
  await view.ready();
  await saveView(view, 'The Chans');
  await view.page.goto(`${context.server.origin}/console/products?lacking=picture`);
  await view.ready();
  await saveView(view, 'No picture yet');
  await view.page.keyboard.press('Escape');
  await view.page.keyboard.press('Control+k');
  await view.dialog.getByRole('combobox').fill('money back');
  await view.dialog.getByRole('option', { name: 'Money back' }).waitFor();
  await view.page.keyboard.press('Enter');
  await view.page.waitForURL(/\/console\/receipts\?kind=refund/);
  await view.close();
});
