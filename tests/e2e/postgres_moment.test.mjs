// The restore drill for books in PostgreSQL: server and database are killed, the data directory is gone, and the shop comes back as it
// was at a moment, by the commands of docs/operate/scale-out.md, which are read from there.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { everywhere, isInstalled } from './lib/postgres.mjs';
import { binary, shop, signIn, start, tool, withToken } from './lib/server.mjs';

const programs = '/usr/lib/postgresql/15/bin';
const page = readFileSync(fileURLToPath(new URL('../../docs/operate/scale-out.md', import.meta.url)), 'utf8');
const options = { skip: !isInstalled ? 'postgresql-15 is not installed' : everywhere ? 'runs once, with the files' : false };

// A shop's machine: the socket and the data directory of PostgreSQL, the other disk, the folders of the shop. In memory where possible:
// PostgreSQL syncs each of a thousand files at every step, and processes are killed here, not the machine.
const memory = '/dev/shm';
const hasRoom = (folder) => existsSync(folder) && statfsSync(folder).bavail * statfsSync(folder).bsize > 1e9;
const root = mkdtempSync(join(hasRoom(memory) ? memory : tmpdir(), 'zhanggui-moment-'));
const place = { main: join(root, 'main'), archive: join(root, 'archive'), folder: join(root, 'folder'), data: join(root, 'data') };
const path = `${dirname(resolve(binary))}:${programs}:${process.env.PATH}`;
const env = { ...process.env, PATH: path, PGHOST: root, PGUSER: 'postgres', PGDATABASE: 'postgres' };
const isRoot = process.getuid() === 0;
const running = [];
after(async () => {
  await Promise.all(running.map((server) => server.kill()));
  if (existsSync(join(place.main, 'postmaster.pid'))) asPostgres(`${programs}/pg_ctl --silent -D ${place.main} -m immediate stop`);
  rmSync(root, { recursive: true, force: true });
});

const bash = ['bash', '-euo', 'pipefail', '-c'];
const log = () => (existsSync(`${root}/log`) ? readFileSync(`${root}/log`, 'utf8').slice(-2000) : '');
function shell(words) {
  const { status, stdout, stderr } = spawnSync(words[0], words.slice(1), { encoding: 'utf8', env, cwd: root });
  assert.equal(status, 0, `${words.at(-1)}\n${stdout}${stderr}${log()}`);
  return stdout;
}
const asPostgres = (script) => shell(isRoot ? ['runuser', '-u', 'postgres', '--', ...bash, script] : [...bash, script]);
const asShop = (script) => shell([...bash, script]);
const ask = (sql) => execFileSync(`${programs}/psql`, ['-Atqc', sql], { encoding: 'utf8', env }).trim();

