import { freshId } from '../lib/console-page.mjs';
import { equal, eventually, test } from '../lib/harness.mjs';
import { openManagerApi, promotion } from '../lib/rules.mjs';
import { freshTill, products, serverReceipt } from './shop.mjs';

const minute_ms = 60_000;
const day_ms = 24 * 60 * minute_ms;

// The wall clock of the starter shop, which is in Macau.
function wall(at_ms) {
  const shown = new Date(at_ms + 8 * 60 * minute_ms);
  return { weekday: shown.getUTCDay() || 7, minute: shown.getUTCHours() * 60 + shown.getUTCMinutes() };
}
const dayOf = (at_ms) => new Date(at_ms + 4 * 60 * minute_ms).toISOString().slice(0, 10);

test('happy hour and a planned price come by themselves with the cable out', async (context) => {
  context.manager ??= await openManagerApi(context);
  const { manager } = context;
  const first = await freshTill(context);
  const { all } = await products(first);
  const [tea, rice] = ['S004', 'G003'].map((code) => all.find((product) => product.code === code));
  await first.leave();

  // Two hours ago happy hour had begun; the test sells in the past, so that no clock runs ahead of the server.
  const past_ms = Date.now() - 120 * minute_ms;
  const { weekday, minute } = wall(past_ms + 10 * minute_ms);
  const hours = [{ weekdays: [weekday], from_minute: minute, to_minute: (minute + 30) % 1440 }];
  const names = { en: 'Happy hour', 'zh-Hant': '歡樂時光' };
  const happy = promotion({ kind: 'percent', percent_e2: 5000, skus: [tea.id], names, reach: { hours } });
  await manager.keep(happy);
  const tomorrow = dayOf(Date.now() + day_ms);
  await manager.put(`/v1/products/${rice.id}/price`, { price: rice.price - 100, starts: tomorrow });

  const till = await freshTill(context);
  await till.page.clock.install({ time: past_ms });
  await till.page.reload();
  await till.ready();
  await till.page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await context.server.kill();
  await till.page.reload();
  await till.ready();

  await till.scan(tea.barcodes[0]);
  await eventually(async () => (await till.amount(till.total)) === tea.price, 'the full price before happy hour');
  await till.page.clock.fastForward(11 * minute_ms);
  await eventually(async () => (await till.amount(till.total)) === Math.round(tea.price / 2), 'half the price in it');
  const named = await till.lines.first().locator('.line-off').innerText();
  if (!named.includes('歡樂時光')) throw new Error(`the line does not name its promotion: ${named}`);
  const number = await till.payExact();
  await till.next();
  await till.page.clock.fastForward(30 * minute_ms);
  await till.scan(tea.barcodes[0]);
  await eventually(async () => (await till.amount(till.total)) === tea.price, 'the full price after it');
  await till.page.locator('.basket-actions .button').first().click();

  await till.scan(rice.barcodes[0]);
  await eventually(async () => (await till.amount(till.total)) === rice.price, 'the price of today');
  await till.page.clock.fastForward(2 * day_ms);
  await eventually(async () => (await till.amount(till.total)) === rice.price - 100, 'the price of tomorrow, offline');
  await till.page.locator('.basket-actions .button').first().click();

  await context.server.start();
  await till.page.clock.setSystemTime(Date.now());
  await till.page.clock.runFor(20_000);
  await eventually(
    async () => (await till.deliveries()).every(({ state }) => state === 'sent'),
    'the sale of happy hour sent',
    30_000,
  );
  const { receipt } = await serverReceipt(till, number);
  equal(receipt.total, Math.round(tea.price / 2), 'total at the server');
  equal(
    receipt.exceptions.map(({ kind }) => kind),
    [],
    'exceptions: the server counts the hour as the till did',
  );
  await manager.remove(`/v1/promotions/${happy.id}`);
  await manager.remove(`/v1/products/${rice.id}/price?starts=${tomorrow}`);
  await till.leave();
});

test('an open basket keeps its prices while they change, and the server takes it', async (context) => {
  context.manager ??= await openManagerApi(context);
  const till = await freshTill(context);
  const { all } = await products(till);
  const product = all.find(({ code }) => code === 'G002');
  await till.scan(product.barcodes[0]);
  await till.lines.first().waitFor();
  await context.manager.put(`/v1/products/${product.id}/price`, { price: product.price + 500 });
  // The minute in which a till looks for news is shortened by saying that the server was away.
  await till.page.reload();
  await till.ready();
  await till.online();
  const number = await till.payExact();
  await till.next();
  const { receipt } = await eventually(async () => {
    const found = await serverReceipt(till, number);
    return found.receipt && found;
  }, 'the sale at the server');
  equal([receipt.total, receipt.exceptions], [product.price, []], 'sold at the price that the basket began with');
  await context.manager.put(`/v1/products/${product.id}/price`, { price: product.price });
  await till.leave();
});

test('a promotion of a category is one of all below it, also with the cable out', async (context) => {
  context.manager ??= await openManagerApi(context);
  const { manager } = context;
  const first = await freshTill(context);
  const { all } = await products(first);
  const tea = all.find(({ code }) => code === 'S004');
  await first.leave();
  const top = freshId();
  const { id, names } = tea.category;
  await manager.put(`/v1/categories/${top}`, { id: top, names: { en: 'All to drink' } });
  await manager.put(`/v1/categories/${id}`, { id, names, parent: top });
  const rule = promotion({ kind: 'percent', percent_e2: 5000, categories: [top] });
  await manager.keep(rule);

  const till = await freshTill(context);
  await till.page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await context.server.kill();
  await till.page.reload();
  await till.ready();
  await till.scan(tea.barcodes[0]);
  await eventually(
    async () => (await till.amount(till.total)) === Math.round(tea.price / 2),
    'half the price, offline',
  );
  const number = await till.payExact();
  await till.next();
  await context.server.start();
  await eventually(async () => (await till.deliveries()).every(({ state }) => state === 'sent'), 'sent', 30_000);
  const { receipt } = await serverReceipt(till, number);
  equal(
    receipt.exceptions.map(({ kind }) => kind),
    [],
    'exceptions: the server finds the same promotion',
  );
  await manager.remove(`/v1/promotions/${rule.id}`);
  await manager.put(`/v1/categories/${id}`, { id, names });
  await manager.remove(`/v1/categories/${top}`);
  await till.leave();
});
