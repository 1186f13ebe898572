// How a shop begins and a demo ends, by the program's own commands.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { everywhere } from './lib/postgres.mjs';
import { binary, newFolder, removeFolder, signIn, sql, start, tool, verify } from './lib/server.mjs';

const demo_seconds_max = 10;
const folders = [];
after(() => folders.forEach(removeFolder));
const folder = () => {
  folders.push(newFolder());
  return folders.at(-1);
};
const run = (args, input) => spawnSync(binary, args, { encoding: 'utf8', input });

test('the demo is made in seconds, is clean, is served, and goes', async () => {
  const data = folder();
  const began = performance.now();
  const said = tool('demo', '--data', data, '--seed', '3');
  const seconds = (performance.now() - began) / 1000;
  console.log(`the demo took ${seconds.toFixed(1)} s`);
  if (!everywhere) assert.ok(seconds <= demo_seconds_max, `${seconds} s`);
  assert.match(said, /311 products, 400 members, .* 0 acts were refused/);
  assert.match(verify(data), /All promises that are written in these books hold/);
  assert.equal(run(['demo', '--data', data]).status, 73, 'a second demo over the first');

  const server = await start(data);
  const console_ = await signIn(server.consoleLink);
  assert.equal(console_.session.company.is_demo, true);
  assert.equal(console_.session.stores.length, 3);
  assert.ok((await console_.get('/v1/dashboard?store=all')).json.last_week.receipts > 200);
  assert.notEqual(run(['demo', '--data', data, '--wipe']).status, 0, 'wiped under a running server');
  await server.stop();
  assert.match(verify(data), /roll-ups follow from the feed/);

  assert.equal(run(['demo', '--data', data, '--wipe']).status, 0);
  assert.equal(existsSync(join(data, 'company', 'books.db')), false);
});

test('a real shop is never wiped', async () => {
  const data = folder();
  const server = await start(data);
  await server.stop();
  const refused = run(['demo', '--data', data, '--wipe']);
  assert.equal(refused.status, 73);
  assert.match(refused.stderr, /a real one/);
  assert.equal(run(['demo', '--data', data]).status, 73);
  assert.match(verify(data), /All promises/);
  assert.equal(run(['demo', '--data', folder(), '--trade', 'spaceships']).status, 64);
});

test('an empty folder prints one link, which sets the shop up once', async () => {
  const data = folder();
  const server = await start(data, { starter: false });
  assert.ok(server.setupLink);
  assert.equal(server.tillLink, undefined);
  const setup = await signIn(server.setupLink);
  await assert.rejects(signIn(server.setupLink), /401/);
  const body = {
    way: 'own',
    language: 'en',
    owner: { name: 'Ana Lei', password: 'quatro gatos azuis' },
    trade: 'grocery',
    region: 'macau',
    receipt_header: '',
    receipt_footer: '',
    units: ['each'],
    kpis: [],
    shop: {
      company: 'Shop',
      store: 'Taipa',
      code: 'M01',
      zone: 'Asia/Macau',
      cutoff_minutes: 240,
      country_code: '853',
      currency: 'MOP',
      tax_included: true,
      tax_rate_ppm: 0,
      cash_rounding: 10,
    },
  };
  const founded = await setup.post('/v1/setup', body);
  assert.equal(founded.status, 201, founded.text);
  assert.equal((await setup.post('/v1/setup', body)).json.code, 'company_exists');
  const tills = (await setup.get('/v1/tills')).json.items;
  const link = await setup.post(`/v1/tills/${tills[0].id}/link`);
  const till = await signIn(server.origin + link.json.path);
  assert.equal(till.session.till.code, 'T1');
  await server.stop();
  assert.match(verify(data), /All promises/);

  const again = await start(data, { starter: false });
  assert.equal(again.setupLink, undefined, 'a shop that is there is not set up');
  const byName = (password) =>
    fetch(`${again.origin}/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'ana lei', password }),
    });
  assert.equal((await byName('quatro gatos azuis')).status, 201);
  const reset = run(['password', '--data', data, '--name', 'ANA LEI'], 'cinco gatos verdes\n');
  assert.equal(reset.status, 0, reset.stderr);
  assert.equal((await byName('quatro gatos azuis')).status, 401);
  assert.equal((await byName('cinco gatos verdes')).status, 201, 'while the server runs');
  assert.equal(run(['password', '--data', data, '--name', 'Ana Lei'], 'password1234\n').status, 65);
  assert.equal(run(['password', '--data', data, '--name', 'Nobody'], 'cinco gatos verdes\n').status, 64);
  await again.stop();
});

test('books of an older version are said to be so, and one start brings them up to date', async () => {
  const data = folder();
  await (await start(data)).stop();
  // As they were before anybody could save a view.
  sql(data, "DROP TABLE desk_view; DELETE FROM db_migration WHERE room = 'desk';");
  const older = run(['verify', '--data', data]);
  assert.equal(older.status, 65, older.stderr);
  assert.match(older.stderr, /^zhanggui: books_older: .* older version .*desk 1.* start the server once/);
  assert.equal(older.stdout, '', 'nothing is half checked');
  await (await start(data, { starter: false })).stop();
  assert.match(verify(data), /All promises/);

  sql(data, "UPDATE db_migration SET number = 99 WHERE room = 'desk';");
  const newer = run(['verify', '--data', data]);
  assert.equal(newer.status, 65, newer.stderr);
  assert.match(newer.stderr, /^zhanggui: books_newer: .* newer version .*desk 99/);
});
