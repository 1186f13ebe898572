import { assertAccessible } from '../lib/axe.mjs';
import { consolePage, openConsole } from '../lib/console-page.mjs';
import { equal, test } from '../lib/harness.mjs';

test('without a link the page says how to get one', async (context) => {
  const { page, close } = await openConsole({ ...context, signedIn: null });
  await page.getByText('bin/run').waitFor();
  await assertAccessible(page, 'gate');
  await close();
});

test('the link signs in once and leaves the address', async (context) => {
  const browser = await context.browser.newContext({ locale: 'en-GB' });
  const page = await browser.newPage();
  await page.goto(context.server.links.console);
  const view = consolePage(page);
  await view.ready();
  await view.live();
  equal(new URL(page.url()).hash, '', 'fragment');
  await page.reload();
  await view.ready();
  context.signedIn = await browser.storageState();
  await browser.close();

  const late = await openConsole({ ...context, signedIn: null }, new URL(context.server.links.console).hash);
  await late.page.getByText('used already').waitFor();
  await late.close();
});
