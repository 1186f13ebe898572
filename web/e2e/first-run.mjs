// From an empty folder to a shop that sells, in a real browser, with a clock.

import { launch } from './lib/browser.mjs';
import { runTests } from './lib/harness.mjs';
import './first-run/own-shop.mjs';
import './first-run/ten-minutes.mjs';

const browser = await launch();
try {
  await runTests('first run', { browser });
} finally {
  await browser.close();
}
