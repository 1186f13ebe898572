// Two servers on one PostgreSQL under load. One trial is one fault: a server is killed, PostgreSQL stops as by a power cut, every
// connection is cut, or a server stands still in the middle of what it does. A life is a few of them on the same books.
import { dirname, join } from 'node:path';
import { ask, crash, newDatabase, startAgain } from '../e2e/lib/postgres.mjs';
import { launch, newFolder, removeFolder, tool } from '../e2e/lib/server.mjs';
import { asking } from './lib/asking.mjs';
import { checkBooks, checkMovements } from './lib/books.mjs';
import { campaign } from './lib/campaign.mjs';
import { Door, openShop } from './lib/clients.mjs';
import { Finding, requireAlive, unbroken } from './lib/finding.mjs';
import { History } from './lib/history.mjs';
import { options } from './lib/options.mjs';
import { seeded } from './lib/random.mjs';
import { copyShop, makeShop } from './lib/shop.mjs';

const faultsOfLife = 8;
const load_ms_max = 300;
const still_ms_max = 400;
const catch_up_ms = 200; // until each shows what the other has done

const asked = options({ trials: 20, seed: 1 });
const shop = await makeShop();
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

// A folder of its own for each server; the first has the shop's pictures and the address of the books.
function twoFolders(url) {
  const first = copyShop(shop);
  tool('copy', '--data', first, '--database', url);
  return [first, join(newFolder(), 'data')];
}

async function open(folder, url) {
  try {
    return await launch(folder, { starter: false, args: ['--database', url] }).ready;
  } catch (failed) {
    throw new Finding(`the books do not open: ${failed.message}`);
  }
}

// Sends each request to one of the servers that live. idle() resolves when no answer is awaited any more.
function either(servers, random) {
  const apis = servers.map((server) => asking(server.origin, shop.secret));
  const one = () => apis[random.below(apis.length)];
  let awaited = 0;
  const counted = async (ask) => {
    awaited += 1;
    try {
      return await ask();
    } finally {
      awaited -= 1;
    }
  };
  return {
    post: (path, body) => counted(() => one().post(path, body)),
    read: (path) => counted(() => one().read(path)),
    idle: async () => {
      while (awaited > 0) await pause(5);
    },
    close: () => apis.forEach((api) => api.close()),
  };
}

const faults = {
  server_killed: async ({ servers, folders, url, random }) => {
    const victim = random.below(servers.length);
    await requireAlive(servers[victim]);
    await servers[victim].kill();
    // The other serves alone for a while.
    await pause(random.below(100));
    servers[victim] = await open(folders[victim], url);
  },
  database_crashed: async () => {
    crash();
    await pause(50);
    startAgain();
  },
  connections_cut: async ({ url }) => {
    const others = "pid <> pg_backend_pid() AND backend_type = 'client backend'";
    ask(url, `SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE ${others}`);
  },
  server_stood_still: async ({ servers, random }) => {
    const { child } = servers[random.below(servers.length)];
    child.kill('SIGSTOP');
    await pause(random.below(still_ms_max));
    child.kill('SIGCONT');
  },
};

// Until it serves again: after a cut it opens its books anew.
async function settled(servers) {
  for (const server of servers) {
    const api = asking(server.origin, shop.secret);
    for (let tries = 0; ; ++tries) {
      await requireAlive(server);
      try {
        await api.read('/v1/stores');
        break;
      } catch (error) {
        if (tries === 200) throw new Finding(`a server did not come back: ${error.message}`);
        await pause(50);
      }
    }
    api.close();
  }
}

async function live(seed, left) {
  const random = seeded(seed);
  const url = newDatabase();
  const folders = twoFolders(url);
  const servers = [await open(folders[0], url), await open(folders[1], url)];
  const history = new History();
  const door = new Door();
  const clients = openShop({ door, history, random: random.fork(), shop, programs: 13 });
  const counts = { trials: 0, answers_kept: 0, ...Object.fromEntries(Object.keys(faults).map((name) => [name, 0])) };
  let api = either(servers, random.fork());
  const folder = folders[0];
  try {
    for (let fault = Math.min(left, faultsOfLife); fault > 0; --fault) {
      const before = history.all.length;
      door.open(api);
      await Promise.race([pause(random.between(20, load_ms_max)), clients.ended]);
      const name = Object.keys(faults)[random.below(Object.keys(faults).length)];
      await faults[name]({ servers, folders, url, random });
      counts[name] += 1;
      counts.trials += 1;
      // Those that are left go on under load, then all is looked at.
      await Promise.race([pause(random.below(load_ms_max)), clients.ended]);
      door.close();
      await api.idle();
      api.close();
      await pause(catch_up_ms);
      await settled(servers);
      await pause(catch_up_ms);
      api = either(servers, random.fork());
      const recent = new Set(history.all.slice(Math.max(0, before - 20)));
      await unbroken(servers[0], () => checkBooks({ api, folder, shop, history, askAgain: (sent) => recent.has(sent) || random.chance(5) }));
    }
    door.open(api);
    await clients.stop();
    await pause(catch_up_ms);
    await unbroken(servers[0], async () => {
      await checkBooks({ api, folder, shop, history, isComplete: true });
      await checkMovements({ api, shop, history });
    });
    counts.answers_kept += history.answered().length;
    for (const server of servers) {
      const { code } = await server.stop();
      if (code !== 0) throw new Finding(`a server ended with ${code} when it was asked to stop`);
    }
  } catch (error) {
    for (const server of servers) await server.kill();
    error.counts = { ...counts, trials: Math.max(counts.trials, 1) };
    error.message += `\n  the books are left in ${url}`;
    throw error;
  }
  api.close();
  for (const each of folders) removeFolder(dirname(each));
  return counts;
}

try {
  await campaign('servers', asked, live);
} finally {
  removeFolder(shop.folder);
}
