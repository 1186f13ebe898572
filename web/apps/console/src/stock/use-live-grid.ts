import { type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { FeedEvent } from '#wire/events.ts';
import { useHouse } from '../state/house.ts';
import { readShelves } from '../state/queries.ts';
import { listenToStock } from '../state/stock-listener.ts';
import type { Grid } from './grid.ts';
import { gridQuery } from './grid-query.ts';
import { patchGrid, putRows, skusOf } from './patch.ts';
import { type ShelfAsker, settle_ms, shelfAsker } from './shelf-asker.ts';

// So many products are asked for one by one; of more, the whole grid is.
const asked_count_max = 20;

// The grid of the scope, kept as the shop changes.
export function useLiveGrid(store: string | undefined) {
  const house = useHouse();
  const cache = useQueryClient();
  const asker = useRef<ShelfAsker | null>(null);
  // Moved while the grid was on its way: whether it knows of that, only the server can tell.
  const passed = useRef(new Set<string>());
  const grid = useQuery(gridQuery(house, store));
  useEffect(() => {
    const query = gridQuery(house, store);
    // As old as it was: what no event tells, such as the pace, is asked for again in its time however much is sold.
    const put = (change: (grid: Grid) => Grid) =>
      cache.setQueryData<Grid>(query.queryKey, (grid) => grid && change(grid), {
        updatedAt: cache.getQueryState(query.queryKey)?.dataUpdatedAt ?? 0,
      });
    const shelves = shelfAsker({
      read: (sku) => readShelves(house, sku),
      put: (rows) => put((grid) => putRows(grid, rows)),
      now_ms: () => Date.now(),
    });
    asker.current = shelves;
    passed.current.clear();
    const ask = (skus: readonly string[]) => {
      if (skus.length > asked_count_max) void cache.invalidateQueries({ queryKey: query.queryKey });
      else for (const sku of skus) void shelves.ask(sku);
    };
    const hear = (events: readonly FeedEvent[]) => {
      const state = cache.getQueryState(query.queryKey);
      const is_coming = state?.fetchStatus === 'fetching';
      const is_new = Date.now() < (state?.dataUpdatedAt ?? 0) + settle_ms;
      if (is_coming) for (const sku of skusOf(events)) passed.current.add(sku);
      let wanted: readonly string[] = [];
      put((grid) => {
        const patched = patchGrid(grid, events, (sku) => is_new || shelves.isUnsure(sku));
        wanted = patched.ask;
        return patched.grid;
      });
      // One by one, however many: a shop that sells while the grid comes would have it come for ever.
      if (is_new) for (const sku of wanted) void shelves.ask(sku);
      else ask(wanted);
      // Grids of other scopes did not hear of it.
      const isOther = ({ queryKey }: { readonly queryKey: QueryKey }) => queryKey[2] !== query.queryKey[2];
      void cache.invalidateQueries({ queryKey: ['stock', 'grid'], predicate: isOther });
    };
    return listenToStock({ hear, ask });
  }, [cache, house, store]);
  const { dataUpdatedAt } = grid;
  useEffect(() => {
    if (dataUpdatedAt === 0) return;
    for (const sku of passed.current) void asker.current?.ask(sku);
    passed.current.clear();
  }, [dataUpdatedAt]);
  return grid;
}
