// Linearizability of the stock register and of the kept answers, under concurrent clients, kill -9 and restarts. One trial is one
// shop with two hot SKUs. --self-test: each planted lie must be found. --plant NAME: one of them.
import { dirname } from 'node:path';
import { launch, removeFolder } from '../e2e/lib/server.mjs';
import { asking } from './lib/asking.mjs';
import { verify } from './lib/books.mjs';
import { campaign } from './lib/campaign.mjs';
import { Door } from './lib/clients.mjs';
import { Finding, require, requireAlive } from './lib/finding.mjs';
import { byKey, keyOperations, shelfOperations } from './lib/histories.mjs';
import { lying, plants } from './lib/liar.mjs';
import { linearize } from './lib/linear.mjs';
import { options } from './lib/options.mjs';
import { seeded } from './lib/random.mjs';
import { Recorder } from './lib/recorder.mjs';
import { keptAnswer, shelf } from './lib/registers.mjs';
import { copyShop, makeShop } from './lib/shop.mjs';

const things = 60; // of each client
const kills_max = 4;
const up_ms_max = 150;
const selfTestLives = 5;

const asked = options({ trials: 5, seed: 1, plant: 'none', 'self-test': false });
const shop = await makeShop();
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function live(seed, plant) {
  const random = seeded(seed);
  const folder = copyShop(shop);
  const door = new Door();
  const goods = shop.goods.slice(0, 2);
  const recorder = new Recorder({ door, random, shop, goods });
  const clientCount = random.between(8, 16);
  const clients = Promise.all(Array.from({ length: clientCount }, () => recorder.client(random.fork(), things)));
  let isDone = false;
  const done = clients.finally(() => {
    isDone = true;
  });
  done.catch(() => {});
  const counts = { trials: 1, kills: 0, operations: 0, refused: 0, without_an_answer: 0 };
  let server;
  try {
    for (let kills = random.between(1, kills_max); ; --kills) {
      server = await launch(folder, { starter: false }).ready;
      const api = asking(server.origin, shop.secret);
      door.open(plant === 'none' ? api : lying(api, plant, random.fork()));
      await (kills > 0 ? Promise.race([pause(random.between(10, up_ms_max)), done]) : done);
      if (isDone) break;
      door.close();
      await requireAlive(server);
      await server.kill();
      api.close();
      counts.kills += 1;
    }
    await clients;
    const { code, errors } = await server.stop();
    require(code === 0, `the server ended with ${code}: ${errors}`);
    await verify(folder);
    check(recorder, goods, counts);
  } catch (error) {
    await server?.kill();
    error.counts = counts;
    throw error;
  } finally {
    removeFolder(dirname(folder));
  }
  return counts;
}

function check({ sends, reads }, goods, counts) {
  for (const { sku, code } of goods) {
    const operations = shelfOperations(sku, sends, reads);
    counts.operations += operations.length;
    counts.refused += operations.filter(({ does }) => does === 'refuse').length;
    counts.without_an_answer += operations.filter(({ answered }) => answered === undefined).length;
    const told = linearize(shelf(shop.onHand.get(sku)), operations);
    require(told.isLinear, () => `no order of ${operations.length} operations explains the shelf of ${code}: ${where(told)}`);
  }
  for (const [id, ofKey] of byKey(sends)) {
    const told = linearize(keptAnswer, keyOperations(ofKey));
    require(told.isLinear, () => `no order explains the answers under the id ${id}: ${where(told)}`);
  }
}

const where = ({ depth, stuck, state }) => `${depth} can be placed, then not ${JSON.stringify(stuck)} with ${state}`;

async function selfTest() {
  let missed = 0;
  for (const plant of plants) {
    let found = null;
    for (let seed = asked.seed; !found && seed < asked.seed + selfTestLives; ++seed) {
      try {
        await live(seed, plant);
      } catch (error) {
        if (!(error instanceof Finding)) throw error;
        found = error;
      }
    }
    if (!found) missed += 1;
    console.log(`${plant}: ${found ? `found: ${found.message.slice(0, 160)}` : 'NOT FOUND'}`);
  }
  console.log(`${plants.length - missed} passed, ${missed} failed`);
  process.exitCode = missed === 0 ? 0 : 1;
}

try {
  if (asked['self-test']) await selfTest();
  else await campaign('linear', asked, (seed) => live(seed, asked.plant));
} finally {
  removeFolder(shop.folder);
}
