import type { Kernel, QuoteRefusal } from '#core/kernel/types.ts';
import { createStore, type Store } from '#core/store.ts';
import { uuidv7 } from '#core/uuid.ts';
import type { Database, JournalEntry } from '#sync/database.ts';
import { append } from '#sync/journal.ts';
import { emptyQueue, flush, type QueueView, queueView, retryRefused, type Taken } from '#sync/queue.ts';
import { createRunner } from '#sync/runner.ts';
import type { Client } from '#wire/client.ts';
import type { Receipt, TenderKind } from '#wire/types.ts';
import { type Basket, emptyBasket, renewGoods } from '../basket/basket.ts';
import type { Moment } from '../basket/moment.ts';
import { type Priced, priceBasket } from '../basket/price.ts';
import { type FloatDesk, openFloatDesk } from '../float/float.ts';
import { type SalePhase, selling, tendered } from '../pay/phase.ts';
import { draftSale } from '../pay/sale.ts';
import { keepBasket, readBasket } from './basket-keeper.ts';
import { type CaughtUp, tallyOfReturn } from './caught-up.ts';
import { tellTime } from './clock.ts';
import { type Link, type LinkWatch, watchLink } from './link.ts';
import { watchPrices } from './prices.ts';
import type { Shop } from './shop.ts';

export type Screen = 'sell' | 'receipts';

// The running till: what the screens read, and what they can ask for.
export interface Till {
  readonly shop: Store<Shop>;
  readonly basket: Store<Basket>;
  readonly sale: Store<SalePhase>;
  readonly queue: Store<QueueView>;
  readonly float: FloatDesk;
  // What has been sent since the server was away; null while nothing was held back.
  readonly caught_up: Store<CaughtUp | null>;
  // The store's business day and wall clock, by the minute.
  readonly moment: Store<Moment>;
  readonly link: Store<Link>;
  readonly screen: Store<Screen>;
  readonly client: Client;
  readonly database: Database;
  readonly kernel: Kernel;
  readonly newId: () => string;
  readonly price: (basket: Basket, tender: TenderKind) => Priced | QuoteRefusal;
  readonly pay: () => Promise<void>;
  readonly nextSale: () => void;
  readonly retry: () => Promise<void>;
  readonly kick: () => void;
}

export interface TillParts {
  readonly shop: Shop;
  readonly kernel: Kernel;
  readonly database: Database;
  readonly client: Client;
  readonly now_ms: () => number;
}

export function startTill({ shop: first, kernel, database, client, now_ms }: TillParts): Till {
  const shop = createStore(first);
  // A page that is loaded anew has the newest prices, and so has the basket that it kept.
  const basket = createStore(renewGoods(readBasket(), first.products.items));
  const sale = createStore(selling);
  const screen = createStore<Screen>('sell');
  keepBasket(basket);

  const { moment, sale_ms } = tellTime({ shop, sale, now_ms });
  const newId = () => uuidv7(now_ms(), crypto.getRandomValues(new Uint8Array(10)));
  const price = pricer(kernel, shop, sale_ms);
  const { queue, caught_up, watch, kick } = startQueue({ database, client });

  const pay = async () => {
    const phase = sale.get();
    if (phase.name !== 'paying') return;
    const priced = price(basket.get(), phase.tender);
    if ('kind' in priced) return;
    const { store, till, currency, pricing } = shop.get();
    const money = tendered(phase.received, priced.total, currency.digits);
    if (!money) return;
    sale.set({ ...phase, name: 'keeping' });
    const tender = { kind: phase.tender, amount: money.received };
    const facts = {
      id: newId(),
      at_ms: sale_ms(),
      store,
      till,
      currency,
      pricing,
      priced,
      tender,
      change: money.change,
    };
    sale.set(
      await keepSale(() =>
        append(database, till.device, (tail) => draftSale({ ...facts, basket: basket.get() }, tail)),
      ),
    );
    if (sale.get().name === 'done') basket.set(emptyBasket);
    kick();
  };

  const float = openFloatDesk({ shop, database, newId, now_ms, kick });
  watchPrices({ shop, basket, database, client, link: watch.link, now_ms });
  kick();
  void watch.probe();
  return {
    shop,
    basket,
    sale,
    queue,
    float,
    caught_up,
    moment,
    link: watch.link,
    screen,
    client,
    database,
    kernel,
    newId,
    price,
    pay,
    nextSale: () => sale.set(selling),
    retry: () => retryRefused(database).then(kick),
    kick,
  };
}

function pricer(kernel: Kernel, shop: Store<Shop>, sale_ms: () => number): Till['price'] {
  return (basket, tender) => {
    const { pricing, store } = shop.get();
    return priceBasket(kernel.quoteBasket, { basket, pricing, store, at_ms: sale_ms(), cash: tender === 'cash' });
  };
}

async function keepSale(write: () => Promise<{ readonly receipt: Receipt }>): Promise<SalePhase> {
  try {
    return { name: 'done', receipt: (await write()).receipt };
  } catch (error) {
    console.error(error);
    return { name: 'not_kept' };
  }
}

interface QueueParts {
  readonly database: Database;
  readonly client: Client;
}

interface RunningQueue extends Pick<Till, 'queue' | 'caught_up' | 'kick'> {
  readonly watch: LinkWatch;
}

function startQueue({ database, client }: QueueParts): RunningQueue {
  const queue = createStore(emptyQueue);
  const caught_up = createStore<CaughtUp | null>(null);
  const others = new BroadcastChannel('zg-queue');
  const showQueue = async () => queue.set(await queueView(database));
  const changed = () => {
    void showQueue();
    others.postMessage('changed');
  };
  others.onmessage = () => void showQueue();
  const tally = tallyOfReturn();
  const post = async ({ body, float }: JournalEntry) => {
    const answer = await client.request<Taken>(float ? '/v1/floats' : '/v1/sales', { method: 'POST', body });
    tally.heard(answer);
    return answer;
  };
  const runner = createRunner({
    flush: () => flush(database, post, changed),
    ended: (end) => {
      if (end === 'signed_out') watch.link.set('signed_out');
      else if (end === 'unreachable') void watch.probe();
      else caught_up.set(tally.drained() ?? caught_up.get());
    },
    locks: navigator.locks,
    later: (run, delay_ms) => {
      const timer = setTimeout(run, delay_ms);
      return () => clearTimeout(timer);
    },
  });
  const watch = watchLink(
    (input, init) => fetch(input, init),
    () => runner.kick(),
  );
  const kick = () => {
    void showQueue();
    runner.kick();
  };
  return { queue, caught_up, watch, kick };
}
