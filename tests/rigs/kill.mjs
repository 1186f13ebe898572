// kill -9 of the real server under load. One trial is one kill; a life is a few of them on the same books.
import { dirname } from 'node:path';
import { launch, removeFolder } from '../e2e/lib/server.mjs';
import { asking } from './lib/asking.mjs';
import { checkBooks, checkMovements } from './lib/books.mjs';
import { campaign } from './lib/campaign.mjs';
import { Door, openShop } from './lib/clients.mjs';
import { Finding, requireAlive, unbroken } from './lib/finding.mjs';
import { History, isDone } from './lib/history.mjs';
import { options } from './lib/options.mjs';
import { seeded } from './lib/random.mjs';
import { copyShop, makeShop } from './lib/shop.mjs';

const killsOfLife = 10;
const load_ms_max = 250;
const recovery_ms_max = 60;

const asked = options({ trials: 20, seed: 1 });
const shop = await makeShop();
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

// Starts the server, which may be killed again while it recovers.
async function comeBack(folder, random, counts) {
  while (random.chance(30)) {
    const half = launch(folder, { starter: false });
    await pause(random.below(recovery_ms_max));
    await half.kill();
    counts.kills_in_recovery += 1;
  }
  try {
    return await launch(folder, { starter: false }).ready;
  } catch (failed) {
    throw new Finding(`the books do not open: ${failed.message}`);
  }
}

async function live(seed, kills) {
  const random = seeded(seed);
  const folder = copyShop(shop);
  const history = new History();
  const door = new Door();
  const clients = openShop({ door, history, random: random.fork(), shop });
  const counts = { trials: 0, kills_in_recovery: 0, answers_kept: 0, unanswered_at_a_kill: 0 };
  let server = await comeBack(folder, random, counts);
  let api = asking(server.origin, shop.secret);
  try {
    for (let left = Math.min(kills, killsOfLife); left > 0; --left) {
      const before = history.all.length;
      door.open(api);
      await Promise.race([pause(random.between(5, load_ms_max)), clients.ended]);
      door.close();
      await requireAlive(server);
      await server.kill();
      api.close();
      counts.trials += 1;
      await pause(1);
      counts.unanswered_at_a_kill += history.all.filter((sent) => !isDone(sent)).length;
      server = await comeBack(folder, random, counts);
      api = asking(server.origin, shop.secret);
      // All that is new, and some of what came before.
      const recent = new Set(history.all.slice(Math.max(0, before - 20)));
      const askAgain = (sent) => recent.has(sent) || random.chance(5);
      await unbroken(server, () => checkBooks({ api, folder, shop, history, askAgain }));
    }
    door.open(api);
    await clients.stop();
    await unbroken(server, async () => {
      await checkBooks({ api, folder, shop, history, isComplete: true });
      await checkMovements({ api, shop, history });
    });
    counts.answers_kept += history.answered().length;
    const { code } = await server.stop();
    if (code !== 0) throw new Finding(`the server ended with ${code} when it was asked to stop`);
  } catch (error) {
    await server.kill();
    error.counts = { ...counts, trials: Math.max(counts.trials, 1) };
    error.message += `\n  the books are left in ${folder}`;
    throw error;
  }
  api.close();
  removeFolder(dirname(folder));
  return counts;
}

try {
  await campaign('kill', asked, live);
} finally {
  removeFolder(shop.folder);
}
