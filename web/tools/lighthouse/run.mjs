// Lighthouse on the console of the real server: node tools/lighthouse/run.mjs [PAGE...]   (after `npm ci` in this folder)
// The shop is the starter shop with some sales; the browser signs in as a person does. Fails below the floors.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import desktop from 'lighthouse/core/config/desktop-config.js';
import { chromium } from 'playwright-core';
import { sell } from '../../e2e/console/shop.mjs';
import { openTillApi } from '../../e2e/lib/console-page.mjs';
import { startServer } from '../../e2e/lib/server.mjs';

const floors = { performance: 90, accessibility: 100, 'best-practices': 100 };
const pages = process.argv.length > 2 ? process.argv.slice(2) : ['', 'analysis'];
const port = 9333;
const sale_count = 60;
const codes = ['D001', 'D003', 'S001', 'S005', 'G002', 'F003', 'H001'];

async function openShop() {
  const server = await startServer();
  const till = await openTillApi({ server });
  for (let sale = 0; sale < sale_count; sale++) await sell(till, [[codes[sale % codes.length], 1]]);
  return server;
}

const folder = mkdtempSync(join(tmpdir(), 'zhanggui-lighthouse-'));
const server = await openShop();
const browser = await chromium.launchPersistentContext(folder, {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`],
});
let below = 0;
try {
  const page = await browser.newPage();
  await page.goto(server.links.console);
  await page.locator('.shell h1').waitFor();
  await page.close();
  for (const path of pages) {
    const url = `${server.origin}/console/${path}`;
    const options = { port, disableStorageReset: true, logLevel: 'error', onlyCategories: Object.keys(floors) };
    const { lhr } = await lighthouse(url, options, desktop);
    const scores = Object.keys(floors).map((name) => [name, Math.round(lhr.categories[name].score * 100)]);
    below += scores.filter(([name, score]) => score < floors[name]).length;
    const times = [
      'first-contentful-paint',
      'largest-contentful-paint',
      'total-blocking-time',
      'cumulative-layout-shift',
    ];
    const shown = times.map((id) => `${id} ${lhr.audits[id].displayValue}`).join(', ');
    console.log(`/console/${path}: ${scores.map((pair) => pair.join(' ')).join(', ')}; ${shown}`);
    const failed = Object.values(lhr.audits).filter(
      ({ score, scoreDisplayMode }) => score !== null && score < 1 && scoreDisplayMode !== 'informative',
    );
    for (const { id, title, displayValue } of failed) console.log(`    ${id}: ${title} ${displayValue ?? ''}`);
  }
} finally {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(below === 0 ? 0 : 1);
