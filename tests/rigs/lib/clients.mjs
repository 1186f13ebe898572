// Clients that live on while the server dies and comes back: each asks again with the same bytes until it is answered.
import { sendCheckout, sendGoods, sendRefund, sendSale } from './baskets.mjs';
import { Finding } from './finding.mjs';
import { settle } from './history.mjs';

// Where clients wait while no server is there to be asked.
export class Door {
  constructor() {
    this.close();
  }
  close() {
    if (this.isClosed) return;
    this.isClosed = true;
    this.api = null;
    this.opened = new Promise((open) => {
      this.letIn = open;
    });
  }
  open(api) {
    this.isClosed = false;
    this.api = api;
    this.letIn();
  }
  async pass() {
    while (this.isClosed) await this.opened;
    return this.api;
  }
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

export async function askUntilAnswered(door, history, sent) {
  for (;;) {
    const api = await door.pass();
    let answer;
    try {
      answer = await api.post(sent.path, sent.body);
    } catch (lost) {
      if (lost instanceof Finding) throw lost;
      await pause(2);
      continue;
    }
    if (settle(history, sent, answer)) return;
    await pause(2);
  }
}

// `programs` clients of the API and one uploader for each till. `ended` resolves when all have their answers after stop().
export function openShop({ door, history, random, shop, programs = 5 }) {
  let isOpen = true;
  const draw = (own) => {
    const kind = own.below(10);
    if (kind < 6) return sendCheckout(history, own, shop);
    if (kind < 8) return sendRefund(history, own, shop) ?? sendCheckout(history, own, shop);
    return sendGoods(history, own, shop);
  };
  const program = async (own) => {
    while (isOpen) await askUntilAnswered(door, history, draw(own));
  };
  const till = async (own, { id, device }) => {
    const journal = { id, device, sold: 0, hash: null };
    while (isOpen) {
      // A few sales at once, as after some time without a network; they are sent in their order.
      const queue = Array.from({ length: own.between(1, 4) }, () => sendSale(history, own, shop, journal));
      for (const sent of queue) await askUntilAnswered(door, history, sent);
    }
  };
  const all = [
    ...Array.from({ length: programs }, () => program(random.fork())),
    ...shop.tills.map((each) => till(random.fork(), each)),
  ];
  const ended = Promise.all(all);
  ended.catch(() => {});
  return {
    ended,
    stop: () => {
      isOpen = false;
      return ended;
    },
  };
}
