import { execFileSync } from 'node:child_process';
import { openConsole, read } from '../lib/console-page.mjs';
import { equal, test } from '../lib/harness.mjs';
import { sell } from './shop.mjs';

const text = (file) => execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });

test('the live page leads to the day report, whose figures are those of the page and of its PDF', async (context) => {
  await sell(context.till, [['D005', 2]]);
  const view = await openConsole(context);
  const { page } = view;
  await view.ready();
  const board = await view.get('/v1/dashboard?store=all');
  await page.locator('.page-head a').click();
  await page.locator('.report .kpi-value').first().waitFor();
  const net = await page.locator('.report .kpi-value').first().innerText();
  const shown = read(net, 2);
  if (shown < board.today.net_sales)
    throw new Error(`the report shows ${net}, the dashboard had ${board.today.net_sales}`);
  const saved = page.waitForEvent('download');
  await page.locator('.report-downloads .button-primary').click();
  const file = await saved;
  equal(/^day-report-M\w+-\d{4}-\d\d-\d\d\.pdf$/.test(file.suggestedFilename()), true, 'name of the file');
  equal(text(await file.path()).includes(net), true, 'the PDF has the same net sales');
  await view.close();
});

test('the day and the store are in the address, and a day without sales says so', async (context) => {
  const view = await openConsole(context, 'reports');
  const { page } = view;
  await page.locator('.report').waitFor();
  const today = await page.locator('.report-choice input').inputValue();
  await page.locator('.report-days .button').first().click();
  await page.waitForURL(/date=/);
  const before = new URL(page.url()).searchParams.get('date');
  equal(Date.parse(today) - Date.parse(before), 86_400_000, 'the day before');
  await page.getByText('Nothing was sold on this day.').first().waitFor();
  await page.goto(`${context.server.origin}/console/reports?date=2020-02-31`);
  await page.locator('.report').waitFor();
  equal(await page.locator('.report-choice input').inputValue(), today, 'a date that is none is left out');
  await view.close();
});
