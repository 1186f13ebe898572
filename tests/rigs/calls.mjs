// Kills the server at each system call of a money path, and fails each of them. One trial is one call with one fault.
// --only WORD: the points whose name has the word.
import { dirname, join } from 'node:path';
import { launch, newFolder, removeFolder } from '../e2e/lib/server.mjs';
import { asking } from './lib/asking.mjs';
import { sendCheckout, sendGoods, sendSale } from './lib/baskets.mjs';
import { report } from './lib/campaign.mjs';
import { askUntilAnswered, Door } from './lib/clients.mjs';
import { Finding } from './lib/finding.mjs';
import { History } from './lib/history.mjs';
import { options } from './lib/options.mjs';
import { judge } from './lib/outcome.mjs';
import { seeded } from './lib/random.mjs';
import { commands, Scenario } from './lib/scenario.mjs';
import { copyShop, makeShop } from './lib/shop.mjs';
import { callsIn, faults, hasStruck } from './lib/strace.mjs';

const atOnce = 3;

const asked = options({ trials: 0, seed: 1, only: '' });
const shop = await makeShop();
const traces = newFolder();
let traceCount = 0;

// A shop that has sold before and was killed, so that there is a log to recover and a receipt to refund.
async function usedShop() {
  const history = new History();
  const folder = copyShop(shop);
  const server = await launch(folder, { starter: false }).ready;
  const api = asking(server.origin, shop.secret);
  const door = new Door();
  door.open(api);
  const journal = { ...shop.tills[0], sold: 0, hash: null };
  const random = seeded(asked.seed);
  for (const send of [sendCheckout, sendSale, sendGoods, sendCheckout]) {
    await askUntilAnswered(door, history, send(history, random, shop, journal));
  }
  await server.kill();
  api.close();
  return { folder, history, journal };
}

const scenarioOf = (used, name, point) =>
  new Scenario({ shop, used, name, point, out: join(traces, `trace-${traceCount++}`), seed: asked.seed + 1 });

// Every call that touches the data or talks to a client, of each thread, with each fault.
async function pointsOf(used, name) {
  const scenario = scenarioOf(used, name, null);
  await scenario.play();
  const calls = callsIn(scenario.out, scenario.threads[0]).map((each) => ({ ...each, path: each.path.replace(scenario.folder, '') }));
  await scenario.clean();
  // The zones are read at the first sale alone, whoever makes it.
  const isOurs = ({ call, path }) =>
    call === 'sendto' || /^(\/company|\/control\.db|$)/.test(path) || (name === 'checkout' && path.includes('/zoneinfo/'));
  const threads = scenario.threads.map((id, index) => (index === 0 ? 'main' : roleOf(calls.filter(({ thread }) => thread === id))));
  return calls.filter(isOurs).flatMap((each) => {
    const thread = scenario.threads.indexOf(each.thread);
    return faults.map((fault) => ({ ...each, scenario: name, thread, role: threads[thread], fault }));
  });
}

// What a thread does, by the files that it writes.
function roleOf(calls) {
  const writes = (name) => calls.some(({ call, path }) => call === 'pwrite64' && path.endsWith(name));
  if (writes('/books.db-wal')) return 'writer';
  if (writes('/books.db')) return 'checkpointer';
  if (writes('/views.db-wal')) return 'roll-ups';
  return calls.some(({ call }) => call === 'sendto') ? 'answers' : 'others';
}

const nameOf = ({ scenario, role, call, nth, path, fault }) => `${scenario}, ${role}: ${fault} at ${call} ${nth} ${path}`;

async function tryPoint(used, point, counts) {
  const scenario = scenarioOf(used, point.scenario, point);
  try {
    const ended = await scenario.play();
    if (hasStruck(scenario.out)) {
      counts[judge(point, ended, scenario.answer)] += 1;
      await scenario.check();
    }
  } finally {
    counts[hasStruck(scenario.out) ? 'trials' : 'not_reached'] += 1;
    await scenario.clean();
  }
}

const began = performance.now();
const used = await usedShop();
const counts = { trials: 0, killed: 0, stopped_by_itself: 0, refused_and_went_on: 0, went_on: 0, ended_in_order: 0, not_reached: 0 };
let failures = 0;
try {
  let points = [];
  const names = ['start', ...Object.keys(commands)];
  const named = names.filter((name) => asked.only.startsWith(`${name}, `));
  for (const name of named.length > 0 ? named : names) points.push(...(await pointsOf(used, name)));
  points = points.filter((point) => nameOf(point).includes(asked.only));
  if (points.length === 0) throw new Error(`no system call has ${asked.only} in its name`);
  const random = seeded(asked.seed);
  while (asked.trials > 0 && points.length > asked.trials) points.splice(random.below(points.length), 1);
  const waiting = [...points].reverse();
  const worker = async () => {
    for (let point = waiting.pop(); point; point = waiting.pop()) {
      try {
        await tryPoint(used, point, counts);
      } catch (error) {
        if (!(error instanceof Finding)) throw error;
        failures += 1;
        console.log(`${nameOf(point)}: ${error.message}`);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const seconds = (performance.now() - began) / 1000;
  report({ rig: 'calls', sums: counts, failures, seeds: String(asked.seed), isRecorded: asked.record, seconds });
} finally {
  removeFolder(shop.folder);
  removeFolder(dirname(used.folder));
  removeFolder(traces);
}
