import { assertAccessible } from '../lib/axe.mjs';
import { assertInsideViewport, assertNoComplaints, assertNoSideScroll, results, sizes } from '../lib/browser.mjs';
import { openConsole, pages } from '../lib/console-page.mjs';
import { equal, test } from '../lib/harness.mjs';
import { sell } from './shop.mjs';

const languages = ['zh-Hant', 'zh-Hans', 'en', 'pt'];

// Each page, and what must be on the screen without scrolling.
function keyControls({ page, kpi }) {
  const frame = { nav: page.locator('.nav'), live: page.locator('.live-dot') };
  return {
    // Decisions, then the day: the chart begins below them.
    home: {
      ...frame,
      need: page.locator('.need-act, .needs-none').first(),
      sales: kpi('net_sales').locator('.kpi-value'),
      units: kpi('units').locator('.kpi-value'),
    },
    attention: { ...frame, tabs: page.locator('.page-tabs'), meaning: page.locator('.meaning') },
    analysis: {
      ...frame,
      filters: page.locator('.analysis-filters'),
      sales: kpi('net_sales').locator('.kpi-value'),
      units: kpi('units').locator('.kpi-value'),
    },
    stores: { ...frame, region: page.locator('.region-input').first() },
    receipts: {
      ...frame,
      find: page.locator('.filter-actions .button').first(),
      first: page.locator('tbody a').first(),
      total: page.locator('.receipts-total').first(),
    },
    products: {
      ...frame,
      create: page.locator('.products-acts .button-primary'),
      views: page.locator('.views-button'),
      search: page.locator('.products-filters input'),
      first: page.locator('tr[data-product] a').first(),
    },
    stock: {
      ...frame,
      search: page.locator('.stock-search input'),
      views: page.locator('.views-button'),
      state: page.locator('[data-state="low"]'),
      held: page.locator('.stock-held button'),
      value: page.locator('.stock-value button'),
      cover: page.locator('.stock-cover button'),
    },
    board: {
      ...frame,
      find: page.locator('.board-actions .button').first(),
      total: page.locator('[data-total="net_sales"]'),
      set: page.locator('[data-set="best"]'),
      first: page.locator('.board-table tbody .text-link').first(),
    },
    members: {
      ...frame,
      create: page.locator('.page-act'),
      search: page.locator('.member-search .button').first(),
      first: page.locator('tr[data-member] a').first(),
    },
    people: {
      ...frame,
      add: page.locator('.page-head .button'),
      first: page.locator('tr[data-person] .text-link').first(),
      role: page.locator('.roles .button').first(),
    },
    settings: { ...frame, sections: page.locator('.settings-nav a').first(), save: page.locator('.save-bar .button') },
    tills: { ...frame, open: page.locator('.till-actions .button').first(), add: page.locator('.till-add') },
    metrics: { ...frame, search: page.getByRole('searchbox'), first: page.locator('.metric-entry').first() },
    pricing: { ...frame, tabs: page.locator('.page-tabs'), add: page.locator('.button-primary') },
    exceptions: { ...frame, first: page.locator('.exception a, .empty').first() },
    reports: {
      ...frame,
      date: page.locator('.report-choice input'),
      pdf: page.locator('.report-downloads .button-primary'),
    },
    imports: { ...frame, choose: page.locator('.drop-zone .button') },
    suppliers: { ...frame, add: page.locator('.page-head .button') },
  };
}

const drawers = {
  pricing: async ({ page, dialog }) => {
    await page.locator('.button-primary').click();
    await dialog.locator('form').waitFor();
    return { submit: dialog.locator('.dialog-foot .button-primary') };
  },
  products: async ({ page, dialog }) => {
    await page.locator('tr[data-product] a').first().click();
    await dialog.locator('.picture-drop').waitFor();
    return { tabs: dialog.locator('.page-tabs'), add: dialog.locator('.picture-drop .button') };
  },
  home: async ({ page, kpi, dialog }) => {
    await kpi('gross_margin').locator('button').click();
    await dialog.locator('[data-role="formula"]').waitFor();
    return { close: page.locator('dialog[open] .dialog-close') };
  },
  receipts: async ({ page, dialog }) => {
    await page.locator('tbody a').first().click();
    await dialog.locator('.sheet-total').waitFor();
    return { print: dialog.locator('.dialog-foot .button') };
  },
  members: async ({ page, dialog }) => {
    await page.locator('tr[data-member] a').first().click();
    await dialog.locator('[data-kind]').first().waitFor();
    return { edit: dialog.locator('.dialog-foot .button') };
  },
  tills: async ({ page, dialog }) => {
    await page.locator('.till-actions .button').nth(1).click();
    await dialog.locator('.qr').waitFor();
    return { close: dialog.locator('.dialog-close') };
  },
  stock: async ({ page, dialog }) => {
    // Other tests have made products that nothing of has ever moved; what there is most of has come from somewhere.
    await page.locator('th.stock-on_hand button').click();
    await page.locator('th.stock-on_hand[aria-sort=ascending] button').click();
    await page.locator('th.stock-on_hand[aria-sort=descending]').waitFor();
    await page.locator('tbody a').first().click();
    await dialog.locator('tr[data-movement]').first().waitFor();
    await dialog.locator('.button-primary').click();
    await dialog.locator('form').waitFor();
    return { submit: dialog.locator('.button-primary') };
  },
};

// A page is opened once a language: colours change with the system's, sizes with the window. What stands where does not depend on
// colours.
for (const language of languages) {
  test(`${language}: nothing outside the screen, nothing inaccessible in light and dark`, async (context) => {
    await sell(context.till, [['S005', 1]]);
    const view = await openConsole(context, '', { reducedMotion: 'reduce' });
    const { page } = view;
    await view.ready();
    await page.locator('.language-picker select').selectOption(language);
    equal(await page.locator('html').getAttribute('lang'), language, 'language of the page');
    const shoot = (name) => page.screenshot({ path: `${results}/console-${name}-${language}.png` });
    const assertColours = async (name) => {
      // Light at the end, so that the next page is looked at in it.
      for (const colorScheme of ['dark', 'light']) {
        await page.emulateMedia({ colorScheme });
        await assertAccessible(page, `${name}, ${language}, ${colorScheme}`);
        await shoot(`${name}-${colorScheme}`);
      }
    };
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(`${context.server.origin}/console/${path}`);
      const controls = keyControls(view)[name];
      for (const size of sizes) {
        await page.setViewportSize(size);
        await Promise.all(Object.values(controls).map((control) => control.waitFor()));
        await page.waitForTimeout(100);
        await assertInsideViewport(page, controls);
        await assertNoSideScroll(page);
        await shoot(`${name}-${size.width}`);
      }
      await assertColours(name);
      if (!drawers[name]) continue;
      const opened = await drawers[name](view);
      await assertInsideViewport(page, opened);
      await assertNoSideScroll(page);
      await assertColours(`${name}-open`);
    }
    assertNoComplaints(page);
    await view.close();
  });
}
