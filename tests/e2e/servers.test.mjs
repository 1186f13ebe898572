// Several servers with the books of one company in PostgreSQL: they take turns, so nothing is oversold, lost or doubled, and each
// soon shows what another has done.
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, everywhere, isInstalled, newDatabase } from './lib/postgres.mjs';
import { newFolder, removeFolder, shop, signIn, start, tool, uuid7, verify, withToken } from './lib/server.mjs';

const folders = [];
const running = [];
after(async () => {
  await Promise.all(running.map((server) => server.kill()));
  folders.forEach(removeFolder);
});
const options = { skip: !isInstalled ? 'postgresql-15 is not installed' : everywhere ? 'runs once, with the files' : false };

async function startOn(url) {
  folders.push(newFolder());
  const data = folders.at(-1);
  const server = await start(data, { args: ['--database', url] });
  running.push(server);
  return { ...server, data };
}

// A company with two servers, and stock of ten SKUs that everybody wants.
async function openShop(units) {
  const url = newDatabase();
  const servers = [await startOn(url), await startOn(url)];
  const owner = await signIn(servers[0].consoleLink);
  const tills = [await signIn(servers[0].tillLink), await signIn(servers[1].tillLink)];
  const { byCode, checkout, store } = await shop(tills[0]);
  const hot = [...byCode.values()].filter((product) => product.unit === 'each').slice(0, 10);
  assert.equal(hot.length, 10);
  const received = await owner.post('/v1/goods-receipts', {
    id: uuid7(),
    location: store.location,
    lines: hot.map((product) => ({ sku: product.id, quantity_milli: units * 1000, unit_cost_e4: 10_000 })),
  });
  assert.equal(received.status, 201, received.text);
  return { url, servers, owner, tills, checkout, store, hot };
}

const onShelf = (url, sku) =>
  Number(
    ask(
      url,
      `SELECT coalesce(sum(CASE WHEN t.to_account = a.id THEN amount ELSE -amount END), 0) FROM ledger_account a
       JOIN ledger_transfer t ON a.id IN (t.from_account, t.to_account) AND t.kind = 0
       WHERE a.bucket = 1 AND a.unit = '\\x${sku.replaceAll('-', '')}'`,
    ),
  );
const soldOf = (url) => Number(ask(url, 'SELECT count(*) FROM sales_receipt'));

// Waits until it is so; answers the milliseconds.
async function until(what, isSo) {
  const began = performance.now();
  while (!(await isSo())) {
    assert.ok(performance.now() - began < 5_000, `it took too long until ${what}`);
    await sleep(10);
  }
  return performance.now() - began;
}

test('two servers, sixteen clients, ten hot SKUs: nothing oversold, every audit clean', options, async (context) => {
  const units = 60;
  const { url, servers, owner, tills, checkout, store, hot } = await openShop(units);
  const before = new Map(hot.map((product) => [product.id, onShelf(url, product.id)]));
  const sold = new Map(hot.map((product) => [product.id, 0]));
  const statuses = {};
  let isSoldOut = false;
  await Promise.all(
    Array.from({ length: 16 }, async (_, index) => {
      const till = tills[index % 2];
      for (let misses = 0; misses < 25 && !isSoldOut; ) {
        const product = hot[randomInt(hot.length)];
        const answer = await till.post('/v1/checkouts', checkout(product.code, randomInt(1, 4)));
        statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
        if (answer.status === 201) {
          sold.set(product.id, sold.get(product.id) + answer.json.lines[0].quantity_milli);
          misses = 0;
        } else {
          assert.equal(answer.json.code, 'not_enough_on_hand', answer.text);
          ++misses;
        }
      }
      isSoldOut = true;
    }),
  );
  for (const product of hot) {
    const left = onShelf(url, product.id);
    assert.ok(left >= 0, `${product.code} is oversold`);
    assert.equal(left, before.get(product.id) - sold.get(product.id), product.code);
  }
  assert.equal(soldOf(url), statuses[201]);
  assert.equal(ask(url, 'SELECT max(sequence) FROM sales_receipt WHERE series = 3'), String(statuses[201]), 'numbers without a gap');
  // Both have told their screens of every sale of either.
  for (const server of servers) {
    await until('all sales are on the dashboard', async () => {
      const dashboard = await owner.at(server.origin).get(`/v1/dashboard?store=${store.id}`);
      return dashboard.json.today.receipts === statuses[201];
    });
  }
  for (const server of servers) await server.stop();
  for (const server of servers) verify(server.data);
  context.diagnostic(`${JSON.stringify(statuses)}, ${ask(url, 'SELECT number FROM db_turn')} turns`);
});

