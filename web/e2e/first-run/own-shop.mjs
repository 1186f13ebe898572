import { assertAccessible } from '../lib/axe.mjs';
import { assertInsideViewport, assertNoComplaints, results, sizes } from '../lib/browser.mjs';
import { consolePage } from '../lib/console-page.mjs';
import { equal, test } from '../lib/harness.mjs';
import { startServer } from '../lib/server.mjs';
import { openSetup, owner, text } from './steps.mjs';

const phone = { width: 390, height: 844 };

async function withEmptyFolder(run) {
  const server = await startServer({ starter: false });
  try {
    await run(server);
  } finally {
    await server.close();
  }
}

test('nobody but the holder of the printed link sets the shop up', async ({ browser }) => {
  await withEmptyFolder(async (server) => {
    const stranger = await browser.newPage();
    await stranger.goto(`${server.origin}/console/`);
    await stranger.locator('.gate').waitFor();
    equal(await stranger.locator('.step').count(), 0, 'steps for a stranger');
    const refused = await stranger.evaluate(() =>
      fetch('/v1/setup', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Zhanggui': '1' } }).then(
        (answer) => answer.status,
      ),
    );
    equal(refused, 401, 'setup without the link');
    await stranger.close();
    const first = await openSetup(browser, server);
    await first.heading.waitFor();
    const second = await openSetup(browser, server);
    await second.page.locator('.gate').waitFor();
    await second.close();
    await first.close();
  });
});

for (const [language, name] of [
  ['zh-Hant', '繁體'],
  ['zh-Hans', '简体'],
  ['en', 'English'],
  ['pt', 'Português'],
]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`${language}, ${colorScheme}: each page of the first run fits and can be used by everybody`, async (context) => {
      await withEmptyFolder(async (server) => {
        const setup = await openSetup(context.browser, server, { colorScheme, reducedMotion: 'reduce' });
        const { page } = setup;
        await setup.heading.waitFor();
        await setup.language(name);
        const look = async (step) => {
          for (const size of [...sizes, phone]) {
            await page.setViewportSize(size);
            await page.waitForTimeout(60);
            await assertInsideViewport(page, { next: setup.next });
            await page.screenshot({
              path: `${results}/first-run-${step}-${size.width}-${colorScheme}-${language}.png`,
            });
          }
          await page.setViewportSize(sizes[1]);
          await assertAccessible(page, `${step}, ${language}, ${colorScheme}`);
        };
        await look('language');
        await setup.go();
        await page.locator('.step .field').first().waitFor();
        await setup.go();
        await page.locator('.field-error').first().waitFor();
        await look('owner');
        await setup.own();
        await page.locator('.ticks').first().waitFor();
        await look('trade');
        await setup.go();
        await setup.choose(text[language].own);
        await look('way');
        await setup.go();
        await page.locator('.step select').first().waitFor();
        await look('shop');
        assertNoComplaints(page);
        await setup.close();
      });
    });
  }
}

test('an own shop: refused passwords, presets that are changed, sign-in by name, another password', async (context) => {
  await withEmptyFolder(async (server) => {
    const setup = await openSetup(context.browser, server);
    const { page } = setup;
    await setup.language('English');
    await setup.go();
    // The server knows the password too well, and says so where it is typed.
    await setup.own({ name: owner.name, password: 'passwordpassword' });
    await page.getByText('too well known').waitFor();
    await setup.own();
    await setup.choose('Beauty and service');
    await page.getByRole('checkbox', { name: 'Average basket' }).uncheck();
    await page.getByLabel('Foot of the receipt').fill('Until next time');
    await setup.go();
    await setup.choose(text.en.own);
    await setup.go();
    await page.getByLabel('Name of the company').fill('Salão Flor');
    await page.getByLabel('Name of the store').fill('Taipa');
    await page.locator('.choice label', { hasText: 'Hong Kong' }).click();
    equal(await page.getByLabel('Currency').inputValue(), 'HKD', 'the currency of Hong Kong');
    await page.getByLabel('Sales tax (%)').fill('5');
    await setup.go();
    const view = consolePage(page);
    await view.ready();
    const figures = page.locator('[data-metric]');
    await figures.nth(1).waitFor();
    equal(await figures.count(), 2, 'figures on the home page');
    const session = await view.get('/v1/session');
    equal(session.company.receipt_footer, 'Until next time', 'foot of the receipt');
    equal(session.company.currency, 'HKD', 'currency');
    equal(session.person.name, owner.name, 'who is signed in');
    const pricing = await view.get(`/v1/pricing?store=${session.stores[0].id}`);
    equal(pricing.tax_classes.find(({ code }) => code === 'standard').rate_ppm, 50_000, 'tax');

    await page.locator('.top-person').click();
    await view.dialog.getByRole('button', { name: 'Change password' }).click();
    await view.dialog.getByLabel('Old password').fill(owner.password);
    await view.dialog.getByLabel('New password', { exact: true }).fill('cinco gatos verdes');
    await view.dialog.getByLabel('once more').fill('cinco gatos verdes');
    await view.dialog.getByRole('button', { name: 'Save' }).click();
    await view.dialog.waitFor({ state: 'detached' });
    await page.locator('.top-person').click();
    await view.dialog.getByRole('button', { name: 'Sign out' }).click();

    await page.getByLabel('Name').fill('ana lei ');
    await page.getByLabel('Password').fill(owner.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('not right').waitFor();
    await assertAccessible(page, 'sign-in');
    await page.screenshot({ path: `${results}/sign-in.png` });
    await page.getByLabel('Password').fill('cinco gatos verdes');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await view.ready();
    assertNoComplaints(page);
    await setup.close();
  });
});
