import { createStore, type Store } from '#core/store.ts';
import { type Moment, momentAt } from '../basket/moment.ts';
import type { SalePhase } from '../pay/phase.ts';
import type { Shop } from './shop.ts';

export interface ClockParts {
  readonly shop: Store<Shop>;
  readonly sale: Store<SalePhase>;
  readonly now_ms: () => number;
}

export interface TillClock {
  readonly moment: Store<Moment>;
  // The moment by which the basket is priced, and at which its sale is made.
  readonly sale_ms: () => number;
}

const tick_ms = 5_000;

// Prices, rates and promotions follow the clock until somebody begins to pay. From then on the moment stands still, so that the
// customer pays what was said, and the sale carries that moment.
export function tellTime({ shop, sale, now_ms }: ClockParts): TillClock {
  const now = () => momentAt(now_ms(), shop.get().store);
  const moment = createStore(now());
  const tick = () => {
    const next = now();
    const { date, minute } = moment.get();
    if (next.date !== date || next.minute !== minute) moment.set(next);
  };
  setInterval(tick, tick_ms);
  let paying_ms: number | null = null;
  sale.subscribe(() => {
    const { name } = sale.get();
    if (name !== 'paying' && name !== 'keeping') paying_ms = null;
    else paying_ms ??= now_ms();
  });
  return { moment, sale_ms: () => paying_ms ?? now_ms() };
}
