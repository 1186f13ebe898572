// The console in a real browser against the real server.

import { launch } from './lib/browser.mjs';
import { openTillApi } from './lib/console-page.mjs';
import { runTests } from './lib/harness.mjs';
import { startServer } from './lib/server.mjs';
import './console/signing-in.mjs';
import './console/live.mjs';
import './console/receipts.mjs';
import './console/products.mjs';
import './console/labels.mjs';
import './console/stock.mjs';
import './console/views.mjs';
import './console/pricing.mjs';
import './console/imports.mjs';
import './console/exceptions.mjs';
import './console/board.mjs';
import './console/home.mjs';
import './console/palette.mjs';
import './console/scope.mjs';
import './console/wall.mjs';
import './console/phone.mjs';
import './console/reports.mjs';
import './console/members.mjs';
import './console/settings.mjs';
import './console/people.mjs';
import './console/looks.mjs';

const server = await startServer();
const browser = await launch();
try {
  const till = await openTillApi({ server });
  await runTests('console', { server, browser, till, signedIn: null });
} finally {
  await browser.close();
  await server.close();
}
