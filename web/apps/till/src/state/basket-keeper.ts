import type { Store } from '#core/store.ts';
import { type Basket, emptyBasket } from '../basket/basket.ts';

const key = 'zg-basket';

// A reload keeps the basket. Each tab has its own.
export function readBasket(): Basket {
  try {
    const stored = sessionStorage.getItem(key);
    return stored ? (JSON.parse(stored) as Basket) : emptyBasket;
  } catch {
    return emptyBasket;
  }
}

export function keepBasket(basket: Store<Basket>): void {
  basket.subscribe(() => sessionStorage.setItem(key, JSON.stringify(basket.get())));
}
