// What the commands say to who runs them: in their language, by the shop's clock, with what to do next.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { binary, newFolder, removeFolder, start } from './lib/server.mjs';

const folders = [];
after(() => folders.forEach(removeFolder));
function folder() {
  folders.push(newFolder());
  return folders.at(-1);
}
const run = (args, lang = 'C.UTF-8') =>
  spawnSync(binary, args, { encoding: 'utf8', env: { ...process.env, LC_ALL: '', LC_MESSAGES: '', LANG: lang } });

test('an import says in the language of who runs it why rows were set aside', async () => {
  const data = folder();
  await (await start(data)).stop();
  const list = (name, rows) => {
    const file = join(data, name);
    writeFileSync(file, `code,name,price\n${rows.join('\n')}\n`);
    return ['import', '--data', data, '--kind', 'products', file];
  };
  const one = run(list('one.csv', ['X1,Cracker,12.5', 'X2,Soda,dear']));
  assert.equal(one.status, 0, one.stderr);
  assert.match(one.stdout, /2 rows read = 1 created \+ 0 updated \+ 0 unchanged \+ 1 set aside/);
  assert.match(one.stdout, /^ {2}1 row: The price is not a number.* Line 3$/m);
  const two = run(list('two.csv', ['X3,Tea,cheap', 'X4,Milk,dear']), 'zh_HK.UTF-8');
  assert.match(two.stdout, /^ {2}2 行：價格不是數字.*（第 2、3 行）$/m);
  const again = run(list('two.csv', ['X3,Tea,cheap', 'X4,Milk,dear']), 'pt_PT.UTF-8');
  assert.equal(again.status, 64);
  assert.match(again.stderr, /Este ficheiro já foi importado/);
  for (const { stdout, stderr } of [one, two, again]) assert.doesNotMatch(stdout + stderr, /bad_price|already_imported/);
});

test('a restore tells the time by one clock, the shop’s', async () => {
  const data = folder();
  await (await start(data)).stop();
  const place = folder();
  const made = run(['backup', '--data', data, '--to', place]);
  assert.equal(made.status, 0, made.stderr);
  const empty = folder();
  const back = run(['restore', '--from', place, '--data', join(empty, 'shop')]);
  assert.equal(back.status, 0, back.stderr);
  assert.match(back.stdout, /restored and checked in .* s, as of \d{4}-\d\d-\d\d \d\d:\d\d \(Asia\/Macau\)\.$/m);
});

test('a port that is taken is said, with what to do', async () => {
  const server = await start(folder());
  const address = new URL(server.origin).host;
  const second = run(['serve', '--data', folder(), '--starter', '--listen', address]);
  assert.equal(second.status, 69, second.stderr);
  assert.match(second.stderr, new RegExp(`^zhanggui: address_in_use: something listens on ${address} already`, 'm'));
  assert.match(second.stderr, /zhanggui serve --listen 127\.0\.0\.1:\d+/);
  await server.stop();
});

test('each command says what it is for, and every option what it takes', () => {
  const help = run(['--help']).stdout;
  const commands = help.match(/Subcommands:\n([\s\S]*)/)[1].trim().split('\n');
  assert.equal(commands.length, 11, help);
  for (const line of commands) {
    const name = line.trim().split(/\s+/)[0];
    const { status, stdout } = run([name, '--help']);
    assert.equal(status, 0);
    assert.match(stdout, new RegExp(`Usage: zhanggui ${name}`), 'not by its path');
    assert.doesNotMatch(stdout, /\b(TEXT|UINT)\b/, `${name}: an option's value has a name`);
    if (stdout.includes('--data')) assert.match(stdout, /--data FOLDER(=data| REQUIRED)/);
  }
  const { stdout } = run(['demo', '--help']);
  for (const trade of ['grocery', 'restaurant', 'pharmacy', 'fashion', 'beauty', 'home']) assert.match(stdout, new RegExp(trade));
});
