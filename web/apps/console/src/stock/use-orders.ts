import { useEffect } from 'react';
import { storeOf, useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
import type { Grid } from './grid.ts';
import { type Orders, ordersOf } from './orders.ts';

// By the columns that stay the same as long as a grid is only patched.
const known = new WeakMap<Grid['sku'], Map<string, Orders>>();

const slice_ms = 8;
const pause_ms = 16;

// The orders of a grid, ranked ahead while the page has nothing else to do.
export function useOrders(grid: Grid): Orders {
  const house = useHouse();
  const { language } = useFormat();
  const of_grid = known.get(grid.sku) ?? new Map<string, Orders>();
  known.set(grid.sku, of_grid);
  const orders =
    of_grid.get(language) ?? ordersOf(grid, { language, storeCode: (id) => storeOf(house, id)?.code ?? '' });
  of_grid.set(language, orders);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const step = () => {
      const until = performance.now() + slice_ms;
      if (!orders.prepare(() => performance.now() > until)) timer = setTimeout(step, pause_ms);
      else performance.mark('stock-ranked');
    };
    timer = setTimeout(step, pause_ms);
    return () => clearTimeout(timer);
  }, [orders]);
  return orders;
}
