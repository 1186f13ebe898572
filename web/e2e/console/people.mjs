import { assertAccessible } from '../lib/axe.mjs';
import { openPage, results } from '../lib/browser.mjs';
import { consolePage, openConsole } from '../lib/console-page.mjs';
import { equal, eventually, test } from '../lib/harness.mjs';

const password = 'quatro gatos azuis';

test('a person is added with a role, comes in by a link, and is out the moment they are dismissed', async (context) => {
  const view = await openConsole(context, 'people');
  const { page, dialog } = view;
  await page.getByRole('button', { name: 'Add the usual roles of your trade' }).click();
  await page.locator('[data-role="cashier"]').waitFor();
  await page.screenshot({ path: `${results}/people.png` });
  await page.getByRole('button', { name: 'Add a person' }).click();
  await dialog.getByLabel('Name').fill('Rui Costa');
  await dialog.getByLabel('Role').selectOption({ label: 'Cashier' });
  await assertAccessible(page, 'new person');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByRole('button', { name: 'Make a link' }).click();
  const link = (await dialog.locator('[data-role="link"]').innerText()).trim();
  await page.screenshot({ path: `${results}/people-link.png` });
  await dialog.getByRole('button', { name: 'Later' }).click();
  await page.locator('[data-person="Rui Costa"]').getByText('No password yet').waitFor();

  const theirs = await openPage(
    await context.browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-GB' }),
  );
  await theirs.goto(link);
  const rui = consolePage(theirs);
  await rui.dialog.getByLabel('New password', { exact: true }).fill(password);
  await rui.dialog.getByLabel('The new password once more').fill(password);
  await theirs.screenshot({ path: `${results}/people-password.png` });
  await rui.dialog.locator('button[type=submit]').click();
  await eventually(async () => (await theirs.locator('dialog[open]').count()) === 0, 'the password is set');
  await theirs.locator('.start').waitFor();
  await theirs.screenshot({ path: `${results}/people-cashier-home.png` });
  const offered = await theirs.locator('.nav .nav-link').evaluateAll((all) => all.map((a) => new URL(a.href).pathname));
  equal(offered.includes('/console/receipts'), true, 'receipts are offered');
  for (const path of ['settings', 'people', 'analysis', 'imports', 'board']) {
    equal(offered.includes(`/console/${path}`), false, `${path} is offered`);
  }
  const refused = await rui.get('/v1/settings');
  equal([refused.status, refused.code], [403, 'scope_missing'], 'what the server says to settings');
  await rui.live();

  await page.reload();
  await page.locator('[data-person="Rui Costa"]').getByText('Has a password').waitFor();
  await page.getByRole('button', { name: 'Rui Costa' }).click();
  await dialog.getByLabel('May sign in').uncheck();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.locator('[data-person="Rui Costa"]').getByText('Dismissed').waitFor();
  await theirs.locator('.gate').waitFor({ timeout: 5_000 });
  await theirs.getByLabel('Name').fill('Rui Costa');
  await theirs.getByLabel('Password').fill(password);
  await theirs.locator('button[type=submit]').click();
  await theirs.getByRole('alert').waitFor();
  await theirs.context().close();
  await view.close();
});

test('the last owner stays, and a role says in plain words what it allows', async (context) => {
  const view = await openConsole(context, 'people');
  const { page, dialog } = view;
  const owner = page.locator('tr[data-person]', { hasText: 'Owner' }).first();
  await owner.locator('.text-link').click();
  await dialog.getByLabel('May sign in').uncheck();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('At least one owner must remain').waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'New role' }).click();
  await dialog.getByLabel('Name in English').fill('Baker');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('Choose at least one thing').waitFor();
  await dialog.getByLabel('See stock').check();
  await assertAccessible(page, 'new role');
  await page.screenshot({ path: `${results}/people-role.png` });
  await dialog.getByRole('button', { name: 'Save' }).click();
  const baker = page.locator('.role-list li', { hasText: 'Baker' });
  await baker.getByText('See stock').waitFor();
  await baker.locator('.text-link').click();
  const end = dialog.getByRole('button', { name: 'Delete the role' });
  await end.click();
  await end.getByText('Sure?').waitFor();
  await end.click();
  await eventually(async () => (await baker.count()) === 0, 'the role is gone');
  await view.close();
});
