// The console as a manager sees it, and the API as a till uses it.
import { openPage } from './browser.mjs';

export const pages = {
  home: '',
  attention: 'attention',
  analysis: 'analysis',
  receipts: 'receipts',
  products: 'products',
  stock: 'stock',
  exceptions: 'exceptions',
  stores: 'stores',
  board: 'board',
  metrics: 'metrics',
  reports: 'reports',
  pricing: 'pricing',
  imports: 'imports',
  suppliers: 'suppliers',
  members: 'members',
  people: 'people',
  settings: 'settings',
  tills: 'tills',
};

const manager = { viewport: { width: 1366, height: 768 }, locale: 'en-GB' };

// The first one to come takes the one-time link; the others are the same browser, signed in already.
export async function openConsole(shared, path = '', options = {}) {
  shared.signedIn ??= await signIn(shared);
  return openPath(shared, path, { ...options, storageState: shared.signedIn });
}

export function openStranger(shared, path = '') {
  return openPath(shared, path, {});
}

async function openPath({ server, browser }, path, options) {
  const page = await openPage(await browser.newContext({ ...manager, ...options }));
  await page.goto(`${server.origin}/console/${path}`);
  return consolePage(page);
}

async function signIn({ server, browser }) {
  const page = await openPage(await browser.newContext(manager));
  await page.goto(server.links.console);
  await consolePage(page).ready();
  const state = await page.context().storageState();
  await page.context().close();
  return state;
}

export function consolePage(page) {
  const dialog = page.locator('dialog[open]').last();
  const kpi = (name) => page.locator(`[data-metric="${name}"]`);
  return {
    page,
    dialog,
    kpi,
    kpiValue: (name) => kpi(name).locator('.kpi-value').innerText(),
    live: () => page.locator('.live-live').waitFor(),
    ready: () => page.locator('.shell h1').waitFor(),
    feedItem: (id) => page.locator(`[data-feed="${id}"]`),
    stockRow: (sku) => page.locator(`tr[data-sku="${sku}"]`),
    onHand: async (sku) => (await page.locator(`tr[data-sku="${sku}"] [data-cell="on_hand"]`).innerText()).trim(),
    get: (path) => page.evaluate((url) => fetch(url).then((answer) => answer.json()), path),
    close: () => page.context().close(),
  };
}

// Numbers of the screen: "MOP 1,234.50" and "−12" as integers of the given decimals.
export function read(text, digits) {
  const [whole, fraction = ''] = text
    .replace(/\u2212/g, '-')
    .replace(/[^0-9.-]/g, '')
    .split('.');
  return Number(whole + fraction.padEnd(digits, '0').slice(0, digits));
}

// Signs in with the till's link and talks to the API as the till's page does.
export async function openTillApi({ server }) {
  const token = new URLSearchParams(new URL(server.links.till).hash.slice(1)).get('sign-in');
  const json = { 'Content-Type': 'application/json', 'X-Zhanggui': '1' };
  const signed = await fetch(`${server.origin}/v1/sessions`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ token }),
  });
  if (signed.status !== 201) throw new Error(`the till's link is refused: ${signed.status} ${await signed.text()}`);
  const session = await signed.json();
  const headers = { ...json, Origin: server.origin, Cookie: signed.headers.getSetCookie()[0].split(';')[0] };
  const ask = async (method, path, body) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await fetch(`${server.origin}${path}`, { method, headers, ...(body ? { body: text } : {}) });
    const value = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(value)}`);
    return value;
  };
  return { session, get: (path) => ask('GET', path), post: (path, body) => ask('POST', path, body) };
}

let last = 0;
// A UUIDv7 that is never given twice.
export function freshId() {
  const time = Date.now().toString(16).padStart(12, '0');
  const count = (++last).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${count}`;
}
