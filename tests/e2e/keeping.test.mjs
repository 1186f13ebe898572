// The restore drill: a shop that burns down comes back from a backup or an archive, by the product's own commands.
import assert from 'node:assert/strict';
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test as always } from 'node:test';
import { promisify } from 'node:util';
import { everywhere } from './lib/postgres.mjs';
import { binary, newFolder, removeFolder, shop, signIn, start, tool, verify } from './lib/server.mjs';

// Of books in files: those in PostgreSQL are kept by its own tools.
const test = everywhere ? always.skip : always;

const folders = [];
const running = [];
after(async () => {
  await Promise.all(running.map((server) => server.kill()));
  folders.forEach(removeFolder);
});
const folder = () => {
  folders.push(newFolder());
  return folders.at(-1);
};
const run = (...args) => spawnSync(binary, args, { encoding: 'utf8' });
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
async function until(what, isSo) {
  for (let tries = 0; tries < 200; ++tries) {
    if (isSo()) return;
    await sleep(50);
  }
  assert.fail(`it took too long until ${what}`);
}
// Thousands of questions in a second are more than one asker may have: who is told to wait does so.
async function patiently(ask) {
  for (;;) {
    const answer = await ask();
    if (answer.status !== 429) return answer;
    await sleep(1000 * Number(answer.headers.get('retry-after')));
  }
}
const copies = (place, kind) => readdirSync(place).filter((name) => name.startsWith(`${kind}-`) && !name.endsWith('.part'));
const segments = (place) => {
  const log = join(place, copies(place, 'base').at(-1), 'log');
  return readdirSync(log).filter((name) => name.endsWith('.log')).map((name) => join(log, name));
};

// Which of the sales are in the shop of a folder, by opening it.
async function soldIn(data, sales) {
  const server = await start(data, { starter: false });
  running.push(server);
  const owner = await signIn(server.consoleLink);
  const found = [];
  for (const id of sales) {
    const answer = await patiently(() => owner.get(`/v1/receipts/${id}`));
    assert.ok([200, 404].includes(answer.status), answer.text);
    if (answer.status === 200) found.push(id);
  }
  await server.stop();
  verify(data);
  return found;
}

async function openShop(data, options) {
  const server = await start(data, options);
  running.push(server);
  const till = await signIn(server.tillLink);
  const { byCode, checkout, store } = await shop(till);
  const owner = await signIn(server.consoleLink);
  const goods = { sku: byCode.get('D005').id, quantity_milli: 100_000_000, unit_cost_e4: 10_000 };
  const received = await owner.post('/v1/goods-receipts', { id: checkout('D005').id, location: store.location, lines: [goods] });
  assert.equal(received.status, 201, received.text);
  const sell = async () => {
    const sale = checkout('D005');
    const answer = await till.post('/v1/checkouts', sale);
    assert.equal(answer.status, 201, answer.text);
    return sale.id;
  };
  return { server, sell };
}

async function openWithArchive() {
  const data = folder();
  const archive = join(folder(), 'archive');
  const open = await openShop(data, { args: ['--archive', archive] });
  await until('there is a base', () => existsSync(archive) && copies(archive, 'base').length === 1);
  return { ...open, data, archive };
}

test('a backup made while the shop sells brings back every sale that was answered before it', async (context) => {
  const data = folder();
  const place = join(folder(), 'usb');
  const { server, sell } = await openShop(data);
  const answered = [];
  let isSelling = true;
  const buyers = Array.from({ length: 4 }, async () => {
    while (isSelling) {
      try {
        answered.push(await sell());
      } catch {
        return;
      }
    }
  });
  await until('something is sold', () => answered.length > 50);
  const before = [...answered];
  const { stdout } = await promisify(execFile)(binary, ['backup', '--data', data, '--to', place]);
  assert.match(stdout, /MB in \d+ files, written and checked in .* s\.\nThe last receipt in it was recorded at /);
  assert.ok(answered.length > before.length, 'the shop sold meanwhile');
  await server.kill();
  isSelling = false;
  await Promise.all(buyers);
  rmSync(data, { recursive: true });

  const back = join(folder(), 'new');
  const said = tool('restore', '--from', place, '--data', back);
  assert.match(said, /All promises that are written in these books hold/);
  assert.match(said, /roll-ups were made again/);
  assert.deepEqual(readdirSync(back).sort(), ['company', 'control.db']);
  assert.deepEqual(await soldIn(back, before), before);
  context.diagnostic(`${before.length} sales before the backup, ${answered.length} in all`);
});

test('a backup is whole or not there, and never pushes a better one out', async () => {
  const data = folder();
  const place = folder();
  const { server, sell } = await openShop(data);
  const sold = await sell();
  await server.stop();
  mkdirSync(join(place, 'backup-2020-01-01T00-00-00.000Z.part', 'company'), { recursive: true });
  const empty = run('restore', '--from', place, '--data', folder());
  assert.equal(empty.status, 66, empty.stderr);
  assert.match(empty.stderr, /^zhanggui: nothing_there: there is no finished backup in /);
  tool('backup', '--data', data, '--to', place);
  assert.deepEqual(copies(place, 'backup').length, 1);

  // A receipt that the ledger knows nothing of.
  execFileSync('sqlite3', [join(data, 'company', 'books.db'), 'DELETE FROM ledger_transfer WHERE sequence = (SELECT max(sequence) FROM ledger_transfer)']);
  const worse = run('backup', '--data', data, '--to', place, '--keep', '1');
  assert.equal(worse.status, 1, worse.stdout);
  assert.match(worse.stderr, /backup_damaged/);
  assert.equal(copies(place, 'damaged').length, 1);
  const back = folder();
  tool('restore', '--from', place, '--data', back);
  assert.deepEqual(await soldIn(back, [sold]), [sold]);

  const full = run('restore', '--from', place, '--data', back);
  assert.equal(full.status, 73);
  assert.match(full.stderr, /^zhanggui: folder_not_empty: /);
  assert.equal(run('restore', '--from', place, '--data', folder(), '--until', 'yesterday').status, 64);
  assert.equal(run('restore', '--from', place, '--data', folder(), '--until', '2020-01-01T00:00:00Z').status, 66);
});

