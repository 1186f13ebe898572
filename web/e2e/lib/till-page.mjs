// The till as a cashier sees it.
import { openPage } from './browser.mjs';

export const strings = {
  'zh-Hant': {
    pay: '收款',
    rail: ['收銀', '單據'],
    settings: '設定',
    cashTaken: '收現金',
    next: '下一位',
    unsent: '筆未送',
  },
  'zh-Hans': {
    pay: '收款',
    rail: ['收银', '单据'],
    settings: '设置',
    cashTaken: '收现金',
    next: '下一位',
    unsent: '笔未送',
  },
  en: {
    pay: 'Pay',
    rail: ['Sell', 'Receipts'],
    settings: 'Settings',
    cashTaken: 'Take cash',
    next: 'Next customer',
    unsent: 'unsent',
  },
  pt: {
    pay: 'Pagar',
    rail: ['Vender', 'Recibos'],
    settings: 'Definições',
    cashTaken: 'Receber numerário',
    next: 'Cliente seguinte',
    unsent: 'por enviar',
  },
};

export async function openTill(context, address) {
  const page = await openPage(context);
  await page.goto(address);
  return tillPage(page);
}

export function tillPage(page) {
  const dialog = page.locator('dialog[open]');
  const till = {
    page,
    dialog,
    search: page.getByRole('searchbox').first(),
    pill: page.locator('.pill'),
    total: page.locator('[data-role="total"]'),
    pay: page.locator('.basket-pay'),
    tiles: page.locator('.tile'),
    lines: page.locator('.line'),
    ready: () => page.locator('.sell .pill').waitFor(),
    online: () => page.locator('.pill-good').waitFor(),
    scan: (code) => scan(page, code),
    async amount(locator) {
      return Number((await locator.innerText()).replace(/[^0-9.-]/g, '').replace('.', ''));
    },
    // Opens, takes exactly the total in cash, and reads the number off the receipt.
    async payExact() {
      await page.keyboard.press('F9');
      await dialog.locator('button[type=submit]').waitFor();
      await page.keyboard.press('Enter');
      return till.doneNumber();
    },
    async doneNumber() {
      await dialog.locator('.done').waitFor();
      return dialog.locator('.dialog-head h2').innerText();
    },
    async next() {
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'detached' });
    },
    close: () => dialog.locator('.dialog-close').click(),
    deliveries: () => page.evaluate(readStore, 'deliveries'),
    journal: () => page.evaluate(readStore, 'journal'),
    get: (path) => page.evaluate((url) => fetch(url).then((r) => r.json()), path),
  };
  return till;
}

function readStore(name) {
  return new Promise((done, failed) => {
    const open = indexedDB.open('zhanggui-till');
    open.onerror = () => failed(open.error);
    open.onsuccess = () => {
      const all = open.result.transaction(name).objectStore(name).getAll();
      all.onsuccess = () => {
        open.result.close();
        done(all.result);
      };
    };
  });
}

const scan_gap_s = 0.005;

// A scanner stamps its keys 5 ms apart, however late a busy machine hands them on. Where the page's clock is a test's own, the stamps are
// of that clock as the keys arrive: so none waits for the answer to the one before.
async function scan(page, code) {
  const cdp = await page.context().newCDPSession(page);
  const start = Date.now() / 1000;
  const sent = [...code, 'Enter'].flatMap((key, index) => {
    const timestamp = start + (index + 1) * scan_gap_s;
    const text = key === 'Enter' ? '\r' : key;
    const windowsVirtualKeyCode = text.toUpperCase().charCodeAt(0);
    return [
      cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text, windowsVirtualKeyCode, timestamp }),
      cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key, windowsVirtualKeyCode, timestamp }),
    ];
  });
  await Promise.all(sent);
  await cdp.detach();
}
