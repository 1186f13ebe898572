import { type Check, isAmong, isId, isText, pick, type Raw } from '../state/filters.ts';

export const goodsStates = ['active', 'inactive'] as const;
export const goodsLacks = ['barcode', 'price', 'category', 'picture'] as const;
export const goodsOrders = ['code', 'newest'] as const;
export const drawerTabs = ['facts', 'variants', 'prices', 'stock'] as const;
export type DrawerTab = (typeof drawerTabs)[number];

export interface ProductSearch {
  readonly query?: string;
  readonly category?: string;
  // Absent: what is on sale. "all": everything.
  readonly state?: string;
  readonly lacking?: string;
  readonly order?: string;
  // The product that lies open, and which part of it.
  readonly product?: string;
  readonly tab?: string;
}

const checks: Readonly<Record<keyof ProductSearch, Check>> = {
  query: isText,
  category: isId,
  state: isAmong(['inactive', 'all']),
  lacking: isAmong(goodsLacks),
  order: isAmong(goodsOrders),
  product: isId,
  tab: isAmong(drawerTabs),
};

export function readProductSearch(raw: Raw): ProductSearch {
  return pick(raw, checks);
}

// The filters as the server takes them.
export function goodsFilters({ query, category, state = 'active', lacking, order }: ProductSearch) {
  return { query, category, state: state === 'all' ? undefined : state, lacking, order };
}
