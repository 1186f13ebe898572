import { assertAccessible } from '../lib/axe.mjs';
import { assertInsideViewport, assertNoComplaints, assertNoSideScroll, results } from '../lib/browser.mjs';
import { openConsole } from '../lib/console-page.mjs';
import { equal, test } from '../lib/harness.mjs';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

test('on a phone the bar is at the foot, every page fits its width, and the menu has the rest', async (context) => {
  const view = await openConsole(context, '', { ...phone, reducedMotion: 'reduce' });
  const { page } = view;
  await view.kpi('net_sales').waitFor();
  const bar = page.locator('.phone-bar');
  for (const name of [
    '',
    'attention',
    'analysis',
    'receipts',
    'exceptions',
    'products',
    'stock',
    'board',
    'pricing',
    'imports',
    'suppliers',
    'people',
    'metrics',
    'stores',
    'reports',
    'members',
    'settings',
    'tills',
  ]) {
    await page.goto(`${context.server.origin}/console/${name}`);
    await view.ready();
    await page.waitForTimeout(300);
    await assertInsideViewport(page, {
      scope: page.locator('.scope-picker select'),
      search: page.locator('.top-search'),
      person: page.locator('.top-person'),
      title: page.locator('.shell h1'),
      more: bar.getByRole('button', { name: 'More' }),
    });
    const overflow = await page.evaluate(() => {
      const main = document.querySelector('.shell-page');
      return main.scrollWidth - main.clientWidth;
    });
    await assertNoSideScroll(page);
    equal(overflow <= 0, true, `nothing wider than the phone on /${name} (${overflow} px over)`);
    await page.screenshot({ path: `${results}/console-phone-${name || 'home'}.png` });
    await assertAccessible(page, `phone ${name}`);
  }
  await bar.getByRole('button', { name: 'More' }).click();
  await view.dialog.getByRole('link', { name: 'Exceptions' }).waitFor();
  await page.screenshot({ path: `${results}/console-phone-menu.png` });
  await assertAccessible(page, 'phone menu');
  await view.dialog.getByRole('link', { name: 'Exceptions' }).click();
  await page.waitForURL(/\/console\/exceptions/);
  await view.dialog.waitFor({ state: 'detached' });
  await bar.getByRole('link', { name: 'Stock' }).click();
  await page.waitForURL(/\/console\/stock/);
  // Rows that are out of sight must not bring columns back that a phone has no room for.
  const { width } = await page.locator('td.stock-name').first().boundingBox();
  equal(width > 120, true, `room for the name of a product on a phone (${width} px)`);
  assertNoComplaints(page);
  await view.close();
});
