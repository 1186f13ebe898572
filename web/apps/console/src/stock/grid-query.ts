import { queryOptions } from '@tanstack/react-query';
import type { Folding } from '#core/search.ts';
import { withQuery } from '#wire/client.ts';
import type { StockGrid } from '#wire/stock.ts';
import { ask } from '../state/ask.ts';
import type { House } from '../state/house.ts';
import { gridOf } from './grid.ts';

const long_ms = 10 * 60_000;
const wait_ms = 60_000;

export const gridQuery = ({ client }: House, store: string | undefined) =>
  queryOptions({
    queryKey: ['stock', 'grid', store ?? 'all'],
    queryFn: async () => {
      const [grid, folding] = await Promise.all([
        ask<StockGrid>(client, withQuery('/v1/stock/grid', { store }), { timeout_ms: wait_ms }),
        ask<Folding>(client, '/v1/folding'),
      ]);
      return gridOf(grid, folding);
    },
    // Columns are compared by nobody: they are written in place.
    structuralSharing: false,
    staleTime: long_ms,
    gcTime: long_ms,
  });
