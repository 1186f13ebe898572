// What the tests share: a signed-in browser, and products that the starter shop has.
import { eventually } from '../lib/harness.mjs';
import { openTill } from '../lib/till-page.mjs';

// The sign-in cookie is handed on; every context still starts with an empty disk.
export async function freshTill(context, options = {}) {
  const { browser, server } = context;
  const page_options = { viewport: { width: 1280, height: 800 }, locale: 'zh-HK', ...options };
  if (context.signedIn) page_options.storageState = context.signedIn;
  const browser_context = await browser.newContext(page_options);
  browser_context.setDefaultTimeout(10_000);
  const address = context.signedIn ? `${server.origin}/till/` : server.links.till;
  const till = await openTill(browser_context, address);
  await till.ready();
  await till.online();
  context.signedIn ??= await browser_context.storageState();
  // The next test's browser takes over this till where the server saw it stop, so nothing may be left behind.
  const leave = async () => {
    const sent = async () => (await till.deliveries()).every(({ state }) => state === 'sent');
    await eventually(sent, 'the queue empty before leaving', 30_000);
    await browser_context.close();
  };
  return { ...till, context: browser_context, leave };
}

export const starterMember = { phone: '66123456', card: 'M0001' };

export async function products(till) {
  const { items } = await till.get('/v1/products?limit=2000');
  const [plain] = items.filter((p) => p.unit === 'each' && p.barcodes.length > 0);
  const member = items.find((p) => p.unit === 'each' && p.member_price !== null && p.barcodes.length > 0);
  const measured = items.find((p) => p.unit !== 'each');
  const dear = items.filter((p) => p.unit === 'each').reduce((most, p) => (p.price > most.price ? p : most));
  return { all: items, plain, member, measured, dear };
}

export async function pricing(till) {
  const session = await till.get('/v1/session');
  return till.get(`/v1/pricing?store=${session.till.store}`);
}

export async function serverReceipt(till, number) {
  const { items } = await till.get(`/v1/receipts?number=${number}`);
  return { count: items.length, receipt: items[0] ? await till.get(`/v1/receipts/${items[0].id}`) : null };
}
