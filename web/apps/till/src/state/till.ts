import type { Kernel, QuoteRefusal } from '#core/kernel/types.ts';
import { createStore, type Store } from '#core/store.ts';
import { uuidv7 } from '#core/uuid.ts';
import type { Database } from '#sync/database.ts';
import { append } from '#sync/journal.ts';
import { emptyQueue, flush, type QueueView, queueView, retryRefused } from '#sync/queue.ts';
import { createRunner, type Runner } from '#sync/runner.ts';
import type { Client } from '#wire/client.ts';
import type { Receipt, TenderKind } from '#wire/types.ts';
import { type Basket, emptyBasket, renewGoods } from '../basket/basket.ts';
import type { Moment } from '../basket/moment.ts';
import { type Priced, priceBasket } from '../basket/price.ts';
import { type SalePhase, selling, tendered } from '../pay/phase.ts';
import { draftSale } from '../pay/sale.ts';
import { keepBasket, readBasket } from './basket-keeper.ts';
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
  const queue = createStore(emptyQueue);
  const screen = createStore<Screen>('sell');
  keepBasket(basket);

  const { moment, sale_ms } = tellTime({ shop, sale, now_ms });
  const newId = () => uuidv7(now_ms(), crypto.getRandomValues(new Uint8Array(10)));
  const price = pricer(kernel, shop, sale_ms);
  const { showQueue, runner, watch } = startQueue({ database, client, queue });
  const kick = () => {
    void showQueue();
    runner.kick();
  };

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

  watchPrices({ shop, basket, database, client, link: watch.link, now_ms });
  kick();
  void watch.probe();
  return {
    shop,
    basket,
    sale,
    queue,
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
  readonly queue: Store<QueueView>;
}

interface RunningQueue {
  readonly showQueue: () => Promise<void>;
  readonly runner: Runner;
  readonly watch: LinkWatch;
}

function startQueue({ database, client, queue }: QueueParts): RunningQueue {
  const others = new BroadcastChannel('zg-queue');
  const showQueue = async () => queue.set(await queueView(database));
  const changed = () => {
    void showQueue();
    others.postMessage('changed');
  };
  others.onmessage = () => void showQueue();
  const post = (body: string) => client.request<Receipt>('/v1/sales', { method: 'POST', body });
  const runner = createRunner({
    flush: () => flush(database, post, changed),
    ended: (end) => {
      if (end === 'signed_out') watch.link.set('signed_out');
      else if (end === 'unreachable') void watch.probe();
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
  return { showQueue, runner, watch };
}
