// Books in PostgreSQL: moved there whole, and never in doubt when the connection breaks in a commit.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, crash, everywhere, isInstalled, newDatabase, startAgain, wire } from './lib/postgres.mjs';
import { newFolder, removeFolder, shop, signIn, start, tool, verify } from './lib/server.mjs';

const folders = [];
after(() => folders.forEach(removeFolder));
function folder() {
  folders.push(newFolder());
  return folders.at(-1);
}
// With every other test in PostgreSQL these would start from books that are there already.
const options = { skip: !isInstalled ? 'postgresql-15 is not installed' : everywhere ? 'runs once, with the files' : false };

const startIn = (data, url, more = []) => start(data, { args: ['--database', url, ...more] });

// Asks until the server has its database again.
async function persistently(send) {
  for (let tries = 0; tries < 100; ++tries) {
    try {
      const answer = await send();
      if (answer.status !== 503) return answer;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
    await sleep(100);
  }
  throw new Error('the server did not come back');
}

test('a company moves from its file to PostgreSQL with every row, and goes on there', options, async () => {
  const data = folder();
  const server = await start(data);
  const till = await signIn(server.tillLink);
  const { checkout } = await shop(till);
  const sale = checkout('D005');
  const before = await till.post('/v1/checkouts', sale);
  assert.equal(before.status, 201, before.text);
  assert.throws(() => tool('copy', '--data', data, '--database', newDatabase()), /in use/, 'a running server writes still');
  await server.stop();

  const url = newDatabase();
  const said = tool('copy', '--data', data, '--database', url);
  assert.match(said, /every table holds the same rows in both/);
  assert.equal(ask(url, 'SELECT count(*) FROM sales_receipt'), '1');
  verify(data);
  assert.throws(() => tool('copy', '--data', data, '--database', newDatabase()), /no books in a file/);

  const again = await start(data);
  const back = await signIn(again.tillLink);
  const replay = await back.post('/v1/checkouts', sale);
  assert.equal(replay.status, 200);
  assert.equal(replay.text, before.text);
  const next = await back.post('/v1/checkouts', checkout('D005'));
  assert.equal(next.status, 201, next.text);
  assert.equal(next.json.number.replace(/\d+$/, ''), before.json.number.replace(/\d+$/, ''));
  await again.stop();
  assert.equal(ask(url, 'SELECT count(*) FROM sales_receipt'), '2');
  verify(data);
});

test('a copy that is not the same is taken back and the books stay where they are', options, async () => {
  const data = folder();
  await (await start(data)).stop();
  const url = newDatabase();
  ask(url, `CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$`);
  ask(url, `CREATE FUNCTION spoil() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
      IF to_regclass('catalog_barcode') IS NOT NULL THEN
        EXECUTE 'CREATE OR REPLACE TRIGGER lose BEFORE INSERT ON catalog_barcode FOR EACH ROW EXECUTE FUNCTION lose()';
      END IF; END $$`);
  ask(url, 'CREATE EVENT TRIGGER spoil ON ddl_command_end WHEN TAG IN (\'CREATE INDEX\') EXECUTE FUNCTION spoil()');
  try {
    assert.throws(() => tool('copy', '--data', data, '--database', url), (error) => /BROKEN catalog_barcode/.test(error.stdout));
  } finally {
    ask(url, 'DROP EVENT TRIGGER spoil');
  }
  assert.equal(ask(url, `SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()`), '0');
  verify(data);
  await (await start(data)).stop();
});

test('a folder says where its books are', options, async () => {
  const url = newDatabase();
  const data = folder();
  const server = await startIn(data, url);
  await server.stop();
  verify(data);
  await assert.rejects(startIn(data, newDatabase()), /already/);
  const other = folder();
  await (await start(other)).stop();
  await assert.rejects(startIn(other, newDatabase()), /zhanggui copy/);
});

for (const when of ['before', 'after']) {
  test(`a connection that breaks ${when} the commit leaves nobody in doubt`, options, async () => {
    const url = newDatabase();
    const line = wire(url);
    const data = folder();
    const server = await startIn(data, line.url);
    try {
      const till = await signIn(server.tillLink);
      const { checkout } = await shop(till);
      for (let count = 0; count < 5; ++count) {
        const sale = checkout('D005');
        const isCut = line.cut(when);
        const unsure = await till.post('/v1/checkouts', sale);
        await isCut;
        assert.equal(unsure.status, 503, unsure.text);
        assert.equal(unsure.json.code, 'outcome_unknown');
        const sure = await persistently(() => till.post('/v1/checkouts', sale));
        assert.equal(sure.status, when === 'after' ? 200 : 201, sure.text);
        const again = await till.post('/v1/checkouts', sale);
        assert.equal(again.status, 200);
        assert.equal(again.text, sure.text);
      }
      assert.equal(ask(url, 'SELECT count(*) FROM sales_receipt'), '5');
      assert.equal(ask(url, 'SELECT max(sequence) FROM sales_receipt'), '5', 'numbers without a gap');
      await server.stop();
      // The wire is of this very program, which waits for `verify`.
      writeFileSync(join(data, 'company', 'books.at'), `${url}\n`);
      verify(data);
    } finally {
      server.kill();
      line.close();
    }
  });
}

test('the database crashes and comes back: the same server goes on, and every answered sale is there', options, async () => {
  const url = newDatabase();
  const data = folder();
  const server = await startIn(data, url);
  const till = await signIn(server.tillLink);
  const { checkout } = await shop(till);
  const answered = [];
  for (let crashes = 0; crashes < 3; ++crashes) {
    for (let count = 0; count < 5; ++count) {
      const sale = checkout('D005');
      const answer = await persistently(() => till.post('/v1/checkouts', sale));
      assert.ok([200, 201].includes(answer.status), answer.text);
      answered.push(sale.id);
    }
    crash();
    await sleep(300);
    startAgain();
  }
  const owner = await persistently(() => till.get('/v1/products?limit=1'));
  assert.equal(owner.status, 200);
  for (const id of answered) {
    assert.equal(ask(url, `SELECT count(*) FROM sales_receipt WHERE id = '\\x${id.replaceAll('-', '')}'`), '1');
  }
  await server.stop();
  verify(data);
});
