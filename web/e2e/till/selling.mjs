import { assertNoComplaints } from '../lib/browser.mjs';
import { equal, eventually, test } from '../lib/harness.mjs';
import { freshTill, pricing, products, serverReceipt, starterMember } from './shop.mjs';

async function assertReached(till, number) {
  const { receipt } = await eventually(async () => {
    const found = await serverReceipt(till, number);
    return found.receipt && found;
  }, `${number} at the server`);
  equal(
    receipt.exceptions.filter(({ kind }) => kind !== 'stock_below_zero'),
    [],
    'exceptions: the server counts as the till does',
  );
  return receipt;
}

test('a first sale within 60 seconds of opening the link', async (context) => {
  const start = Date.now();
  const till = await freshTill(context);
  await till.tiles.first().click();
  const total = await till.amount(till.total);
  const number = await till.payExact();
  const seconds = (Date.now() - start) / 1000;
  if (seconds > 60) throw new Error(`took ${seconds} s`);
  const receipt = await assertReached(till, number);
  equal(receipt.total, total, 'total at the server');
  equal(new URL(till.page.url()).hash, '', 'the token has left the address');
  assertNoComplaints(till.page);
  await till.leave();
});

test('a sale by keyboard: search by initials, Enter adds, Enter opens, Enter pays', async (context) => {
  const till = await freshTill(context);
  const { plain } = await products(till);
  await till.page.keyboard.type(plain.search.initials.split(' ')[0] || plain.code, { delay: 60 });
  await till.page.keyboard.press('Enter');
  await till.lines.first().waitFor();
  await till.page.waitForTimeout(100);
  await till.page.keyboard.press('Enter');
  await till.dialog.locator('.pay').waitFor();
  await till.page.keyboard.press('Enter');
  const number = await till.doneNumber();
  await till.next();
  await assertReached(till, number);
  assertNoComplaints(till.page);
  await till.leave();
});

test('a sale by scanner: twice the same is one line of two; an unknown code adds nothing', async (context) => {
  const till = await freshTill(context);
  const { plain } = await products(till);
  await till.scan(plain.barcodes[0]);
  await till.lines.first().waitFor();
  await till.scan(plain.barcodes[0]);
  await eventually(async () => (await till.lines.locator('output').innerText()) === '2', 'a quantity of two');
  equal(await till.lines.count(), 1, 'lines');
  equal(await till.search.inputValue(), '', 'the search field after a scan');
  await till.scan('0000000000000');
  await till.page.locator('.toast-bad').waitFor();
  equal(await till.lines.count(), 1, 'lines after an unknown code');
  await till.pay.click();
  await till.dialog.locator('.pay').waitFor();
  await till.scan(plain.barcodes[0]);
  const due = await till.amount(till.dialog.locator('[data-role="due"]'));
  equal(
    await till.amount(till.dialog.locator('[data-role="received"]')),
    due,
    'received after a stray scan while paying',
  );
  await till.page.keyboard.press('Enter');
  const receipt = await assertReached(till, await till.doneNumber());
  equal(
    receipt.lines.map((line) => line.quantity_milli),
    [2000],
    'quantities at the server',
  );
  await till.scan(plain.barcodes[0]);
  await till.dialog.waitFor({ state: 'detached' });
  equal(await till.lines.count(), 1, 'a scan on the finished receipt begins the next sale');
  assertNoComplaints(till.page);
  await till.leave();
});

test('a sale by touch: steppers, keypad quantity, cash with change', async (context) => {
  const till = await freshTill(context, { hasTouch: true });
  await till.tiles.nth(0).tap();
  await till.tiles.nth(1).tap();
  await till.lines.nth(0).locator('.stepper button').last().tap();
  await till.lines.nth(1).locator('.line-main').tap();
  for (const key of ['1', '2']) await till.dialog.getByRole('button', { name: key, exact: true }).tap();
  await till.dialog.locator('button[type=submit]').tap();
  await till.dialog.waitFor({ state: 'detached' });
  equal(await till.lines.locator('output').allInnerTexts(), ['2', '12'], 'quantities');
  await till.pay.tap();
  await till.dialog.locator('.cash-notes .button').nth(1).tap();
  const due = await till.amount(till.dialog.locator('[data-role="due"]'));
  const received = await till.amount(till.dialog.locator('[data-role="received"]'));
  await till.dialog.locator('button[type=submit]').tap();
  const receipt = await assertReached(till, await till.doneNumber());
  const change = await till.amount(till.dialog.locator('[data-role="change"]'));
  equal(receipt.change, change, 'change at the server');
  equal(received * (String(received).length < String(due).length ? 100 : 1) >= due, true, 'received covers the total');
  assertNoComplaints(till.page);
  await till.leave();
});

test('card and wallet are recorded without cash rounding', async (context) => {
  const till = await freshTill(context);
  for (const [at, kind] of ['card', 'wallet'].entries()) {
    await till.tiles.nth(at).click();
    await till.page.keyboard.press('F9');
    await till.dialog.locator(`input[value=${kind}]`).check();
    await till.dialog.locator('button[type=submit]').click();
    const receipt = await assertReached(till, await till.doneNumber());
    equal(
      receipt.tenders.map((tender) => tender.kind),
      [kind],
      'tender',
    );
    equal(receipt.rounding, 0, 'rounding');
    await till.next();
  }
  await till.leave();
});

