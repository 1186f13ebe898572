import { assertAccessible } from '../lib/axe.mjs';
import { assertInsideViewport, assertNoComplaints, results } from '../lib/browser.mjs';
import { openConsole } from '../lib/console-page.mjs';
import { equal, test } from '../lib/harness.mjs';
import { sell } from './shop.mjs';

const walls = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 800 },
  { width: 820, height: 1180 },
];

test('the wall shows a sale as it happens, fills each screen, and is read from afar', async (context) => {
  const view = await openConsole(context, 'wall', { viewport: walls[0], colorScheme: 'light' });
  const { page } = view;
  const main = page.locator('[data-role="wall-net-sales"]');
  await main.waitFor();
  const before = await main.innerText();
  const receipt = await sell(context.till, [['S002', 1]]);
  await view.feedItem(receipt.id).waitFor();
  await page.waitForFunction(
    (text) => document.querySelector('[data-role="wall-net-sales"]')?.textContent !== text,
    before,
  );
  for (const size of walls) {
    await page.setViewportSize(size);
    await page.waitForTimeout(150);
    await assertInsideViewport(page, {
      sales: main,
      hours: page.locator('.wall-hours svg'),
      feed: page.locator('.wall-feed li').first(),
      leave: page.getByRole('link', { name: 'Back to the console' }),
    });
    const { height } = await main.boundingBox();
    equal(height > size.height / 14, true, `the figure is large at ${size.width}x${size.height}`);
    await page.screenshot({ path: `${results}/console-wall-${size.width}.png` });
  }
  await assertAccessible(page, 'wall');
  equal(await page.locator('.nav').count(), 0, 'no menu on the wall');
  assertNoComplaints(page);
  await page.getByRole('link', { name: 'Back to the console' }).click();
  await view.ready();
  await view.close();
});
