// What the calls rig plays again and again: the server, one command, one fault, and what is left.
import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { launch, removeFolder } from '../../e2e/lib/server.mjs';
import { asking } from './asking.mjs';
import { sendCheckout, sendGoods, sendRefund, sendSale } from './baskets.mjs';
import { checkBooks, checkMovements } from './books.mjs';
import { askUntilAnswered, Door } from './clients.mjs';
import { Finding, require, unbroken } from './finding.mjs';
import { isDone, settle } from './history.mjs';
import { seeded } from './random.mjs';
import { copyShop } from './shop.mjs';
import { attach, hasStruck, inFrontOf } from './strace.mjs';

// The roll-ups are written within a quarter of a second, the log is moved within one.
const quiet_ms = 1400;
const kill_ms_max = 5000;
const stop_ms_max = 100;
export const commands = { checkout: sendCheckout, record_sale: sendSale, refund: sendRefund, receive_goods: sendGoods };

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const threadsOf = (pid) => readdirSync(`/proc/${pid}/task`).map(Number).sort((a, b) => a - b);

// One run of the server on a copy of `used`, with a fault at `point`, or with none to see its calls. `name` is the command that is
// asked; at `start` the program is followed from its first call on, through its start and its end.
export class Scenario {
  constructor({ shop, used, name, point, out, seed }) {
    Object.assign(this, { shop, name, point, out, random: seeded(seed) });
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
    this.api = asking(ready.origin, this.shop.secret);
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
    this.sent = send(this.history, this.random, this.shop, this.journal);
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
    const next = sendGoods(this.history, this.random, this.shop);
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
    const api = asking(server.origin, this.shop.secret);
    const { folder, history, shop } = this;
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
