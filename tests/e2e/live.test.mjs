// The live socket: a screen hears of the stores that it names, at once, in order, and of no others.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newFolder, removeFolder, shop, signIn, start, uuid7 } from './lib/server.mjs';
import { openSocket } from './lib/socket.mjs';

const folder = newFolder();
let server, owner, till, checkout, store, secret;
after(async () => {
  await server?.stop();
  removeFolder(folder);
});
before(async () => {
  server = await start(folder);
  till = await signIn(server.tillLink);
  ({ checkout, store } = await shop(till));
  owner = await signIn(server.consoleLink);
  const made = await owner.post('/v1/tokens', { name: 'screen', scopes: ['event:read'] });
  secret = made.json?.secret;
  assert.ok(secret, made.text);
});

// A socket and what it has heard; `until` waits for a message that fits.
async function screen() {
  const heard = [];
  const waiting = [];
  const socket = await openSocket(server.origin, '/v1/live', secret, (text) => {
    heard.push(JSON.parse(text));
    for (const wake of waiting.splice(0)) wake();
  });
  const until = async (fits) => {
    const deadline = Date.now() + 10_000;
    for (;;) {
      const found = heard.find(fits);
      if (found) return found;
      if (Date.now() > deadline) throw new Error(`not heard among ${JSON.stringify(heard)}`);
      await new Promise((resolve) => {
        waiting.push(resolve);
        setTimeout(resolve, 500);
      });
    }
  };
  const say = (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  return { say, until, heard, close: () => socket.close() };
}

const sell = async () => {
  const sale = checkout('D005');
  assert.equal((await till.post('/v1/checkouts', sale)).status, 201);
  return sale.id;
};
const isSale = (id) => (message) => message.kind === 'event' && message.event.aggregate === id;

test('a screen that has named no store hears of all that it may see, with the moment of the commit', async () => {
  const all = await screen();
  const message = await all.until(isSale(await sell()));
  assert.match(message.committed_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
  assert.ok(Math.abs(Date.parse(message.committed_at) - Date.now()) < 10_000);
  await all.until(({ kind, store: named }) => kind === 'dashboard' && named === 'all');
  all.close();
});

test('a screen hears of the stores that it names, and of no others', async () => {
  const here = await screen();
  const elsewhere = await screen();
  const other = uuid7();
  here.say({ kind: 'subscribe', stores: [store.id] });
  elsewhere.say({ kind: 'subscribe', stores: [other] });
  assert.deepEqual((await here.until(({ kind }) => kind === 'subscribed')).stores, [store.id]);
  assert.deepEqual((await elsewhere.until(({ kind }) => kind === 'subscribed')).stores, [other]);
  const sales = [];
  for (let count = 0; count < 10; ++count) sales.push(await sell());
  await here.until(isSale(sales.at(-1)));
  await here.until(({ kind, store: named }) => kind === 'dashboard' && named === store.id);
  const told = here.heard.filter(({ kind }) => kind === 'event').map(({ event }) => event.aggregate);
  assert.deepEqual(told, sales);
  assert.ok(elsewhere.heard.every(({ kind }) => kind !== 'event'), JSON.stringify(elsewhere.heard));

  elsewhere.say({ kind: 'subscribe', stores: ['all'] });
  await elsewhere.until(({ kind, stores }) => kind === 'subscribed' && stores[0] === 'all');
  await elsewhere.until(isSale(await sell()));
  here.close();
  elsewhere.close();
});

test('an event stream ends with the session that opened it', async () => {
  const role = { names: { en: 'Listener' }, scopes: ['event:read'] };
  assert.equal((await owner.put('/v1/roles/listener', role)).status, 200);
  const person = { name: 'Rui', role: 'listener', is_active: true };
  const path = `/v1/people/${uuid7()}`;
  assert.equal((await owner.put(path, person)).status, 200);
  const link = await owner.post(`${path}/link`);
  const rui = await signIn(server.origin + link.json.path);
  const { status, ended } = await rui.listen('/v1/events/stream', AbortSignal.timeout(10_000));
  assert.equal(status, 200);
  await sell();
  assert.equal((await owner.put(path, { ...person, is_active: false })).status, 200);
  assert.match(await ended, /event: SaleCompleted/, 'it ends, and what came before was heard');
});

test('what cannot be understood is answered and changes nothing', async () => {
  const here = await screen();
  here.say('{');
  assert.equal((await here.until(({ kind }) => kind === 'problem')).code, 'invalid_json');
  here.say({ kind: 'subscribe', stores: ['nowhere'] });
  assert.equal((await here.until(({ field }) => field === 'stores[0]')).code, 'bad_value');
  await here.until(isSale(await sell()));
  here.close();
});
