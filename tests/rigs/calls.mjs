// Kills the server at each system call of a money path, and fails each of them. One trial is one call with one fault.
// --only WORD: the points whose name has the word.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { launch, newFolder, removeFolder } from '../e2e/lib/server.mjs';
import { asking } from './lib/asking.mjs';
import { sendCheckout, sendGoods, sendRefund, sendSale } from './lib/baskets.mjs';
import { checkBooks, checkMovements } from './lib/books.mjs';
import { report } from './lib/campaign.mjs';
import { askUntilAnswered, Door } from './lib/clients.mjs';
import { Finding, require, unbroken } from './lib/finding.mjs';
import { History, isDone, settle } from './lib/history.mjs';
import { options } from './lib/options.mjs';
import { judge } from './lib/outcome.mjs';
import { seeded } from './lib/random.mjs';
import { copyShop, makeShop } from './lib/shop.mjs';
import { attach, callsIn, faults, hasStruck, inFrontOf } from './lib/strace.mjs';

// The roll-ups are written within a quarter of a second, the log is moved within one.
const quiet_ms = 1400;
const atOnce = 3;
const kill_ms_max = 5000;
const stop_ms_max = 100;
const commands = { checkout: sendCheckout, record_sale: sendSale, refund: sendRefund, receive_goods: sendGoods };

const asked = options({ trials: 0, seed: 1, only: '' });
const shop = await makeShop();
const traces = newFolder();
let traceCount = 0;
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const threadsOf = (pid) => readdirSync(`/proc/${pid}/task`).map(Number).sort((a, b) => a - b);

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

// Plays one scenario with a fault at `point`, or with none to see its calls. `command`: of which thread and what is asked; without
// one the program is followed from its first call on, through its start and its end.
class Scenario {
  constructor(used, name, point) {
    Object.assign(this, { name, point, out: join(traces, `trace-${traceCount++}`), random: seeded(asked.seed + 1) });
    this.folder = copyShop({ folder: used.folder });
    this.history = used.history.copy();
    this.journal = { ...used.journal };
  }

  async play() {
    const isStart = this.name === 'start';
    this.server = launch(this.folder, { starter: false, prefix: isStart ? inFrontOf(this.out, this.point) : [] });
    const ready = await this.server.ready.catch(() => null);
    if (!ready) return { ...(await this.server.exited), wasAlive: false, wasStopping: false };
    this.threads = threadsOf(ready.child.pid);
    this.api = asking(ready.origin, shop.secret);
    const strace = isStart ? null : await this.follow(ready.child.pid);
    await this.ask();
    if (!isStart) await this.waitForStrike();
    const hasBeenStruck = this.hasBeenStruck();
    const wasAlive = hasBeenStruck ? await this.goesOn() : true;
    const ended = wasAlive ? await ready.stop() : await ready.exited;
    await strace?.detach();
    this.api.close();
    return { ...ended, wasAlive, wasStopping: wasAlive && !hasBeenStruck };
  }

  follow(pid) {
    if (!this.point) return attach(pid, this.out, { all: true });
    return attach(this.threads[this.point.thread], this.out, { point: this.point });
  }

  async ask() {
    const send = commands[this.name] ?? sendCheckout;
    this.sent = send(this.history, this.random, shop, this.journal);
    try {
      this.answer = await this.api.post(this.sent.path, this.sent.body);
      settle(this.history, this.sent, this.answer);
    } catch (lost) {
      if (lost instanceof Finding) throw lost;
    }
  }

  async waitForStrike() {
    for (let waited = 0; waited < quiet_ms && !this.hasBeenStruck(); waited += 20) await pause(20);
  }

  hasBeenStruck() {
    return this.point !== null && hasStruck(this.out);
  }

  // Whether it lives after the fault and takes the next command.
  async goesOn() {
    const ends = this.server.exited.then(() => true);
    const patience_ms = this.point.fault === 'kill' ? kill_ms_max : stop_ms_max;
    if (await Promise.race([ends, pause(patience_ms).then(() => false)])) return false;
    const next = sendGoods(this.history, this.random, shop);
    let answer;
    try {
      answer = await this.api.post(next.path, next.body);
    } catch (lost) {
      if (await Promise.race([ends, pause(kill_ms_max).then(() => false)])) return false;
      throw new Finding(`the server is there and does not answer: ${lost.message}`);
    }
    require(answer.status === 201, `the server is there and answers ${answer.status} to the next command`);
    settle(this.history, next, answer);
    return true;
  }

  // Starts what is left in the folder and holds it against what was answered.
  async check() {
    this.again = launch(this.folder, { starter: false });
    let server;
    try {
      server = await this.again.ready;
    } catch (failed) {
      throw new Finding(`the books do not open: ${failed.message}`);
    }
    const api = asking(server.origin, shop.secret);
    const { folder, history } = this;
    const door = new Door();
    door.open(api);
    await unbroken(server, async () => {
      for (const sent of history.all) if (!isDone(sent)) await askUntilAnswered(door, history, sent);
      await checkBooks({ api, folder, shop, history, isComplete: true });
      await checkMovements({ api, shop, history });
    });
    api.close();
    await server.stop();
  }

  async clean() {
    await this.server.kill();
    await this.again?.kill();
    removeFolder(dirname(this.folder));
  }
}

// Every call that touches the data or talks to a client, of each thread, with each fault.
async function pointsOf(used, name) {
  const scenario = new Scenario(used, name, null);
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
  const scenario = new Scenario(used, point.scenario, point);
  try {
    const ended = await scenario.play();
    if (!hasStruck(scenario.out)) {
      counts.not_reached += 1;
      return;
    }
    counts.trials += 1;
    counts[judge(point, ended, scenario.answer)] += 1;
    await scenario.check();
  } finally {
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
