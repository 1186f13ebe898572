// A Vendure of bench/peers/vendure: its packages by lock file, its tables and catalogue, its server and its buyers.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { VendureBuyer } from './vendure_buyer.mjs';

const home = fileURLToPath(new URL('vendure', import.meta.url));
const program = join(home, 'server.mjs');

function ensurePackages() {
  const [lock, stamp] = [join(home, 'package-lock.json'), join(home, 'node_modules', '.zhanggui-lock')];
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === readFileSync(lock, 'utf8')) return;
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', args, { cwd: home, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('the packages of Vendure cannot be installed');
  copyFileSync(lock, stamp);
}

export class VendureShop {
  constructor(folder, postgres) {
    this.folder = folder;
    this.postgres = postgres;
    this.env = { ...process.env, NODE_ENV: 'production', PGHOST: postgres.folder, PGDATABASE: 'vendure' };
    mkdirSync(folder);
  }

  async prepare(skuCount) {
    ensurePackages();
    this.postgres.ask('postgres', 'CREATE DATABASE vendure');
    const options = { env: this.env, stdio: ['ignore', 2, 2] };
    execFileSync(process.execPath, [program, 'prepare', this.folder, `${skuCount}`], options);
    this.child = spawn(process.execPath, [program, 'serve', this.folder], { ...options, stdio: ['ignore', 'pipe', 2] });
    this.ended = new Promise((done) => this.child.once('exit', done));
    this.pid = this.child.pid;
    process.once('exit', () => this.child.kill('SIGKILL'));
    this.origin = await new Promise((done, failed) => {
      this.ended.then((code) => failed(new Error(`Vendure ended with ${code}`)));
      createInterface({ input: this.child.stdout }).on('line', (line) => {
        const port = /^port: (\d+)$/.exec(line)?.[1];
        if (port) done(`http://127.0.0.1:${port}`);
      });
    });
    this.skuCount = skuCount;
  }

  // A customer who is signed in, or a guest.
  async buyer(connection, number, way) {
    const buyer = new VendureBuyer(connection, `${way}${number}`);
    this.ids ??= await buyer.catalogue(this.skuCount);
    if (this.ids.filter(Boolean).length !== this.skuCount) throw new Error(`${this.ids.length} articles`);
    const variants = (basket) => basket.map((sku) => this.ids[sku]);
    if (way === 'by_post') return (basket) => buyer.placeByPost(variants(basket));
    await buyer.signIn();
    return (basket) => buyer.placeShortest(variants(basket));
  }

  // Ends the server: how many settled orders there are and what was paid for them, once payments, lines and stock say the same.
  async stop() {
    this.child.kill('SIGTERM');
    await this.ended;
    const ask = (sql) => this.postgres.ask('vendure', sql).split('|').map(Number);
    const [count, sum] = ask(`SELECT count(*), sum("subTotalWithTax" + "shippingWithTax") FROM "order" WHERE state = 'PaymentSettled'`);
    const [paid] = ask(`SELECT sum(amount) FROM payment WHERE state = 'Settled'`);
    const [pieces] = ask(`SELECT sum(l.quantity) FROM order_line l JOIN "order" o ON o.id = l."orderId" WHERE o.state = 'PaymentSettled'`);
    const [allocated] = ask('SELECT sum("stockAllocated") FROM stock_level');
    if (paid !== sum || pieces !== allocated || pieces !== 3 * count) {
      throw new Error(`Vendure's books: ${JSON.stringify({ count, sum, paid, pieces, allocated })}`);
    }
    return { count, sum };
  }
}
