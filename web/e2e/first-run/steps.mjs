// The pages of the first run as somebody new meets them.
import { openPage } from '../lib/browser.mjs';

export const owner = { name: 'Ana Lei', password: 'quatro gatos azuis' };

export const text = {
  'zh-Hant': { demo: '先看看', own: '用我的資料' },
  'zh-Hans': { demo: '先看看', own: '用我的数据' },
  en: { demo: 'Show me', own: 'My own data' },
  pt: { demo: 'Mostre-me', own: 'Os meus dados' },
};

export async function openSetup(browser, server, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-GB', ...options });
  const page = await openPage(context);
  await page.goto(server.links.setup);
  const next = page.locator('.step-foot .button-primary');
  return {
    page,
    next,
    heading: page.locator('.step h1'),
    go: () => next.click(),
    language: (name) => page.locator('.card', { hasText: name }).click(),
    async own({ name, password } = owner) {
      const inputs = page.locator('.step .field input');
      await inputs.nth(0).fill(name);
      await inputs.nth(1).fill(password);
      await inputs.nth(2).fill(password);
      await next.click();
    },
    choose: (label) => page.locator('.card', { hasText: label }).first().click(),
    close: () => context.close(),
  };
}
