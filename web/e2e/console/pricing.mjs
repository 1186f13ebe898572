import { openConsole } from '../lib/console-page.mjs';
import { equal, eventually, test } from '../lib/harness.mjs';
import { productOf } from './shop.mjs';

const total = async (view) => Number(await view.page.locator('.trial [data-quote]').getAttribute('data-quote'));

async function pick(view, code) {
  const product = await productOf(view.till, code);
  const search = view.scope.getByRole('searchbox').first();
  await search.fill(code);
  await view.scope.locator('.found button', { hasText: product.names.en }).first().click();
  return product;
}

test('a promotion is previewed, made, tried with its reason, and ended', async (context) => {
  const view = await openConsole(context, 'pricing');
  const form = { till: context.till, scope: view.dialog };
  await view.page.getByRole('link', { name: 'New promotion' }).click();
  await view.dialog.getByLabel('Name (English)').fill('Three for thirty');
  await view.dialog.getByLabel('Kind').selectOption('n_for');
  await view.dialog.getByLabel('How many').fill('3');
  await view.dialog.getByLabel('Price of the set').fill('a lot');
  await view.dialog.getByRole('button', { name: 'Save' }).click();
  await view.dialog.getByText('Enter a number').waitFor();
  await view.dialog.getByLabel('Price of the set').fill('30.00');
  const product = await pick(form, 'G006');
  await view.dialog.getByRole('button', { name: 'Preview' }).click();
  await view.dialog.locator('.trial-why', { hasText: 'Three for thirty' }).waitFor();
  equal((await view.get('/v1/promotions')).items.length, 1, 'promotions while it is only tried');
  await view.dialog.getByRole('button', { name: 'Save' }).click();
  await view.dialog.waitFor({ state: 'detached' });
  const row = view.page.locator('tr[data-rule]', { hasText: 'Three for thirty' });
  await row.getByText('Running').waitFor();

  await view.page.goto(`${context.server.origin}/console/pricing?tab=trial&lines=${product.id}:3000`);
  await eventually(async () => (await total(view)) === 3000, 'three for thirty');
  await view.page.locator('.trial-why', { hasText: 'Three for thirty' }).waitFor();
  await view.page.locator('[data-almost="units"]', { hasText: '3 more' }).waitFor();
  await view.page.getByLabel(/^Quantity of/).fill('2');
  await view.page.keyboard.press('Enter');
  await eventually(async () => (await total(view)) === 2 * product.price, 'two at their price');
  await view.page.locator('[data-almost="units"]', { hasText: '1 more' }).waitFor();

  await view.page.goBack();
  await view.page.goto(`${context.server.origin}/console/pricing?state=running`);
  await view.page.locator('tr[data-rule]', { hasText: 'Three for thirty' }).getByRole('link').click();
  await view.dialog.getByRole('button', { name: 'End now' }).click();
  await view.dialog.waitFor({ state: 'detached' });
  await view.page.getByLabel('State').selectOption('ended');
  await view.page.locator('tr[data-rule]', { hasText: 'Three for thirty' }).getByText('Ended').waitFor();
  equal(new URL(view.page.url()).searchParams.get('state'), 'ended', 'the filter is in the address');
  await view.close();
});

test('a price book and a planned price change what a basket costs, where and when they say', async (context) => {
  const view = await openConsole(context, 'pricing?tab=books');
  const form = { till: context.till, scope: view.dialog };
  await view.page.getByRole('link', { name: 'New price book' }).click();
  await view.dialog.getByLabel('Name (English)').fill('Web prices');
  await view.dialog.getByLabel('Web shop').check();
  await view.dialog.getByRole('button', { name: 'Save' }).click();
  await view.dialog.waitFor({ state: 'detached' });
  await view.page.getByRole('link', { name: 'Web prices' }).click();
  const product = await pick(form, 'G005');
  await view.dialog.getByLabel('Price (MOP)').fill('19.90');
  await view.dialog.getByRole('button', { name: 'Set the price' }).click();
  await view.dialog.locator(`tr[data-price="${product.id}"]`).getByText('19.90').waitFor();
  await view.page.keyboard.press('Escape');

  const tried = `pricing?tab=trial&lines=${product.id}:1000`;
  await view.page.goto(`${context.server.origin}/console/${tried}&channel=shop`);
  await eventually(async () => (await total(view)) === 1990, 'the price of the web shop');
  await view.page.getByText('Web prices').waitFor();
  await view.page.getByLabel('Channel').selectOption('till');
  await eventually(async () => (await total(view)) === product.price, 'the price at the till');

  await view.page.goto(`${context.server.origin}/console/pricing?tab=planned`);
  await view.page.getByRole('link', { name: 'Plan a price' }).click();
  await pick(form, 'G005');
  await view.dialog.getByLabel('Price (MOP)').fill('25');
  await view.dialog.getByRole('button', { name: 'Save' }).click();
  await view.dialog.getByText('Choose a day').waitFor();
  await view.dialog.getByLabel('First day').fill('2999-01-01');
  await view.dialog.getByRole('button', { name: 'Save' }).click();
  await view.dialog.waitFor({ state: 'detached' });
  const row = view.page.locator('tr[data-rule]', { hasText: 'G005' });
  await row.getByText('25.00').waitFor();
  await view.page.goto(`${context.server.origin}/console/${tried}&at=2999-01-01T12:00`);
  await eventually(async () => (await total(view)) === 2500, 'the price of that day');
  await view.page.goto(`${context.server.origin}/console/pricing?tab=planned`);
  await view.page.locator('tr[data-rule]', { hasText: 'G005' }).getByRole('button').click();
  await eventually(async () => (await view.page.locator('tr[data-rule]').count()) === 0, 'nothing is planned any more');
  await view.close();
});

test('a coupon says why it does not count; a tax rate is planned', async (context) => {
  const view = await openConsole(context, 'pricing?tab=coupons');
  await view.page.getByRole('link', { name: 'New coupon' }).click();
  await view.dialog.getByLabel('Name (English)').fill('Ten for members');
  await view.dialog.getByLabel('Code').fill('TENM');
  await view.dialog.getByLabel('Off (amount or %)').fill('10%');
  await view.dialog.getByLabel('Uses per member').fill('1');
  await view.dialog.getByRole('button', { name: 'Save' }).click();
  await view.dialog.waitFor({ state: 'detached' });
  const product = await productOf(context.till, 'S004');
  const tried = `pricing?tab=trial&coupons=TENM&lines=${product.id}:1000`;
  await view.page.goto(`${context.server.origin}/console/${tried}`);
  await view.page.getByText('Members only').waitFor();
  await view.page.getByLabel('A member').check();
  await eventually(async () => (await total(view)) === product.price - product.price / 10, 'ten percent off');

  await view.page.goto(`${context.server.origin}/console/pricing?tab=taxes&rule=levy`);
  await view.dialog.getByLabel('New rate %').fill('6');
  await view.dialog.getByLabel('First day').fill('2999-01-01');
  await view.dialog.getByRole('button', { name: 'Save' }).click();
  await view.dialog.waitFor({ state: 'detached' });
  await view.page.locator('tr[data-rule="levy"]').getByText('6%').waitFor();
  await view.close();
});
