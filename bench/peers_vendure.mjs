// Paid orders of three articles at the product and at a Vendure 3.1.0, in turns on one machine; see bench/README.md. Prints JSON lines.
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connection, load } from './peers/load.mjs';
import { cpuUs, Postgres } from './peers/postgres.mjs';
import { VendureShop } from './peers/vendure_shop.mjs';
import { ZhangguiShop } from './peers/zhanggui_shop.mjs';

const valueOf = (name, usual) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? usual : Number(process.argv[at + 1]);
};
const isQuick = process.argv.includes('--quick');
const runs = valueOf('--runs', isQuick ? 1 : 5);
const seconds = valueOf('--seconds', isQuick ? 2 : 10);
const buyerCount = valueOf('--clients', 8);
const skuCount = 200;
const settleMs = 1000;

const place = process.env.ZG_BENCH_FOLDER ?? 'build/bench';
mkdirSync(place, { recursive: true });
const folder = mkdtempSync(join(process.cwd(), place, 'peers-'));
// PostgreSQL runs as a person of its own.
chmodSync(folder, 0o711);
const say = (text) => console.error(text);
const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

// Who sells in which way, with as many buyers; `pids` are what its processor time is told of.
async function contestant(name, requests, pids, origin, buyerOf) {
  const connections = Array.from({ length: buyerCount }, () => connection(origin));
  const buyers = [];
  for (const [number, to] of connections.entries()) buyers.push(await buyerOf(to, number));
  return { name, requests, pids, connections, buyers, sold: { count: 0, sum: 0 }, rounds: [] };
}

async function round(one, forSeconds) {
  one.connections.forEach((each) => each.renew());
  const before = one.pids.map(cpuUs);
  const own = process.cpuUsage();
  const done = await load(one.buyers, { seconds: forSeconds, skuCount, from: one.sold.count });
  const { user, system } = process.cpuUsage(own);
  await sleep(settleMs);
  const cpu = one.pids.map((pid, index) => (cpuUs(pid) - before[index]) / done.count);
  one.sold.count += done.count;
  one.sold.sum += done.sum;
  say(`${one.name}: ${done.count} orders, ${done.rate.toFixed(1)} a second, ${cpu.map(Math.round)} us of processor each`);
  return { ...done, cpu, generator: (user + system) / (done.count * one.requests) };
}

function print(metric, value, unit, baseline = null) {
  const line = { name: 'peers_vendure', metric, value: Number(value.toPrecision(4)), unit, baseline, runs };
  console.log(JSON.stringify({ ...line, commit: process.env.ZG_COMMIT ?? '' }));
}

function printAll(contestants) {
  const of = (one, value) => middle(one.rounds.map(value));
  const rate = (one) => Number(of(one, (each) => each.rate).toPrecision(4));
  const cpu = (one) => Math.round(of(one, (each) => each.cpu.reduce((sum, part) => sum + part)));
  const peers = contestants.filter(({ name }) => name.startsWith('vendure'));
  for (const own of contestants.filter((one) => !peers.includes(one))) {
    for (const peer of peers) {
      const baseline = { name: peer.name, rate: rate(peer), requests_per_order: peer.requests, own_rate: rate(own) };
      print(`${own.name}_over_${peer.name}`, middle(own.rounds.map((each, index) => each.rate / peer.rounds[index].rate)), 'ratio', baseline);
      const cost = { name: peer.name, cpu_us: cpu(peer), own_cpu_us: cpu(own) };
      print(`cpu_of_${peer.name}_over_${own.name}`, cpu(peer) / cpu(own), 'ratio', cost);
    }
  }
  for (const one of contestants) {
    print(`${one.name}_server_cpu_us`, of(one, ({ cpu }) => cpu[0]), 'us');
    if (one.pids.length > 1) print(`${one.name}_postgres_cpu_us`, of(one, ({ cpu }) => cpu[1]), 'us');
    print(`${one.name}_p50_ms`, of(one, ({ p50 }) => p50), 'ms');
    print(`${one.name}_p95_ms`, of(one, ({ p95 }) => p95), 'ms');
    print(`${one.name}_load_generator_cpu_us`, of(one, ({ generator }) => generator), 'us');
  }
}

// What a shop's books say against what its buyers were told.
function compare(name, found, ...sellers) {
  const told = { count: 0, sum: 0 };
  for (const { sold } of sellers) {
    told.count += sold.count;
    told.sum += sold.sum;
  }
  if (found.count === told.count && found.sum === told.sum) return true;
  say(`DIFFERENT ${name}: told ${JSON.stringify(told)}, found ${JSON.stringify(found)}`);
  return false;
}

async function open(postgres) {
  postgres.ask('postgres', 'CREATE DATABASE zhanggui');
  const file = new ZhangguiShop(join(folder, 'file'));
  const database = new ZhangguiShop(join(folder, 'database'), postgres.url('zhanggui'));
  const vendure = new VendureShop(join(folder, 'vendure'), postgres);
  for (const shop of [file, database, vendure]) await shop.prepare(skuCount, buyerCount);
  for (const name of ['zhanggui', 'vendure']) postgres.ask(name, 'ANALYZE');
  const own = (name, shop, ...pids) =>
    contestant(name, 1, [shop.pid, ...pids], shop.origin, (to, number) => shop.buyer(to, number));
  const peer = (way, requests) =>
    contestant(`vendure_${way}`, requests, [vendure.pid, postgres.pid], vendure.origin, (to, number) => vendure.buyer(to, number, way));
  // In the order in which they take turns: no two of one server beside each other.
  const contestants = [await own('file', file), await peer('shortest', 5), await own('postgres', database, postgres.pid), await peer('by_post', 8)];
  return { file, database, vendure, contestants };
}

async function measure(contestants, postgres) {
  for (const one of contestants) await round(one, seconds);
  for (let run = 0; run < runs; ++run) {
    for (const one of contestants) {
      postgres.ask('postgres', 'CHECKPOINT');
      one.rounds.push(await round(one, seconds));
    }
  }
}

const postgres = new Postgres(join(folder, 'postgres'));
let isRight = false;
try {
  const { file, database, vendure, contestants } = await open(postgres);
  await measure(contestants, postgres);
  const [byFile, shortest, byDatabase, byPost] = contestants;
  const found = [
    compare('file', await file.stop(), byFile),
    compare('postgres', await database.stop(), byDatabase),
    compare('vendure', await vendure.stop(), shortest, byPost),
  ];
  isRight = found.every(Boolean);
  if (isRight) printAll(contestants);
} catch (error) {
  say(error.stack);
}
// Servers that an error left behind end with this process.
process.once('exit', () => {
  postgres.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});
process.exit(isRight ? 0 : 1);
