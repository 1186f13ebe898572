import { freshId, openConsole, read } from '../lib/console-page.mjs';
import { equal, eventually, test } from '../lib/harness.mjs';
import { productOf, sell } from './shop.mjs';

async function newMember(till, name, phone) {
  return till.post('/v1/members', { id: freshId(), name, phone });
}

// A sale for the member, by the server's decision.
async function sellTo(till, member, code, count) {
  const { session } = till;
  const product = await productOf(till, code);
  return till.post('/v1/checkouts', {
    id: freshId(),
    store: session.till.store,
    till: session.till.id,
    currency: session.company.currency,
    member: member.id,
    lines: [{ sku: product.id, quantity_milli: count * 1000 }],
    coupons: [],
    tenders: [{ kind: 'card', amount: (product.member_price ?? product.price) * count }],
  });
}

test('a member is made, found by a part of each, changed, and nobody overwrites what they have not read', async (context) => {
  const view = await openConsole(context, 'members');
  const { page, dialog } = view;
  await page.getByRole('button', { name: 'New member' }).click();
  await dialog.getByLabel('Phone').fill('12');
  await dialog.getByLabel('Name').fill('黃小玲');
  await dialog.getByRole('button', { name: 'New member' }).click();
  await dialog.getByText('not a telephone number').waitFor();
  await dialog.getByLabel('Phone').fill('6688 7654');
  await dialog.getByRole('button', { name: 'New member' }).click();
  await dialog.getByText('85366887654').waitFor();
  const id = new URL(page.url()).searchParams.get('member');

  await dialog.getByRole('button', { name: 'Edit' }).click();
  await dialog.getByRole('button', { name: 'Another phone' }).click();
  await dialog.getByLabel('Phone 2').fill('28111222');
  await dialog.getByLabel('Card').fill('VIP-7');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('85328111222').waitFor();
  equal(await dialog.locator('[data-kind="change"]').count(), 1, 'the change is told');

  await dialog.getByRole('button', { name: 'Edit' }).click();
  const { version } = await view.get(`/v1/members/${id}`);
  await page.evaluate(
    ([path, body]) =>
      fetch(path, { method: 'PUT', headers: { 'Content-Type': 'application/json', 'X-Zhanggui': '1' }, body }),
    [`/v1/members/${id}`, JSON.stringify({ version, name: '黃大玲' })],
  );
  await dialog.getByLabel('Name').fill('黃中玲');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('Somebody has changed this member').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');

  for (const words of ['hdl', '7654', '28111222', 'VIP-7']) {
    await page.goto(`${context.server.origin}/console/members?query=${words}`);
    await page.locator(`tr[data-member="${id}"]`).waitFor();
    equal(await page.locator('tr[data-member]').count(), 1, `found by ${words}`);
  }
  await view.close();
});

test('what a member bought and brought back is told newest first, and the figures are those of the receipts', async (context) => {
  const { till } = context;
  const member = await newMember(till, 'Maria Lopes', '66554433');
  const first = await sellTo(till, member, 'S001', 2);
  const second = await sellTo(till, member, 'S002', 1);
  const refund = await till.post('/v1/refunds', {
    id: freshId(),
    receipt: second.id,
    till: till.session.till.id,
    lines: [{ line: 0, quantity_milli: 1000 }],
    reason: 'unwanted',
    restock: true,
  });
  const view = await openConsole(context, `members?member=${member.id}`);
  const { dialog } = view;
  const figure = async (name) => (await dialog.locator(`[data-figure="${name}"] dd`).innerText()).trim();
  await dialog.locator('[data-figure="visits"]').waitFor();
  equal(await figure('visits'), '2', 'visits');
  equal(read(await figure('net_sales'), 2), first.net + second.net - refund.net, 'net sales');
  equal(read(await figure('basket_value'), 2), Math.round((first.net + second.net) / 2), 'mean basket');
  await eventually(
    async () => (await dialog.locator('[data-kind]').count()) === 4,
    'two purchases, a return and the joining',
  );
  const kinds = await dialog.locator('[data-kind]').evaluateAll((items) => items.map(({ dataset }) => dataset.kind));
  equal(kinds, ['refund', 'sale', 'sale', 'joined'], 'newest first');
  await dialog.getByLabel('Points ledger').check();
  const rows = dialog.locator('tr[data-points]');
  await rows.first().waitFor();
  equal(await rows.count(), 3, 'points of two purchases and a return');
  const { points } = await view.get(`/v1/members/${member.id}`);
  equal(read(await rows.first().locator('td').last().innerText(), 0), points, 'the last line is the balance');
  await dialog.getByLabel('Timeline').check();
  await dialog.getByRole('link', { name: refund.number }).click();
  await view.page.waitForURL(/receipts\?receipt=/);
  await view.dialog.getByText('Refund of').waitFor();
  await view.close();
});

test('a till sees the end of a phone', async (context) => {
  await newMember(context.till, 'Rui', '66001122');
  const { items } = await context.till.get('/v1/members?query=1122');
  equal(items[0].phones, ['••••1122'], 'the phone');
  await sell(context.till, [['S001', 1]]);
});
