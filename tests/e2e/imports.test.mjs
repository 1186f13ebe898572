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

// Lists as shops have them: rows that are new, known, the same, twice in the list, and wrong in every way that only the books know.
const tricky = {
  products: [
    'Code,Name,Barcode,Category,Price,Member price,Supplier',
    'P-1,Sesame cracker,4891028164395,Snacks,12.50,,',
    'P-2,,,Snacks,8.00,,',
    'P-3,Green tea,,Drinks,9.90,9.00,',
    'P-3,Green tea,,Drinks,9.90,9.00,',
    'P-3,Greener tea,,Drinks,9.90,,',
    'P-4,Soy milk,4891028164395,,7.50,,',
    'P-5,Rice noodle,,snacks,,5.00,',
    'P-6,Soda,,,6.00,,Nobody Ltd',
    'P-7,Water,,,dear,,',
  ],
  suppliers: ['Name,Code,Email', 'Kwong Fung,KF,', 'Kwong Fung,KF,', 'Kwong Fung Two,KF,', 'Sea,SE,nowhere'],
  members: [
    'Name,Telephone',
    'Mei,66000001',
    'Mei,66000001',
    'Ming,66000001',
    'Lan,',
    ',66000002',
    'Ana,66000003',
  ],
  stock: ['Code,Quantity,Store', 'P-1,10,', 'P-1,0,', 'P-9,1,', 'P-3,5,Nowhere', 'P-3,5,'],
  sales: [
    'receipt,date,time,product,qty,price,customer',
    '1,3/8/2026,09:00,Lemon tea,2,12.50,66009988',
    '1,3/8/2026,09:00,Bun,1,8,66009988',
    '1,3/8/2026,09:00,Bun,1,8,66009977',
    '2,13/8/2026,09:00,Bun,one,8,',
    '3,14/8/2099,9:05 pm,Bun,1,8,',
    '4,15/8/2026,9:05 pm,Bun,-1,8,66009988',
  ],
};

test('a preview says what the books then do, row by row', async () => {
  const data = folder();
  const server = await start(data);
  const owner = await signIn(server.consoleLink);
  for (const [kind, lines] of Object.entries(tricky)) {
    const id = uuid7();
    const uploaded = await owner.post(`/v1/imports?kind=${kind}&name=l.csv&id=${id}`, Buffer.from(lines.join('\n')));
    assert.equal(uploaded.status, 201, uploaded.text);
    const preview = await owner.get(`/v1/imports/${id}/preview`);
    assert.equal(preview.status, 200, preview.text);
    assert.equal((await owner.post(`/v1/imports/${id}/start`)).status, 202);
    const done = await until(owner, id, ({ state }) => state === 'done');
    const counted = ({ read, created, updated, unchanged, quarantined, repaired }) =>
      ({ read, created, updated, unchanged, quarantined, repaired });
    assert.deepEqual(counted(preview.json.counts), counted(done.counts), `${kind}: the counts`);
    assert.ok(done.counts.quarantined > 0 && done.counts.created > 0, `${kind} has rows of both sorts`);
    const told = (rows) => rows.map(({ line, reason, field }) => [line, reason, field ?? '']);
    const aside = (await owner.get(`/v1/imports/${id}/quarantine`)).json.items;
    assert.deepEqual(told(preview.json.faulty), told(aside), `${kind}: the rows and why`);
  }
  await server.stop();
  verify(data);
});