test('a member pays the member price', async (context) => {
  const till = await freshTill(context);
  const { member } = await products(till);
  const [person] = (await till.get(`/v1/members?phone=${starterMember.phone}`)).items;
  await till.scan(member.barcodes[0]);
  await till.lines.first().waitFor();
  await till.page.keyboard.press('F4');
  await till.dialog.locator('input').fill('00000000');
  await till.page.keyboard.press('Enter');
  await till.dialog.locator('[role=alert]').waitFor();
  await till.dialog.locator('input').fill(starterMember.card);
  await till.page.keyboard.press('Enter');
  await till.page.locator('.member-known').waitFor();
  await till.dialog.waitFor({ state: 'detached' });
  const receipt = await assertReached(till, await till.payExact());
  equal(receipt.member, person.id, 'member at the server');
  equal(receipt.lines[0].total, member.member_price, 'what the member paid');
  await till.leave();
});

test('a customer becomes a member in two fields, and without the server is told why not', async (context) => {
  const till = await freshTill(context);
  const { page, dialog } = till;
  await page.keyboard.press('F4');
  await dialog.locator('input').fill('66909090');
  await page.keyboard.press('Enter');
  await dialog.locator('[role=alert]').waitFor();
  await dialog.locator('.button').last().click();
  const [name, phone] = [dialog.locator('input').first(), dialog.locator('input').last()];
  equal(await phone.inputValue(), '66909090', 'what was looked for is the phone');
  await page.route('**/v1/members', (route) => route.abort());
  await name.fill('何美');
  await page.keyboard.press('Enter');
  await dialog.locator('[role=alert]').waitFor();
  await page.unroute('**/v1/members');
  await page.keyboard.press('Enter');
  await page.locator('.member-known').waitFor();
  const { items } = await till.get('/v1/members?query=66909090');
  equal(
    items.map((member) => member.name),
    ['何美'],
    'the member, once',
  );
  await till.leave();
});

test('a coupon: unknown, below its minimum, used', async (context) => {
  const till = await freshTill(context);
  const rules = await pricing(till);
  const { dear, all } = await products(till);
  const coupon = rules.coupons.find((c) => c.skus === null) ?? rules.coupons[0];
  const product = coupon.skus ? all.find((p) => coupon.skus.includes(p.id)) : dear;
  const enter = async (code) => {
    await till.page.locator('.basket-who .button').last().click();
    await till.dialog.locator('input').fill(code);
    await till.page.keyboard.press('Enter');
  };
  await enter('NO-SUCH');
  await till.dialog.locator('[role=alert]').waitFor();
  await till.page.keyboard.press('Escape');
  await enter(coupon.code.toLowerCase());
  await till.page.locator('.coupon-idle').waitFor();
  const count = Math.ceil(coupon.min_spend / product.price) + 1;
  for (let at = 0; at < count; at++) await till.scan(product.barcodes[0] ?? product.code);
  await till.page.locator('.coupon:not(.coupon-idle)').waitFor();
  const receipt = await assertReached(till, await till.payExact());
  const used = receipt.lines.flatMap((line) => line.discounts).some(({ rule }) => rule === `coupon:${coupon.id}`);
  equal(used, true, 'coupon on the receipt at the server');
  assertNoComplaints(till.page);
  await till.leave();
});

test('promotion, member price, coupon and a weighed line in one basket: till and server agree to the cent', async (context) => {
  const till = await freshTill(context);
  const rules = await pricing(till);
  const { all, measured, dear } = await products(till);
  const set = rules.promotions.find((rule) => rule.kind === 'buy_n_get_m');
  for (const id of set.skus) await till.scan(all.find((p) => p.id === id).barcodes[0]);
  await till.scan(measured.barcodes[0]);
  await till.page.locator('.line-last .line-main').click();
  for (const key of '1.235') await till.page.keyboard.press(key);
  await till.page.keyboard.press('Enter');
  await till.dialog.waitFor({ state: 'detached' });
  await till.scan(dear.barcodes[0]);
  await till.page.keyboard.press('F4');
  await till.dialog.locator('input').fill(starterMember.phone);
  await till.page.keyboard.press('Enter');
  await till.dialog.waitFor({ state: 'detached' });
  await till.page.locator('.basket-who .button').last().click();
  await till.dialog.locator('input').fill(rules.coupons[0].code);
  await till.page.keyboard.press('Enter');
  await till.dialog.waitFor({ state: 'detached' });
  const total = await till.amount(till.total);
  const receipt = await assertReached(till, await till.payExact());
  equal(receipt.total, total, 'total at the server');
  const used = new Set(receipt.lines.flatMap((line) => line.discounts.map(({ rule }) => rule.split(':')[0])));
  equal([...used].sort(), ['coupon', 'member', 'promotion'], 'kinds of discounts');
  equal(
    receipt.lines.some((line) => line.quantity_milli === 1235),
    true,
    'the weighed line',
  );
  assertNoComplaints(till.page);
  await till.leave();
});
