import type { StoreRow } from '#wire/analysis.ts';
import type { Store } from '#wire/types.ts';
import type { House } from '../state/house.ts';
import { storesInScope } from '../state/scope.ts';

export interface Ranked {
  readonly store: Store;
  readonly net_sales: number;
  readonly receipts: number;
  // Net sales of the same weekday last week up to this moment.
  readonly before: number;
}

// Every store in scope, best first; one that sold nothing is there with zero. Equal ones keep their order.
export function ranking(
  house: Pick<House, 'session'>,
  scope: string | undefined,
  rows: readonly StoreRow[],
): readonly Ranked[] {
  const known = new Map(rows.map((row) => [row.store, row]));
  return storesInScope(house, scope)
    .map((store): Ranked => {
      const row = known.get(store.id);
      const { net_sales = 0, receipts = 0 } = row?.today ?? {};
      return { store, net_sales, receipts, before: row?.last_week_so_far.net_sales ?? 0 };
    })
    .sort((a, b) => b.net_sales - a.net_sales);
}
