// What a shopkeeper trusts the books with: nothing lost by a kill, nothing doubled by a retry, a full disk refused in words.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { newFolder, removeFolder, shop, signIn, start, verify } from './lib/server.mjs';

const folders = [];
after(() => folders.forEach(removeFolder));
function folder() {
  folders.push(newFolder());
  return folders.at(-1);
}

test('an answered sale survives kill -9 and is answered again with the same bytes', async () => {
  const data = folder();
  const server = await start(data);
  const till = await signIn(server.tillLink);
  const { checkout } = await shop(till);
  const sales = [];
  for (let count = 0; count < 20; ++count) {
    const sale = checkout('D005');
    const answer = await till.post('/v1/checkouts', sale);
    assert.equal(answer.status, 201, answer.text);
    sales.push({ sale, text: answer.text });
  }
  await server.kill();

  const again = await start(data);
  const back = await signIn(again.tillLink);
  for (const { sale, text } of sales) {
    const answer = await back.post('/v1/checkouts', sale);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('idempotency-replayed'), 'true');
    assert.equal(answer.text, text);
  }
  await again.stop();
  verify(data);
});

test('killed under load, every answered sale is there and every other one is whole or absent', async () => {
  const data = folder();
  const server = await start(data);
  const till = await signIn(server.tillLink);
  const { checkout } = await shop(till);
  const answered = [];
  const asked = [];
  const buyers = Array.from({ length: 8 }, async () => {
    for (let count = 0; count < 200; ++count) {
      const sale = checkout('D005');
      asked.push(sale);
      try {
        const answer = await till.post('/v1/checkouts', sale);
        if (answer.status === 201) answered.push(sale.id);
      } catch {
        return;
      }
    }
  });
  while (answered.length < 40) await new Promise((resolve) => setTimeout(resolve, 5));
  await server.kill();
  await Promise.all(buyers);

  const again = await start(data);
  const console_ = await signIn(again.consoleLink);
  for (const id of answered) assert.equal((await console_.get(`/v1/receipts/${id}`)).status, 200, `${id} was answered and is lost`);
  await again.stop();
  verify(data);
});

test('a hundred buyers for ten: ten get one, ninety are refused, nobody gets a fault', async () => {
  const data = folder();
  const server = await start(data);
  const till = await signIn(server.tillLink);
  const { byCode, checkout, store } = await shop(till);
  const owner = await signIn(server.consoleLink);
  const rare = byCode.get('S003');
  const left = await owner.post('/v1/stock-adjustments', {
    id: checkout('S003').id,
    location: store.location,
    reason: 'count',
    lines: [{ sku: rare.id, quantity_milli: -20_000 }],
  });
  assert.equal(left.json.lines[0].on_hand_milli, 10_000, left.text);
  const answers = await Promise.all(Array.from({ length: 100 }, () => till.post('/v1/checkouts', checkout('S003'))));
  assert.equal(answers.filter((answer) => answer.status === 201).length, 10);
  const refused = answers.filter((answer) => answer.status !== 201);
  assert.ok(refused.every((answer) => answer.status === 409 && answer.json.code === 'not_enough_on_hand'));
  const stock = await owner.get(`/v1/stock?query=S003&store=${store.id}`);
  assert.equal(stock.json.items.find((item) => item.code === 'S003').on_hand_milli, 0);
  await server.stop();
  verify(data);
});

test('a full disk refuses sales in words, loses nothing and goes on when there is room', async (context) => {
  const disk = folder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', disk], { stdio: 'pipe' });
  } catch {
    context.skip('this machine does not let a test mount a small disk');
    return;
  }
  try {
    const data = join(disk, 'data');
    mkdirSync(data);
    const server = await start(data);
    const till = await signIn(server.tillLink);
    const { checkout } = await shop(till);
    const filler = join(disk, 'filler');
    const fill = (room) => execFileSync('sh', ['-c', `dd if=/dev/zero of=${filler} bs=4k 2>/dev/null || true; truncate -s -${room} ${filler}`]);
    // Full but for the log of some dozen sales.
    fill('300K');
    let answered = 0;
    let refusal;
    for (let count = 0; count < 2000 && !refusal; ++count) {
      const answer = await till.post('/v1/checkouts', checkout('D005', 1));
      if (answer.status === 201) ++answered;
      else refusal = answer;
      if (refusal?.status === 409) break;
    }
    assert.ok(answered > 0);
    assert.equal(refusal.status, 507, refusal.text);
    assert.equal(refusal.json.code, 'storage_full');
    rmSync(filler);
    const after_ = await till.post('/v1/checkouts', checkout('H001'));
    assert.equal(after_.status, 201, after_.text);
    // It has balances to write when it ends, and no room for them: the next start makes them from the transfers.
    fill('0');
    const ended = await server.stop();
    assert.equal(ended.code, 0, ended.output + ended.errors);
    rmSync(filler);
    await (await start(data)).stop();
    verify(data);
    context.diagnostic(`${answered} sales before the disk was full`);
  } finally {
    execFileSync('umount', ['-l', disk]);
  }
});

test('a second server on the same books is turned away with a sentence', async () => {
  const data = folder();
  const server = await start(data);
  await assert.rejects(start(data), /the books in .* are in use: stop the other zhanggui first/);
  await server.stop();
  await (await start(data)).stop();
});

test('an idle server is small and ready soon', async (context) => {
  const data = folder();
  await (await start(data)).stop();
  const server = await start(data);
  const status = execFileSync('cat', [`/proc/${server.child.pid}/status`], { encoding: 'utf8' });
  const megabytes = Number(status.match(/VmRSS:\s+(\d+)/)[1]) / 1024;
  context.diagnostic(`ready in ${Math.round(server.readyMs)} ms, ${Math.round(megabytes)} MB`);
  assert.ok(server.readyMs < 2000);
  assert.ok(megabytes < 250);
  await server.stop();
});