test('what is done at one server is soon so at the other', options, async (context) => {
  const { url, servers, owner, tills, checkout, hot } = await openShop(50);
  const waits = {};
  const there = servers[1];

  // Who signed in at one is signed in at the other.
  const ownerThere = owner.at(there.origin);
  waits.session = await until('the session is known', async () => (await ownerThere.get('/v1/session')).status === 200);

  const product = hot[0];
  const price = product.price + 100;
  const change = await owner.put(`/v1/products/${product.id}/price`, { price });
  assert.equal(change.status, 200, change.text);
  const dearer = checkout(product.code);
  dearer.tenders[0].amount = price;
  const sale = await tills[1].post('/v1/checkouts', dearer);
  assert.equal(sale.status, 201, `decided with the new price at once: ${sale.text}`);
  assert.equal(sale.json.total, price);

  const token = (await owner.post('/v1/tokens', { name: 'other', scopes: ['stock:read', 'catalog:read'] })).json;
  const program = withToken(there.origin, token.secret);
  waits.token = await until('the token is known', async () => (await program.get('/v1/products?limit=1')).status === 200);
  const gone = await owner.delete(`/v1/tokens/${token.id}`);
  assert.ok(gone.status < 300, gone.text);
  waits.revoked = await until('the token is not', async () => (await program.get('/v1/products?limit=1')).status === 401);
  assert.ok(waits.revoked < 1000);

  const member = { id: uuid7(), name: '陳大文', phone: '66112233' };
  assert.equal((await owner.post('/v1/members', member)).status, 201);
  const twice = await tills[1].post('/v1/members', { id: uuid7(), name: 'Another', phone: '66112233' });
  assert.equal(twice.json.code, 'duplicate_phone', twice.text);

  assert.equal(soldOf(url), 1);
  for (const server of servers) await server.stop();
  for (const server of servers) verify(server.data);
  context.diagnostic(JSON.stringify(waits));
});

test('one server is killed under load: the other goes on, and whoever was unsure asks there', options, async (context) => {
  const { url, servers, tills, checkout, hot } = await openShop(5_000);
  const answered = new Set();
  let isKilled = false;
  let longest = 0;
  const sell = async (till, sale) => {
    const answer = await till.post('/v1/checkouts', sale);
    if (answer.status === 503) return false;
    assert.ok([200, 201].includes(answer.status), answer.text);
    answered.add(sale.id);
    return true;
  };
  const began = performance.now();
  await Promise.all([
    ...Array.from({ length: 16 }, async (_, index) => {
      for (let count = 0; performance.now() - began < 4_000; ++count) {
        const sale = checkout(hot[count % hot.length].code);
        const asked = performance.now();
        try {
          if (await sell(tills[isKilled ? 1 : index % 2], sale)) continue;
        } catch (error) {
          if (!(error instanceof TypeError)) throw error;
        }
        while (!(await sell(tills[1], sale))) await sleep(20);
        longest = Math.max(longest, performance.now() - asked);
      }
    }),
    sleep(1_500).then(async () => {
      await servers[0].kill();
      isKilled = true;
    }),
  ]);
  assert.equal(soldOf(url), answered.size, 'every answered sale once, and no other');
  await servers[1].stop();
  verify(servers[1].data);
  // The killed one comes back and knows what happened meanwhile.
  const back = await start(servers[0].data);
  running.push(back);
  const again = await signIn(back.tillLink);
  assert.equal((await again.post('/v1/checkouts', checkout(hot[0].code))).status, 201);
  await back.stop();
  verify(servers[0].data);
  context.diagnostic(`${answered.size} sales, the longest wait of one who was unsure ${longest.toFixed(0)} ms`);
});

for (const [state, name] of [['40001', 'serialization_failure'], ['40P01', 'deadlock_detected']]) {
  test(`a transaction that PostgreSQL ends with ${state} is tried again, and not for ever`, options, async () => {
    const { url, servers, tills, checkout, hot } = await openShop(50);
    ask(url, 'CREATE SEQUENCE tries');
    ask(
      url,
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         IF nextval('tries') <= (SELECT refusals FROM how_often) THEN RAISE EXCEPTION 'not now' USING ERRCODE = '${name}'; END IF;
         RETURN NULL; END $$`,
    );
    ask(url, 'CREATE TABLE how_often AS SELECT 2 AS refusals');
    ask(url, 'CREATE TRIGGER refuse AFTER INSERT ON sales_receipt EXECUTE FUNCTION refuse()');
    const sale = await tills[0].post('/v1/checkouts', checkout(hot[0].code));
    assert.equal(sale.status, 201, sale.text);
    ask(url, 'UPDATE how_often SET refusals = 1000');
    const refused = checkout(hot[0].code);
    const answer = await tills[0].post('/v1/checkouts', refused);
    assert.equal(answer.status, 503);
    assert.equal(answer.json.code, 'not_saved');
    ask(url, 'DROP TRIGGER refuse ON sales_receipt');
    assert.equal((await tills[1].post('/v1/checkouts', refused)).status, 201, 'nothing of it was there');
    assert.equal(soldOf(url), 2);
    for (const server of servers) await server.stop();
    verify(servers[0].data);
  });
}

test('a token that a tool makes in one folder is known at the other server', options, async () => {
  const { servers, checkout, hot } = await openShop(50);
  const secret = tool('token', '--data', servers[1].data, '--name', 'shelf', '--scopes', 'all').trim();
  const sale = await withToken(servers[0].origin, secret).post('/v1/checkouts', checkout(hot[0].code));
  assert.equal(sale.status, 201, sale.text);
  for (const server of servers) await server.stop();
});