// The commands below a heading of the page, with this machine's folders; each that is to be put in must be there.
function commands(heading, putIn) {
  const chapter = page.split(`\n### ${heading}\n`)[1]?.split(/\n##/)[0];
  assert.ok(chapter, `no chapter "${heading}"`);
  let script = chapter.split('\n').filter((line) => line.startsWith('    ')).map((line) => line.slice(4)).join('\n');
  for (const [said, meant] of Object.entries(putIn)) {
    assert.ok(script.includes(said), `"${said}" is not below "${heading}"`);
    script = script.replaceAll(said, meant);
  }
  return script;
}

const settings = `-c listen_addresses= -c unix_socket_directories=${root} -c dynamic_shared_memory_type=mmap`;
const control = (what) =>
  asPostgres(`pg_ctl --silent -D ${place.main} -l ${root}/log -o "${settings}" --wait ${what} >/dev/null`);

function newDatabase() {
  mkdirSync(place.archive);
  mkdirSync(place.folder);
  if (isRoot) execFileSync('chown', ['postgres', root, place.archive]);
  chmodSync(root, 0o755);
  asPostgres(`initdb --pgdata ${place.main} --username postgres --auth trust --encoding UTF8 --locale C --no-sync`);
  control('start');
  asPostgres(commands('Begin an archive', { '/mnt/archive': place.archive }));
  control('restart');
}

// As a power cut and a dead disk: nobody is asked to end. What the system keeps of a dead PostgreSQL goes too, as at a reboot.
async function loseDatabase() {
  const lines = readFileSync(join(place.main, 'postmaster.pid'), 'utf8').split('\n');
  const children = readFileSync(`/proc/${lines[0]}/task/${lines[0]}/children`, 'utf8').trim().split(' ');
  const all = [lines[0], ...children];
  asPostgres(`kill -9 ${all.join(' ')} || true`);
  await until('the processes are gone', () => !all.some((id) => existsSync(`/proc/${id}`)));
  rmSync(place.main, { recursive: true });
  asPostgres(`ipcrm -m ${lines[6].trim().split(/ +/)[1]}; rm -f ${root}/.s.PGSQL.5432 ${root}/.s.PGSQL.5432.lock`);
}

async function until(what, isSo) {
  for (let tries = 0; tries < 200; ++tries) {
    if (isSo()) return;
    await sleep(50);
  }
  assert.fail(`it took too long until ${what}: ${log()}`);
}

async function archiveAll() {
  const last = ask('SELECT pg_walfile_name(pg_switch_wal())');
  await until(`${last} is archived`, () => existsSync(join(place.archive, 'log', `${last}.gz`)));
}

// 1x1, grey.
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64');

async function openShop(data, more) {
  const server = await start(data, more);
  running.push(server);
  const till = await signIn(server.tillLink);
  const { byCode, checkout } = await shop(till);
  const sell = async (count) => {
    const sales = [];
    for (let sold = 0; sold < count; ++sold) {
      const sale = checkout('D005');
      const answer = await till.post('/v1/checkouts', sale);
      assert.equal(answer.status, 201, answer.text);
      sales.push(sale.id);
    }
    return sales;
  };
  return { server, sell, product: byCode.get('D005') };
}

const names = (sales) => sales.map((id) => id.replaceAll('-', '')).sort();
const sold = () => ask("SELECT encode(id, 'hex') FROM sales_receipt ORDER BY 1").split('\n');

async function restoreDatabase(moment, more = '') {
  const putIn = { '/mnt/archive': place.archive, '/var/lib/postgresql/15/main': place.main, '2026-11-30 17:59:00+08': moment };
  asPostgres(`${commands('Get the database back', putIn)}\n${more}`);
  control('start');
  await until('the database is restored', () => ask('SELECT pg_is_in_recovery()') === 'f');
}

// The folder comes back, every promise holds, and the shop is open again.
async function restoreFolder(name, secret, sales) {
  const data = join(root, name);
  const said = asShop(commands('Get the folder back', { '/mnt/folder': place.folder, data2: data }));
  assert.match(said, /All promises that are written in these books hold/);
  const shopAgain = await openShop(data, { starter: false });
  const program = withToken(shopAgain.server.origin, secret);
  for (const id of sales) assert.equal((await program.get(`/v1/receipts/${id}`)).status, 200);
  return { ...shopAgain, data };
}

test('books in PostgreSQL come back as they were at a moment, and to the end of the archive', options, async (context) => {
  newDatabase();
  const { server, sell, product } = await openShop(place.data, { args: ['--database', `postgres://postgres@/postgres?host=${root}`] });
  const owner = await signIn(server.consoleLink);
  const shown = await owner.post(`/v1/products/${product.id}/pictures`, picture);
  assert.equal(shown.status, 201, shown.text);
  const secret = tool('token', '--data', place.data, '--name', 'drill', '--scopes', 'all').match(/zg_[0-9a-f]+/)[0];
  const sales = await sell(3);
  await archiveAll();
  asPostgres(commands('Make a base', { '/mnt/archive': place.archive }));
  asShop(commands('Copy the folder', { '/mnt/folder': place.folder, 'data/': `${place.data}/` }));
  const pieces = readdirSync(join(place.archive, 'log')).filter((name) => /^[0-9A-F]{24}\.gz$/.test(name));
  assert.ok(!pieces.includes('000000010000000000000001.gz'), 'what lies before the base is gone');

  sales.push(...(await sell(4)));
  const before = [...sales];
  await sleep(50);
  const moment = new Date().toISOString().replace('T', ' ').replace('Z', '+00');
  await sleep(50);
  sales.push(...(await sell(5)));
  await archiveAll();
  await sell(1);
  await server.kill();
  await loseDatabase();
  rmSync(place.data, { recursive: true });

  await restoreDatabase(moment);
  assert.deepEqual(sold(), names(before), 'what was sold before the moment, and nothing else');
  const again = await restoreFolder('at-the-moment', secret, before);
  const later = await again.sell(2);
  await archiveAll();
  await again.server.kill();
  tool('verify', '--data', again.data);
  await loseDatabase();

  await restoreDatabase('');
  assert.deepEqual(sold(), names([...before, ...later]), 'the line of history that went on');
  await loseDatabase();

  await restoreDatabase('', `echo "recovery_target_timeline = '1'" >>${place.main}/postgresql.auto.conf`);
  assert.deepEqual(sold(), names(sales), 'all that was archived, on the line that was left behind');
  const all = await restoreFolder('at-the-end', secret, sales);
  await all.server.stop();
  const sizes = readdirSync(join(place.archive, 'log')).map((name) => statSync(join(place.archive, 'log', name)).size);
  context.diagnostic(`${sizes.length} archived pieces, the largest of ${Math.max(...sizes)} bytes`);
});
