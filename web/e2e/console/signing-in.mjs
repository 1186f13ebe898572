import { assertAccessible } from '../lib/axe.mjs';
import { openConsole, openStranger } from '../lib/console-page.mjs';
import { equal, test } from '../lib/harness.mjs';

test('without a link the page says how to get one', async (context) => {
  const { page, close } = await openStranger(context);
  await page.getByText('bin/run').waitFor();
  await assertAccessible(page, 'gate');
  await close();
});

test('a link signs in once, leaves the address, and lasts over a reload', async (context) => {
  const view = await openConsole(context);
  await view.live();
  await view.page.reload();
  await view.ready();
  await view.close();

  const late = await openStranger(context, new URL(context.server.links.console).hash);
  await late.page.getByText('used already').waitFor();
  equal(new URL(late.page.url()).hash, '', 'fragment');
  await late.close();
});
