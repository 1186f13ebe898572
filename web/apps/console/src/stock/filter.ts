import type { StockSearch } from '../state/filters.ts';
import { type Grid, hidden, type State, states } from './grid.ts';
import { findWords } from './hay.ts';

// "none" in the address: products without a category, or without a supplier.
export const no_one = 'none';

export interface Shown {
  readonly rows: Int32Array;
  // How many of the rows there are in each state, whichever of them is chosen.
  readonly counts: Readonly<Record<State | 'all', number>>;
}

type Wanted = { readonly [Key in 'query' | 'category' | 'supplier' | 'state']: StockSearch[Key] | undefined };

interface Listed {
  readonly id: string;
  readonly parent?: string | null;
}

// Whether a category is the wanted one or stands in it. A supplier stands in none.
function isWithin(list: readonly Listed[], each: Listed, id: string): boolean {
  let at: Listed | undefined = each;
  while (at && at.id !== id) {
    const { parent }: Listed = at;
    at = list.find((other) => other.id === parent);
  }
  return at !== undefined;
}

function marked(list: readonly Listed[], isKept: (each: Listed) => boolean, none: 0 | 1): Uint8Array {
  return Uint8Array.from([...list.map((each) => (isKept(each) ? 1 : 0)), none]);
}

// Which products are asked for; null for all of them.
function productsWanted(grid: Grid, { query, category, supplier }: Wanted): Uint8Array | null {
  let wanted = query?.trim() ? findWords(grid.hay(), query, grid.fold) : null;
  const keep = (column: Int32Array, list: readonly Listed[], id: string | undefined) => {
    if (id === undefined) return;
    // By place in the list; the last is for products of none. What the company does not have leaves nothing: a bookmark of a
    // category that is gone shows so.
    const kept = id === no_one ? marked(list, () => false, 1) : marked(list, (each) => isWithin(list, each, id), 0);
    wanted ??= new Uint8Array(grid.product_count).fill(1);
    for (let product = 0; product < wanted.length; product++) {
      const place = column[product] as number;
      if (kept[place < 0 ? list.length : place] === 0) wanted[product] = 0;
    }
  };
  keep(grid.category, grid.categories, category);
  keep(grid.supplier, grid.suppliers, supplier);
  return wanted;
}

export function filterRows(grid: Grid, order: Int32Array, wanted: Wanted): Shown {
  const products = productsWanted(grid, wanted);
  const chosen = (states as readonly (string | undefined)[]).indexOf(wanted.state);
  const { standing, product_count } = grid;
  const counted = new Int32Array(hidden + 1);
  const rows = new Int32Array(order.length);
  let count = 0;
  for (let at = 0; at < order.length; at++) {
    const row = order[at] as number;
    if (products && products[row % product_count] === 0) continue;
    const state = standing[row] as number;
    counted[state] = (counted[state] as number) + 1;
    if (state !== hidden && (chosen < 0 || state === chosen)) rows[count++] = row;
  }
  const counts = Object.fromEntries(states.map((state, place) => [state, counted[place] ?? 0]));
  const all = counted.subarray(0, hidden).reduce((sum, each) => sum + each, 0);
  return { rows: rows.subarray(0, count), counts: { ...counts, all } as Shown['counts'] };
}
