// The day report: whatever its form and language, its sums are those of the receipts of the day.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { newFolder, removeFolder, shop, signIn, start, uuid7 } from './lib/server.mjs';

const folder = newFolder();
const scratch = mkdtempSync(join(tmpdir(), 'zhanggui-report-'));
let server, owner, store, date, receipts;
after(async () => {
  await server?.stop();
  removeFolder(folder);
  rmSync(scratch, { recursive: true, force: true });
});

const languages = ['zh-Hant', 'zh-Hans', 'en', 'pt'];
const money = (minor) => {
  const [whole, part] = (Math.abs(minor) / 100).toFixed(2).split('.');
  return `${minor < 0 ? '−' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${part}`;
};
const path = (format, language = 'en') =>
  `/v1/reports/day?store=${store}&date=${date}&format=${format}&language=${language}`;
const signed = (receipt, value) => (receipt.kind === 'sale' ? value : -value);
const sum = (value) => receipts.reduce((total, receipt) => total + signed(receipt, value(receipt)), 0);

before(async () => {
  server = await start(folder);
  owner = await signIn(server.consoleLink);
  const till = await signIn(server.tillLink);
  const { checkout } = await shop(till);
  const kinds = ['cash', 'card', 'wallet'];
  let last;
  for (let count = 0; count < 25; ++count) {
    const sale = checkout('D005', 1 + (count % 3));
    if (count % 4 === 0) sale.tenders[0].amount += 500;
    else sale.tenders[0].kind = kinds[count % 3];
    last = await till.post('/v1/checkouts', sale);
    assert.equal(last.status, 201, last.text);
  }
  const refund = await till.post('/v1/refunds', {
    id: uuid7(),
    receipt: last.json.id,
    till: till.session.till.id,
    lines: [{ line: 0, quantity_milli: 1000 }],
    reason: 'unwanted',
    restock: true,
  });
  assert.equal(refund.status, 201, refund.text);
  store = last.json.store;
  date = last.json.business_date;
  const deadline = Date.now() + 20_000;
  for (receipts = []; receipts.length < 26 && Date.now() < deadline; ) {
    const page = await owner.get(`/v1/receipts?store=${store}&from=${date}&to=${date}&limit=500`);
    receipts = page.json.items;
  }
  receipts = await Promise.all(receipts.map(async ({ id }) => (await owner.get(`/v1/receipts/${id}`)).json));
});

test('the sums are those of the receipts', async () => {
  assert.equal(receipts.length, 26);
  const page = (await owner.get(path('json'))).json;
  const [facts, , taxes, payments, drawers] = page.blocks;
  const shown = facts.facts.map(({ value }) => value);
  assert.equal(shown[0], money(sum(({ net }) => net)));
  assert.equal(shown[1], money(sum(({ tax }) => tax)));
  assert.equal(shown[2], money(sum(({ total }) => total)));
  assert.equal(shown[4], String(receipts.filter(({ kind }) => kind === 'sale').length));
  assert.equal(taxes.total[3], shown[1]);
  assert.equal(payments.total[3], shown[2]);
  const cash = sum(
    (receipt) =>
      receipt.tenders.filter(({ kind }) => kind === 'cash').reduce((all, { amount }) => all + amount, 0) - receipt.change,
  );
  assert.equal(drawers.total.at(-1), money(cash));
});

test('the PDF says the same in every language, with its fonts inside', async () => {
  for (const language of languages) {
    const { type, bytes } = await owner.file(path('pdf', language));
    assert.equal(type, 'application/pdf');
    assert.ok(bytes.length < 300_000, `${bytes.length} bytes`);
    const file = join(scratch, `${language}.pdf`);
    writeFileSync(file, bytes);
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    const page = (await owner.get(path('json', language))).json;
    for (const { label, value } of page.blocks[0].facts) {
      assert.ok(text.includes(value), `${language}: ${value}`);
      assert.ok(text.includes(label), `${language}: ${label}`);
    }
    // What the columns have room for is not cut off; names of products may be.
    for (const { rows } of page.blocks.slice(2, 6)) {
      for (const { cells } of rows) assert.ok(text.includes(cells[0]), `${language}: ${cells[0]}`);
    }
    const fonts = execFileSync('pdffonts', [file], { encoding: 'utf8' }).trim().split('\n').slice(2);
    assert.ok(fonts.length > 0);
    for (const font of fonts) assert.match(font, /\byes yes (yes|no)\b/, `not embedded: ${font}`);
  }
});

test('the mail holds the page as text and HTML, and the PDF', async () => {
  const mail = (await owner.get(`${path('eml', 'zh-Hant')}&to=owner@shop.example`)).text;
  const [head] = mail.split('\r\n\r\n');
  const subject = head.match(/^Subject: ((?:.*\r\n )*.*)$/m)[1];
  const words = [...subject.matchAll(/=\?UTF-8\?B\?([^?]+)\?=/g)].map(([, word]) => Buffer.from(word, 'base64'));
  assert.match(Buffer.concat(words).toString(), /^日結報表 · /);
  const leaf = /Content-Type: (text\/plain|text\/html|application\/pdf)[^]*?\r\n\r\n([A-Za-z0-9+/=\r\n]*?)\r\n--/g;
  const parts = [...mail.matchAll(leaf)].map(([, type, body]) => [type, Buffer.from(body, 'base64')]);
  const bodies = new Map(parts);
  const net = money(sum((receipt) => receipt.net));
  assert.ok(bodies.get('text/plain').toString().includes(net));
  assert.ok(bodies.get('text/html').toString().includes(net));
  assert.equal(bodies.get('application/pdf').subarray(0, 5).toString(), '%PDF-');
});
