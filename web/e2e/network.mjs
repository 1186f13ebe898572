// A till on another machine, as a browser sees it that trusts the shop's own authority: a secure context with a service worker, which
// sells with the cable out.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertNoSideScroll, launch, openPage, results, sizes } from './lib/browser.mjs';
import { equal, eventually, runTests, test } from './lib/harness.mjs';
import { startServer } from './lib/server.mjs';
import { tillPage } from './lib/till-page.mjs';

const host = 'shop.local';

// The browser's own list of authorities lies in its home.
function homeThatTrusts(authority) {
  const home = mkdtempSync(join(tmpdir(), 'zhanggui-home-'));
  const store = join(home, '.pki', 'nssdb');
  mkdirSync(store, { recursive: true });
  const certutil = (...args) => execFileSync('certutil', ['-d', `sql:${store}`, ...args], { stdio: 'ignore' });
  certutil('-N', '--empty-password');
  if (authority) certutil('-A', '-n', 'shop', '-t', 'C,,', '-i', authority);
  return home;
}

async function withBrowser({ home }, use) {
  const browser = await launch({
    args: [`--host-resolver-rules=MAP ${host} 127.0.0.1`],
    env: { ...process.env, HOME: home },
  });
  try {
    await use(browser);
  } finally {
    await browser.close();
    rmSync(home, { recursive: true, force: true });
  }
}

test('a browser that trusts the authority gets a secure till, which sells with the cable out', async ({ server }) => {
  await withBrowser({ home: homeThatTrusts(join(server.data, 'tls', 'authority.pem')) }, async (browser) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-HK' });
    const page = await openPage(context);
    await page.goto(server.links.till);
    const till = tillPage(page);
    await till.ready();
    await till.online();
    equal(new URL(page.url()).origin, `https://${host}:${server.port}`, 'where the till is');
    equal(await page.evaluate(() => window.isSecureContext), true, 'a secure context');
    const [cookie] = await context.cookies();
    equal([cookie.name, cookie.secure], ['__Host-zg_till', true], 'the cookie');
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    const { items } = await till.get('/v1/products?limit=200');
    const sold = items.find((product) => product.unit === 'each' && product.barcodes.length > 0);
    await server.kill();
    await page.reload();
    await till.ready();
    await till.scan(sold.barcodes[0]);
    await till.lines.first().waitFor();
    await till.payExact();
    await till.next();
    await server.start();
    const sent = async () => (await till.deliveries()).every(({ state }) => state === 'sent');
    await eventually(sent, 'the sale is sent over TLS', 30_000);
    await context.close();
  });
});

test('a browser that does not trust it yet is refused, and told how on a page that fits', async ({ server }) => {
  await withBrowser({ home: homeThatTrusts(null) }, async (browser) => {
    for (const colorScheme of ['light', 'dark']) {
      const context = await browser.newContext({ colorScheme, locale: 'zh-HK' });
      const page = await context.newPage();
      const refused = await page.goto(`https://${host}:${server.port}/till/`).catch((error) => error.message);
      if (!String(refused).includes('ERR_CERT_AUTHORITY_INVALID')) throw new Error(`it was let in: ${refused}`);
      for (const size of [...sizes, { width: 390, height: 844 }]) {
        await page.setViewportSize(size);
        await page.goto(`http://${host}:${server.port}/trust`);
        await page.getByRole('heading', { name: '在這部裝置使用本店系統' }).waitFor();
        await assertNoSideScroll(page);
        await page.screenshot({ path: join(results, `trust-${size.width}-${colorScheme}.png`), fullPage: true });
      }
      equal(
        await page
          .locator('a.button')
          .first()
          .evaluate((a) => getComputedStyle(a).color),
        'rgb(255, 255, 255)',
        'styled',
      );
      await context.close();
    }
  });
});

const server = await startServer({ network: host });
try {
  await runTests('network', { server, browser: { contexts: () => [] } });
} finally {
  await server.close();
}
