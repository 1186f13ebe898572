import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';

export const results = resolve(import.meta.dirname, '../../test-results');
mkdirSync(results, { recursive: true });

export const sizes = [
  { width: 1280, height: 800 },
  { width: 1366, height: 768 },
  { width: 820, height: 1180 },
];

export function launch({ args = [], ...options } = {}) {
  return chromium.launch({
    ...options,
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...args,
    ],
  });
}

// A page that fails the test on any error of its own. Failed requests are expected when the server is killed.
export async function openPage(context) {
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) errors.push(message.text());
  });
  page.complaints = errors;
  return page;
}

export function assertNoComplaints(page) {
  if (page.complaints.length > 0) throw new Error(`the page complains: ${page.complaints.join(' | ')}`);
}

// A table that is too wide scrolls by itself; the page and an open dialog never do.
export async function assertNoSideScroll(page) {
  const beyond_px = await page.evaluate(() => {
    const frames = [document.documentElement, ...document.querySelectorAll('dialog[open] .dialog-body')];
    return Math.max(...frames.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth));
  });
  if (beyond_px > 0) throw new Error(`${page.url()} is ${beyond_px} px wider than ${page.viewportSize().width}`);
}

// Playwright scrolls to what it clicks, so a control below the screen passes every other test.
export async function assertInsideViewport(page, locators) {
  const { width, height } = page.viewportSize();
  for (const [name, locator] of Object.entries(locators)) {
    const box = await locator.boundingBox();
    if (!box) throw new Error(`${name} is not there at ${width}x${height}`);
    const inside = box.x >= 0 && box.y >= 0 && box.x + box.width <= width + 0.5 && box.y + box.height <= height + 0.5;
    if (!inside) throw new Error(`${name} is outside ${width}x${height}: ${JSON.stringify(box)}`);
  }
}
