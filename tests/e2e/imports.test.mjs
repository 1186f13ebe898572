// A long list is brought in while the power fails: every row is accounted for, none twice, and all of it can be undone.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { newFolder, removeFolder, signIn, start, uuid7, verify } from './lib/server.mjs';

const folders = [];
after(() => folders.forEach(removeFolder));
function folder() {
  folders.push(newFolder());
  return folders.at(-1);
}

const list_rows = 8_000;
const list = () =>
  Buffer.from(
    `Code,Name,Price\n${Array.from({ length: list_rows }, (_, row) => `L${row},Thing ${row},${row % 100 ? '5.50' : 'dear'}\n`).join('')}`,
  );
const faulty_rows = list_rows / 100;

// The import when `is` says yes of it.
async function until(person, id, is) {
  for (const end = Date.now() + 60_000; Date.now() < end; await pause(20)) {
    const { json } = await person.get(`/v1/imports/${id}`);
    if (is(json)) return json;
  }
  throw new Error('the import did not come so far within a minute');
}

async function begun(person) {
  const id = uuid7();
  const uploaded = await person.post(`/v1/imports?kind=products&name=list.csv&id=${id}`, list());
  assert.equal(uploaded.status, 201, uploaded.text);
  assert.equal(uploaded.json.counts.total, list_rows);
  assert.deepEqual(uploaded.json.setup.columns, ['code', 'name', 'price']);
  const started = await person.post(`/v1/imports/${id}/start`);
  assert.equal(started.status, 202, started.text);
  return id;
}

test('an import goes on after kill -9, every row is accounted for, and all of it is undone', async () => {
  const data = folder();
  const server = await start(data);
  const owner = await signIn(server.consoleLink);
  const id = await begun(owner);
  const before = await until(owner, id, ({ counts }) => counts.read > 0);
  await server.kill();
  assert.equal(before.state, 'running', 'killed in the middle');

  const again = await start(data);
  const back = await signIn(again.consoleLink);
  const done = await until(back, id, ({ state }) => state === 'done');
  const { read, created, unchanged, updated, quarantined } = done.counts;
  assert.equal(read, list_rows);
  assert.equal(quarantined, faulty_rows);
  assert.equal(created + unchanged, list_rows - faulty_rows, 'a row that was in before the kill is there once');
  assert.equal(updated, 0);
  const twice = await back.post(`/v1/imports/${id}/start`);
  assert.deepEqual([twice.status, twice.json.code], [409, 'import_started']);

  assert.equal((await back.post(`/v1/imports/${id}/undo`)).status, 202);
  const undone = await until(back, id, ({ state }) => state !== 'undoing');
  assert.equal(undone.state, 'undone');
  assert.equal(undone.counts.reversed, list_rows - faulty_rows);
  await again.stop();
  verify(data);
});

test('what is no table is refused and leaves nothing', async () => {
  const data = folder();
  const server = await start(data);
  const owner = await signIn(server.consoleLink);
  const upload = (bytes) => owner.post(`/v1/imports?kind=products&name=x&id=${uuid7()}`, bytes);
  const empty = await upload(Buffer.from('\n'));
  assert.deepEqual([empty.status, empty.json.code], [422, 'file_empty'], empty.text);
  const zip = await upload(Buffer.from('PK\x03\x04 and no more'));
  assert.deepEqual([zip.status, zip.json.code], [422, 'file_damaged'], zip.text);
  assert.deepEqual((await owner.get('/v1/imports')).json.items, []);
  await server.stop();
  verify(data);
});

test('members that were taken out come in again with all their phones and cards', async () => {
  const data = folder();
  const server = await start(data);
  const owner = await signIn(server.consoleLink);
  const mei = uuid7();
  const made = await owner.post('/v1/members', { id: mei, name: 'Mei', phone: '66000001', card: 'C;1' });
  assert.equal(made.status, 201, made.text);
  const phones = ['85366000001', '8613912345678'];
  const cards = ['C;1', 'C2', 'C3'];
  const { version } = made.json;
  const changed = await owner.put(`/v1/members/${mei}`, { version, phones, cards });
  assert.equal(changed.status, 200, changed.text);
  const files = {};
  for (const format of ['csv', 'xlsx']) {
    files[format] = (await owner.file(`/v1/exports/members?format=${format}&language=pt`)).bytes;
  }
  await server.stop();

  for (const [format, file] of Object.entries(files)) {
    const other = folder();
    const shop = await start(other);
    const person = await signIn(shop.consoleLink);
    const id = uuid7();
    const uploaded = await person.post(`/v1/imports?kind=members&name=m.${format}&id=${id}`, file);
    assert.equal(uploaded.status, 201, uploaded.text);
    assert.equal((await person.post(`/v1/imports/${id}/start`)).status, 202);
    const done = await until(person, id, ({ state }) => state === 'done');
    assert.equal(done.counts.quarantined, 0, format);
    const found = (await person.get('/v1/members?query=C3')).json.items;
    assert.deepEqual([found[0]?.name, found[0]?.phones, found[0]?.cards], ['Mei', phones, cards], format);
    await shop.stop();
    verify(other);
  }
});