test('an archive brings back the moment between two sales', async () => {
  const { server, sell, data, archive } = await openWithArchive();
  const sales = [];
  const moments = [];
  for (const pause of [30, 30, 2200, 30, 2200]) {
    sales.push(await sell());
    await sleep(pause / 2);
    moments.push(new Date().toISOString());
    await sleep(pause / 2);
  }
  await server.kill();
  rmSync(data, { recursive: true });

  for (const count of [1, 2, 3, 5]) {
    const back = join(folder(), 'back');
    tool('restore', '--from', archive, '--data', back, '--until', moments[count - 1]);
    assert.deepEqual(await soldIn(back, sales), sales.slice(0, count), `until ${moments[count - 1]}`);
  }
  const all = join(folder(), 'back');
  tool('restore', '--from', archive, '--data', all);
  assert.deepEqual(await soldIn(all, sales), sales);
});

test('under load nothing is missing from the archive, and the log is begun anew all the same', async (context) => {
  const { server, sell, data, archive } = await openWithArchive();
  const sales = [];
  const began = performance.now();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while (performance.now() - began < 8000) sales.push(await sell());
    }),
  );
  const log = readFileSync(join(data, 'company', 'books.db-wal')).length;
  await server.stop();
  const back = join(folder(), 'back');
  tool('restore', '--from', archive, '--data', back);
  assert.deepEqual(await soldIn(back, sales), sales);
  context.diagnostic(`${sales.length} sales, ${segments(archive).length} segments, a log of ${(log / 1e6).toFixed(1)} MB`);
});

test('a damaged or missing segment is refused by name, and what is before it comes back', async () => {
  const { server, sell, archive } = await openWithArchive();
  const sales = [];
  const moments = [];
  for (let count = 0; count < 3; ++count) {
    sales.push(await sell());
    await sleep(20);
    moments.push(new Date().toISOString());
    await sleep(1500);
  }
  await server.stop();
  const named = segments(archive).at(-2);
  const whole = readFileSync(named);
  const damaged = Buffer.from(whole);
  damaged[damaged.length - 50] ^= 1;
  writeFileSync(named, damaged);
  const back = folder();
  const refused = run('restore', '--from', archive, '--data', back);
  assert.equal(refused.status, 65);
  assert.match(refused.stderr, /^zhanggui: segment_damaged: \S+\d{8}\.log is damaged/);
  assert.ok(refused.stderr.includes(named), refused.stderr);
  assert.deepEqual(readdirSync(back), [], 'nothing half restored is left');
  tool('restore', '--from', archive, '--data', back, '--until', moments[0]);
  assert.deepEqual(await soldIn(back, sales), sales.slice(0, 1));
  rmSync(named);
  assert.match(run('restore', '--from', archive, '--data', folder()).stderr, /segment_missing/);
});

test('a full archive disk does not stop the till; the archive catches up when there is room', async (context) => {
  const disk = folder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk], { stdio: 'pipe' });
  } catch {
    context.skip('this machine does not let a test mount a small disk');
    return;
  }
  try {
    const data = folder();
    const archive = join(disk, 'archive');
    const { server, sell } = await openShop(data, { args: ['--archive', archive] });
    await until('there is a base', () => existsSync(archive) && copies(archive, 'base').length === 1);
    const filler = join(disk, 'filler');
    execFileSync('sh', ['-c', `dd if=/dev/zero of=${filler} bs=4k 2>/dev/null || true`]);
    const sales = [];
    for (let count = 0; count < 40; ++count) sales.push(await sell());
    await sleep(2500);
    sales.push(await sell());
    const kept = segments(archive).length;
    rmSync(filler);
    await until('the archive goes on', () => segments(archive).length > kept);
    sales.push(await sell());
    const { output, errors } = await server.stop();
    assert.match(output + errors, /archive: not written since .*The shop sells on/);
    assert.match(output + errors, /nothing is missing/);
    const back = join(folder(), 'back');
    tool('restore', '--from', archive, '--data', back);
    assert.deepEqual(await soldIn(back, sales), sales);
  } finally {
    execFileSync('umount', ['-l', disk]);
  }
});

test('what others wrote to the books without the archive is in its next base', async () => {
  const { server, sell, data, archive } = await openWithArchive();
  const first = await sell();
  await server.stop();
  const alone = await openShop(data, { starter: false });
  const second = await alone.sell();
  await alone.server.kill();
  const again = await openShop(data, { args: ['--archive', archive] });
  await until('there is another base', () => copies(archive, 'base').length === 2);
  const third = await again.sell();
  await again.server.stop();
  const back = join(folder(), 'back');
  tool('restore', '--from', archive, '--data', back);
  assert.deepEqual(await soldIn(back, [first, second, third]), [first, second, third]);

  const mixed = run('backup', '--data', data, '--to', archive);
  assert.equal(mixed.status, 73);
  assert.match(mixed.stderr, /place_taken/);
});
