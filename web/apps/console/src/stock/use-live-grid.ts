import { type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useHouse } from '../state/house.ts';
import { shelvesOfQuery } from '../state/queries.ts';
import { listenToStock } from '../state/stock-listener.ts';
import type { Grid } from './grid.ts';
import { gridQuery } from './grid-query.ts';
import { patchGrid, putRows } from './patch.ts';

// So many products are asked for one by one; of more, the whole grid is.
const asked_count_max = 20;

// The grid of the scope, kept as the shop changes.
export function useLiveGrid(store: string | undefined) {
  const house = useHouse();
  const cache = useQueryClient();
  useEffect(() => {
    const query = gridQuery(house, store);
    const put = (change: (grid: Grid) => Grid) =>
      cache.setQueryData<Grid>(query.queryKey, (grid) => grid && change(grid));
    const ask = (skus: readonly string[]) => {
      if (skus.length > asked_count_max) void cache.invalidateQueries({ queryKey: query.queryKey });
      else for (const sku of skus) void askOne(sku);
    };
    const askOne = async (sku: string) => {
      const rows = await cache.fetchQuery({ ...shelvesOfQuery(house, sku), staleTime: 0 }).catch(() => []);
      if (rows.length > 0) put((grid) => putRows(grid, rows));
    };
    return listenToStock({
      hear: (events) => {
        put((grid) => {
          const patched = patchGrid(grid, events);
          ask(patched.ask);
          return patched.grid;
        });
        // Grids of other scopes did not hear of it.
        const isOther = ({ queryKey }: { readonly queryKey: QueryKey }) => queryKey[2] !== query.queryKey[2];
        void cache.invalidateQueries({ queryKey: ['stock', 'grid'], predicate: isOther });
      },
      ask,
    });
  }, [cache, house, store]);
  return useQuery(gridQuery(house, store));
}
