// The till in a real browser against the real server.

import { launch } from './lib/browser.mjs';
import { runTests } from './lib/harness.mjs';
import { startServer } from './lib/server.mjs';
import './till/selling.mjs';
import './till/float.mjs';
import './till/receipts.mjs';
import './till/offline.mjs';
import './till/promotions.mjs';
import './till/looks.mjs';

const server = await startServer();
const browser = await launch();
try {
  await runTests('till', { server, browser, signedIn: null });
} finally {
  await browser.close();
  await server.close();
}
