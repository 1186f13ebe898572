// Cuts the power of the real server: its disk is a loop device whose image is copied while it works. The copy is mounted, the
// server started on it, and all that was answered before the copy began must be there. One trial is one copy.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { launch, removeFolder } from '../e2e/lib/server.mjs';
import { asking } from './lib/asking.mjs';
import { checkBooks, checkMovements } from './lib/books.mjs';
import { campaign } from './lib/campaign.mjs';
import { askUntilAnswered, Door, openShop } from './lib/clients.mjs';
import { Finding, requireAlive, unbroken } from './lib/finding.mjs';
import { History, isDone } from './lib/history.mjs';
import { LoopDisk } from './lib/loop_disk.mjs';
import { options } from './lib/options.mjs';
import { seeded } from './lib/random.mjs';
import { copyShop, makeShop } from './lib/shop.mjs';

const cutsOfLife = 10;
const load_ms_max = 200;
const arrival_ms = 5;

const asked = options({ trials: 20, seed: 1 });
const shop = await makeShop();
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

// What the disk holds at this moment, and what clients know at it. The server stands still meanwhile.
async function cut({ disk, server, history }) {
  server.child.kill('SIGSTOP');
  // Answers that have left are on their way through the kernel.
  await pause(arrival_ms);
  const known = history.copy();
  const copy = disk.snapshot('cut');
  server.child.kill('SIGCONT');
  return { known, copy };
}

async function checkCut(disk, { known, copy }, counts) {
  const mounted = disk.open(copy);
  const folder = join(mounted, 'data');
  const half = launch(folder, { starter: false });
  try {
    const server = await half.ready.catch((failed) => {
      throw new Finding(`the books do not open after a power cut: ${failed.message}`);
    });
    const api = asking(server.origin, shop.secret);
    const waiting = known.all.filter((sent) => !isDone(sent));
    counts.unanswered_at_a_cut += waiting.length;
    await unbroken(server, async () => {
      await checkBooks({ api, folder, shop, history: known });
      // The clients of this world go on from here.
      const door = new Door();
      door.open(api);
      for (const sent of waiting) await askUntilAnswered(door, known, sent);
      await checkBooks({ api, folder, shop, history: known, isComplete: true, askAgain: (sent) => waiting.includes(sent) });
      await checkMovements({ api, shop, history: known });
    });
    counts.answers_kept += known.answered().length;
    api.close();
  } finally {
    await half.kill();
    disk.unmount(mounted);
    rmSync(copy);
  }
}

async function live(seed, cuts) {
  const random = seeded(seed);
  const counts = { trials: 0, answers_kept: 0, unanswered_at_a_cut: 0 };
  const disk = new LoopDisk();
  let server;
  try {
    const folder = copyShop(shop, join(disk.folder, 'data'));
    // The shop was there long before.
    execFileSync('sync', ['--file-system', folder]);
    const history = new History();
    const door = new Door();
    server = await launch(folder, { starter: false }).ready;
    const clients = openShop({ door, history, random: random.fork(), shop });
    const api = asking(server.origin, shop.secret);
    for (let left = Math.min(cuts, cutsOfLife); left > 0; --left) {
      door.open(api);
      await Promise.race([pause(random.between(5, load_ms_max)), clients.ended]);
      await requireAlive(server);
      const found = await cut({ disk, server, history });
      // The shop rests while the copy is looked at, as both have to share this machine.
      door.close();
      counts.trials += 1;
      await checkCut(disk, found, counts);
    }
    door.open(api);
    await clients.stop();
    api.close();
    await server.stop();
  } catch (error) {
    error.counts = { ...counts, trials: Math.max(counts.trials, 1) };
    throw error;
  } finally {
    await server?.kill();
    disk.remove();
  }
  return counts;
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
try {
  await campaign('power', asked, live);
} finally {
  removeFolder(shop.folder);
}
