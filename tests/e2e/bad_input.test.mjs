// Whatever is sent gets a clear refusal with code and field, and nothing is half written.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newFolder, removeFolder, sha256, shop, signIn, start, tool, uuid7, verify, withToken } from './lib/server.mjs';

let data;
let server;
let till;
let goods;
before(async () => {
  data = newFolder();
  server = await start(data);
  till = await signIn(server.tillLink);
  goods = await shop(till);
});
after(async () => {
  await server.stop();
  verify(data);
  removeFolder(data);
});

const spoilt = {
  'an unknown SKU': [{ lines: [{ sku: uuid7(), quantity_milli: 1000 }] }, 422, 'unknown_sku', 'lines[0].sku'],
  'a currency that is not the shop’s': [{ currency: 'HKD' }, 422, 'wrong_currency', 'currency'],
  'too little money': [{ tenders: [{ kind: 'cash', amount: 1 }] }, 422, 'tender_short', 'tenders'],
  'a misspelt field': [{ colour: 'red' }, 400, 'unknown_field', 'colour'],
  'a fraction for an amount': [{ tenders: [{ kind: 'cash', amount: 18.5 }] }, 400, 'wrong_type', 'tenders[0].amount'],
};
for (const [name, [extra, status, code, field]] of Object.entries(spoilt)) {
  test(`a checkout with ${name} is refused`, async () => {
    const answer = await till.post('/v1/checkouts', goods.checkout('D001', 1, extra));
    assert.equal(answer.status, status, answer.text);
    assert.equal(answer.json.code, code);
    assert.equal(answer.json.field, field);
    assert.match(answer.headers.get('content-type'), /^application\/problem\+json/);
    assert.ok(answer.json.title.length > 0);
  });
}

test('quantity 0 is refused', async () => {
  const sale = goods.checkout('D001');
  sale.lines[0].quantity_milli = 0;
  const answer = await till.post('/v1/checkouts', sale);
  assert.deepEqual([answer.status, answer.json.code, answer.json.field], [422, 'quantity_zero', 'lines[0].quantity_milli']);
});

test('the same id with another body is refused', async () => {
  const sale = goods.checkout('D001');
  assert.equal((await till.post('/v1/checkouts', sale)).status, 201);
  sale.tenders[0].amount += 100;
  const answer = await till.post('/v1/checkouts', sale);
  assert.deepEqual([answer.status, answer.json.code, answer.json.field], [422, 'id_reused', 'id']);
});

test('a body of 2 MB is refused', async () => {
  const answer = await till.post('/v1/checkouts', `{"id":"${'x'.repeat(2 * 1024 * 1024)}"}`);
  assert.deepEqual([answer.status, answer.json.code], [413, 'body_too_large']);
});

test('JSON of ten thousand levels is refused', async () => {
  const answer = await till.post('/v1/checkouts', '['.repeat(10_000));
  assert.deepEqual([answer.status, answer.json.code], [400, 'too_deep']);
});

test('text that is not UTF-8 is refused', async () => {
  const answer = await till.post('/v1/checkouts', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]));
  assert.deepEqual([answer.status, answer.json.code], [400, 'invalid_utf8']);
});

test('the title speaks the asker’s language', async () => {
  const answer = await fetch(`${server.origin}/v1/receipts/${uuid7()}`, { headers: { 'accept-language': 'zh-Hant' } });
  assert.match((await answer.json()).title, /[\u4e00-\u9fff]/);
});

test('a recorded sale of the till stands with an exception and comes back in the list', async () => {
  const { till: own, stores } = till.session;
  const tea = goods.byCode.get('D003');
  const quantity = 500;
  const total = tea.price * quantity;
  const body = JSON.stringify({
    id: uuid7(), device: own.device, device_sequence: own.next_device_sequence, previous_hash: own.last_hash, store: stores[0].id,
    till: own.id, sequence: own.next_sequence, at: new Date().toISOString(), currency: 'MOP', pricing_version: 1,
    lines: [{ sku: tea.id, quantity_milli: quantity * 1000, unit_price: tea.price, gross: total, discounts: [], net: total, tax: 0, tax_class: tea.tax_class, total }],
    coupons: [], rounding: 0, total, tenders: [{ kind: 'card', amount: total }], change: 0,
  });
  const first = await till.post('/v1/sales', body);
  assert.equal(first.status, 201, first.text);
  assert.deepEqual(first.json.exceptions.map((exception) => exception.kind), ['stock_below_zero']);
  const again = await till.post('/v1/sales', body);
  assert.equal(again.status, 200);
  assert.equal(again.text, first.text);
  const session = await till.get('/v1/session');
  assert.equal(session.json.till.next_device_sequence, own.next_device_sequence + 1);
  assert.equal(session.json.till.last_hash, sha256(body));
});

test('a token made beside the running server opens what its scopes say and nothing else', async () => {
  const secret = tool('token', '--data', data, '--name', 'reader', '--scopes', 'stock:read').trim();
  const reader = withToken(server.origin, secret);
  assert.equal((await reader.get('/v1/stock')).status, 200);
  const refused = await reader.post('/v1/checkouts', goods.checkout('D001'));
  assert.deepEqual([refused.status, refused.json.code], [403, 'scope_missing']);
  assert.equal((await withToken(server.origin, `${secret}x`).get('/v1/stock')).status, 401);
  assert.equal((await fetch(`${server.origin}/v1/stock`)).status, 401);
});
