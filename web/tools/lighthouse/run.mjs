// Lighthouse on the real server with the demo company: node tools/lighthouse/run.mjs [PAGE...]   (after `npm ci` in this folder)
// A page is an address: "console/stock", "till/". The browser signs in as a person does. Fails when the median of three runs at a
// desktop is below a floor; what a slow phone would make of it is told. A machine that builds something else at the same time is
// measured with it: the index says how fast it was (a desktop of its own has 1,500 and more).
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import desktop from 'lighthouse/core/config/desktop-config.js';
import { computeMedianRun } from 'lighthouse/core/lib/median-run.js';
import { chromium } from 'playwright-core';
import { startServer } from '../../e2e/lib/server.mjs';

const floors = { performance: 90, accessibility: 100, 'best-practices': 100 };
const lists = ['console/', 'console/products', 'console/stock', 'console/board', 'console/analysis'];
const times = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'];
const port = 9333;

async function signIn(browser, link, sign) {
  const page = await browser.newPage();
  await page.goto(link);
  await page.locator(sign).waitFor();
  return page;
}

async function someReceipt(page) {
  const { items } = await page.evaluate(() => fetch('/v1/receipts').then((answer) => answer.json()));
  return `console/receipts?receipt=${items[0].id}`;
}

async function scoresOf(url, config, run_count) {
  const options = { port, disableStorageReset: true, logLevel: 'error', onlyCategories: Object.keys(floors) };
  const runs = [];
  while (runs.length < run_count) runs.push((await lighthouse(url, options, config)).lhr);
  const lhr = computeMedianRun(runs);
  const failed = Object.values(lhr.audits).filter(
    ({ score, scoreDisplayMode }) => score !== null && score < 1 && scoreDisplayMode !== 'informative',
  );
  return {
    scores: Object.keys(floors).map((name) => [name, Math.round(lhr.categories[name].score * 100)]),
    shown: times.map((id) => `${id} ${lhr.audits[id].displayValue}`).join(', '),
    index: Math.round(lhr.environment.benchmarkIndex),
    failed: failed.map(({ id, title, displayValue }) => `    ${id}: ${title} ${displayValue ?? ''}`),
  };
}

async function tell(server, path, [screen, config, run_count]) {
  const { scores, shown, index, failed } = await scoresOf(`${server.origin}/${path}`, config, run_count);
  console.log(`${screen} /${path}: ${scores.map((pair) => pair.join(' ')).join(', ')}; ${shown}; index ${index}`);
  for (const line of failed) console.log(line);
  return scores.filter(([name, score]) => score < floors[name]).length;
}

const folder = mkdtempSync(join(tmpdir(), 'zhanggui-lighthouse-'));
const server = await startServer({ demo: true });
const browser = await chromium.launchPersistentContext(folder, {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`],
});
let below = 0;
try {
  const till = await signIn(browser, server.links.till, '.sell .pill');
  await till.close();
  const console_page = await signIn(browser, server.links.console, '.shell h1');
  const receipt = await someReceipt(console_page);
  await console_page.close();
  const pages = process.argv.length > 2 ? process.argv.slice(2) : [...lists, receipt, 'till/'];
  for (const path of pages) below += await tell(server, path, ['desktop', desktop, 3]);
  for (const path of pages) await tell(server, path, ['phone', undefined, 1]);
} finally {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(below === 0 ? 0 : 1);
