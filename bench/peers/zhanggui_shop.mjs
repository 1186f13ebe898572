// The product as a peer meets it: the real server on a folder of its own, its books in a file or in PostgreSQL, and members who buy.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signIn, sql, start, tool, uuid7, verify, withToken } from '../../tests/e2e/lib/server.mjs';

const code = (sku) => `P${String(sku).padStart(3, '0')}`;

function list(data, kind, header, rows, ...more) {
  const file = join(data, '..', `${kind}.csv`);
  writeFileSync(file, `${[header, ...rows].join('\n')}\n`);
  tool('import', '--data', data, '--kind', kind, ...more, file);
}

export class ZhangguiShop {
  constructor(data, database) {
    this.data = data;
    this.args = database ? ['--database', database] : [];
  }

  async prepare(skuCount, buyerCount) {
    mkdirSync(this.data, { recursive: true });
    const first = await start(this.data, { args: this.args });
    const till = await signIn(first.tillLink);
    this.store = till.session.stores[0];
    await first.stop();
    const skus = Array.from({ length: skuCount }, (_, sku) => sku);
    list(this.data, 'products', 'code,name,price', skus.map((sku) => `${code(sku)},Product ${sku},${1 + (sku % 90)}.50`));
    list(this.data, 'stock', 'code,quantity,cost', skus.map((sku) => `${code(sku)},100000000,1.00`), '--store', this.store.code);
    list(this.data, 'members', 'name,phone', Array.from({ length: buyerCount }, (_, buyer) => `Buyer ${buyer},${62_000_000 + buyer}`));
    const secret = tool('token', '--data', this.data, '--name', 'bench', '--scopes', 'all').match(/zg_[0-9a-f]+/)[0];
    this.headers = { authorization: `Bearer ${secret}` };
    this.server = await start(this.data, { starter: false });
    this.origin = this.server.origin;
    this.pid = this.server.child.pid;
    await this.learn(secret, await signIn(this.server.tillLink), skuCount);
  }

  async learn(secret, till, skuCount) {
    const program = withToken(this.server.origin, secret);
    this.sale = { store: this.store.id, till: till.session.till.id, currency: till.session.company.currency };
    this.skus = [];
    for (let cursor = ''; cursor !== undefined; ) {
      const { json } = await program.get(`/v1/products?limit=100${cursor}`);
      for (const { id, code: known, price } of json.items) if (/^P\d/.test(known)) this.skus[Number(known.slice(1))] = { id, price };
      cursor = json.next ? `&after=${json.next}` : undefined;
    }
    this.members = (await program.get('/v1/members?limit=100')).json.items.map(({ id }) => id);
    if (this.skus.filter(Boolean).length !== skuCount) throw new Error(`${this.skus.length} articles`);
  }

  // Places orders of articles by their numbers, and answers what each came to.
  buyer(connection, number) {
    const member = this.members[number];
    return async (basket) => {
      const goods = basket.map((sku) => this.skus[sku]);
      const lines = goods.map(({ id }) => ({ sku: id, quantity_milli: 1000 }));
      const tenders = [{ kind: 'card', amount: goods.reduce((sum, { price }) => sum + price, 0) }];
      const checkout = { id: uuid7(), ...this.sale, member, channel: 'shop', lines, tenders };
      const answer = await connection.post('/v1/checkouts', checkout, this.headers);
      if (answer.status !== 201) throw new Error(answer.text);
      return JSON.parse(answer.text).total;
    };
  }

  // Ends the server: how many receipts there are and what they come to, once every promise holds.
  async stop() {
    await this.server.stop();
    verify(this.data);
    const [count, sum] = sql(this.data, 'SELECT count(*), sum(total) FROM sales_receipt').trim().split('|').map(Number);
    return { count, sum };
  }
}
