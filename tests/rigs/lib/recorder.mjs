// Concurrent clients of a hot SKU who write down when they asked and when they were answered, and what became of it.
import { uuid7 } from '../../e2e/lib/server.mjs';
import { Finding } from './finding.mjs';

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

export class Recorder {
  constructor({ door, random, shop, goods }) {
    Object.assign(this, { door, random, shop, goods });
    this.sends = []; // { command, call, answered?, said?, code?, text? }
    this.reads = []; // { sku, call, answered, onHand }
    this.recent = []; // commands that others may send too
    this.sold = []; // checkouts that were answered yes
  }

  // One client's life: so many things, one after the other.
  async client(random, count) {
    for (let left = count; left > 0; --left) {
      const kind = random.below(100);
      if (kind < 15) await this.read(random.pick(this.goods).sku);
      else await this.ask(random, this.draw(random, kind));
    }
  }

  draw(random, kind) {
    if (kind < 30 && this.recent.length > 0) return this.twin(random);
    if (kind < 40 && this.sold.length > 0) return this.refund(random);
    const { sku, price } = random.pick(this.goods);
    return this.remember(kind < 52 ? this.receipt(random, sku, price) : this.checkout(random, sku, price));
  }

  // The same id once more while the other may still be on its way: with the same body, or with another.
  twin(random) {
    const other = random.pick(this.recent);
    if (random.chance(60) || other.path !== '/v1/checkouts') return other;
    const body = JSON.parse(other.body);
    body.lines[0].quantity_milli += 1000;
    body.tenders[0].amount += other.price;
    return { ...other, body: JSON.stringify(body), milli: other.milli - 1000 };
  }

  checkout(random, sku, price) {
    const pieces = random.between(1, 8);
    const body = {
      id: uuid7(),
      store: this.shop.store,
      till: this.shop.channel,
      currency: this.shop.currency,
      lines: [{ sku, quantity_milli: 1000 * pieces }],
      tenders: [{ kind: 'cash', amount: price * pieces }],
    };
    return { path: '/v1/checkouts', id: body.id, body: JSON.stringify(body), sku, price, milli: -1000 * pieces, mayNot: true };
  }

  receipt(random, sku, price) {
    const pieces = random.between(5, 20);
    const body = { id: uuid7(), location: this.shop.location, lines: [{ sku, quantity_milli: 1000 * pieces, unit_cost_e4: price * 5000 }] };
    return { path: '/v1/goods-receipts', id: body.id, body: JSON.stringify(body), sku, price, milli: 1000 * pieces };
  }

  refund(random) {
    const { id: receipt, sku, price } = random.pick(this.sold);
    const till = random.pick(this.shop.tills).id;
    const body = { id: uuid7(), receipt, till, lines: [{ line: 0, quantity_milli: 1000 }], reason: 'unwanted', restock: true };
    return { path: '/v1/refunds', id: body.id, body: JSON.stringify(body), sku, price, milli: 1000 };
  }

  remember(command) {
    this.recent.push(command);
    if (this.recent.length > 8) this.recent.shift();
    return command;
  }

  // Asks until there is an answer, or gives up: then nobody knows what became of it.
  async ask(random, command) {
    for (;;) {
      const api = await this.door.pass();
      const send = { command, call: performance.now() };
      this.sends.push(send);
      try {
        const answer = await api.post(command.path, command.body);
        const said = read(answer);
        if (said) {
          Object.assign(send, said, { answered: performance.now(), text: answer.text });
          if (said.said === 'made' && command.mayNot) this.sold.push(command);
          return;
        }
      } catch (lost) {
        if (lost instanceof Finding) throw lost;
      }
      if (random.chance(20)) return;
      await pause(1);
    }
  }

  async read(sku) {
    const api = await this.door.pass();
    const call = performance.now();
    let row;
    try {
      row = (await api.read(`/v1/stock?store=${this.shop.store}&sku=${sku}`)).items.find((item) => item.sku === sku);
    } catch (lost) {
      if (lost instanceof Finding) throw lost;
      return;
    }
    this.reads.push({ sku, call, answered: performance.now(), onHand: row.on_hand_milli });
  }
}

// What an answer says, or nothing when it is neither yes nor no.
function read({ status, text, isReplayed }) {
  if (status === 201) return { said: 'made' };
  if (status === 200 && isReplayed) return { said: 'again' };
  if (status === 503 || status === 507) return null;
  if (status >= 500 || status === 200) throw new Finding(`answered ${status}: ${text}`);
  const { code } = JSON.parse(text);
  return { said: code === 'id_reused' ? 'reused' : 'refused', code };
}
