import type { Language } from '#i18n/language.ts';
import { nameIn } from '#i18n/names.ts';
import { coverDaysOf, type Grid, namesOf, rowCount, worthOf } from './grid.ts';
import { rankingOf } from './ranks.ts';

export const columns = [
  'code',
  'name',
  'category',
  'store',
  'on_hand',
  'held',
  'available',
  'cost',
  'value',
  'sold',
  'cover',
] as const;
export type Column = (typeof columns)[number];
const figures: ReadonlySet<Column> = new Set(['on_hand', 'held', 'available', 'cost', 'value', 'sold', 'cover']);
const classes = Object.fromEntries(
  columns.map((column) => [column, `stock-${column} ${figures.has(column) ? 'figure-cell' : ''}`]),
);
export const classOf = (column: Column) => classes[column];

export interface Order {
  readonly column: Column;
  readonly direction: 'ascending' | 'descending';
}

export const usualOrder: Order = { column: 'code', direction: 'ascending' };

// As the address has it: "name", or "-on_hand" for the other way.
export function orderOf(text: string | undefined): Order {
  const column = columns.find((each) => each === text?.replace(/^-/, ''));
  return column ? { column, direction: text?.startsWith('-') ? 'descending' : 'ascending' } : usualOrder;
}

export function textOfOrder({ column, direction }: Order): string | undefined {
  if (column === usualOrder.column && direction === usualOrder.direction) return undefined;
  return direction === 'ascending' ? column : `-${column}`;
}

export function nextOrder(order: Order, column: Column): Order {
  if (order.column !== column) return { column, direction: 'ascending' };
  return { column, direction: order.direction === 'ascending' ? 'descending' : 'ascending' };
}

// No sale changes them.
const lasting: ReadonlySet<Column> = new Set(['code', 'name', 'category', 'store']);

export interface Reading {
  readonly language: Language;
  readonly storeCode: (store: string) => string;
}

// The grid's rows in the order of any column. Orders are kept until a figure changes.
export interface Orders {
  readonly by: (grid: Grid, order: Order) => Int32Array;
  // Makes ready what a search looks into and ranks the texts, in the time that is given; true when all is done.
  readonly prepare: (until: () => boolean) => boolean;
}

export function ordersOf(grid: Grid, { language, storeCode }: Reading): Orders {
  const nameRanks = rankingOf(
    () => Array.from(grid.sku, (_, product) => nameIn(namesOf(grid, product), language)),
    language,
  );
  const placeRanks = rankingOf(() => grid.places.map(({ store }) => storeCode(store)), language);
  // Few names for many products; what has none comes before them.
  const categoryRanks = rankingOf(() => ['', ...grid.categories.map(({ names }) => nameIn(names, language))], language);
  const ranks: Ranks = { name: nameRanks.ranks, place: placeRanks.ranks, category: categoryRanks.ranks };
  let base: Int32Array | null = null;
  const kept = new Map<string, { readonly revision: number; readonly rows: Int32Array }>();
  return {
    by: (now, { column, direction }) => {
      const key = `${column} ${direction}`;
      const known = kept.get(key);
      if (known && (known.revision === now.revision || lasting.has(column))) return known.rows;
      base ??= allRows(grid);
      const keys = keysOf(now, column, ranks);
      const rows = sortRows(base, keys, direction);
      kept.set(key, { revision: now.revision, rows });
      return rows;
    },
    prepare: (until) => {
      grid.hay();
      return nameRanks.work(until);
    },
  };
}

// Product by product in the order of their codes, which is the server's; the shelves of one lie together.
function allRows({ product_count, places }: Grid): Int32Array {
  const rows = new Int32Array(product_count * places.length);
  let at = 0;
  for (let product = 0; product < product_count; product++) {
    for (let place = 0; place < places.length; place++) rows[at++] = place * product_count + product;
  }
  return rows;
}

interface Ranks {
  readonly name: () => Int32Array;
  readonly place: () => Int32Array;
  readonly category: () => Int32Array;
}

function keysOf(grid: Grid, column: Column, ranks: Ranks): Float64Array {
  const figures = (read: (row: number) => number) => {
    const keys = new Float64Array(rowCount(grid));
    for (let row = 0; row < keys.length; row++) keys[row] = read(row);
    return keys;
  };
  switch (column) {
    case 'code':
      return figures((row) => row % grid.product_count);
    case 'name': {
      const of = ranks.name();
      return figures((row) => of[row % grid.product_count] ?? 0);
    }
    case 'category': {
      const of = ranks.category();
      return figures((row) => of[(grid.category[row % grid.product_count] ?? -1) + 1] ?? 0);
    }
    case 'store': {
      const of = ranks.place();
      return figures((row) => of[Math.floor(row / grid.product_count)] ?? 0);
    }
    case 'on_hand':
      return grid.on_hand;
    case 'held':
      return grid.held;
    case 'available':
      return figures((row) => (grid.on_hand[row] ?? 0) - (grid.held[row] ?? 0));
    case 'cost':
      return grid.cost_e4;
    case 'value':
      return figures((row) => worthOf(grid, row));
    case 'sold':
      return grid.sold_days;
    case 'cover':
      return figures((row) => coverDaysOf(grid, row));
  }
}

const digit_bits = 16;
const digit_mask = 2 ** digit_bits - 1;
const word = 2 ** 32;

// Sorts rows by whole numbers, digit by digit: equal ones stay as they were, what is not known (NaN) comes last either way.
export function sortRows(rows: Int32Array, keys: Float64Array, direction: Order['direction']): Int32Array {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < keys.length; row++) {
    const key = keys[row] as number;
    if (key < least) least = key;
    if (key > most) most = key;
  }
  if (least > most) return rows;
  const span = most - least;
  const low = new Uint32Array(keys.length);
  const high = span + 1 < word ? null : new Uint32Array(keys.length);
  const sign = direction === 'ascending' ? 1 : -1;
  const begin = direction === 'ascending' ? least : most;
  for (let row = 0; row < keys.length; row++) {
    const key = keys[row] as number;
    const shifted = Number.isNaN(key) ? span + 1 : sign * (key - begin);
    low[row] = shifted % word;
    if (high) high[row] = shifted / word;
  }
  const by = (order: Int32Array, digits: Uint32Array, most: number) => {
    const first = most > 0 ? sortByDigit(order, digits, 0) : order;
    return most > digit_mask ? sortByDigit(first, digits, digit_bits) : first;
  };
  const by_low = by(rows, low, Math.min(span + 1, word - 1));
  return high ? by(by_low, high, Math.floor((span + 1) / word)) : by_low;
}

function sortByDigit(rows: Int32Array, keys: Uint32Array, shift: number): Int32Array {
  const begins = new Int32Array(digit_mask + 2);
  for (let at = 0; at < rows.length; at++) {
    const digit = ((keys[rows[at] as number] as number) >>> shift) & digit_mask;
    begins[digit + 1] = (begins[digit + 1] as number) + 1;
  }
  for (let digit = 0; digit <= digit_mask; digit++) {
    begins[digit + 1] = (begins[digit + 1] as number) + (begins[digit] as number);
  }
  const sorted = new Int32Array(rows.length);
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    const digit = ((keys[row] as number) >>> shift) & digit_mask;
    const place = begins[digit] as number;
    sorted[place] = row;
    begins[digit] = place + 1;
  }
  return sorted;
}
