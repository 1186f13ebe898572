import type { BoardColumn, SkuSet } from '#wire/board.ts';
import { boardColumns, skuSets } from '#wire/board.ts';
import { isDate, isId, isText, pick, type Raw } from '../state/filters.ts';

// What the board's address holds.
export interface BoardSearch {
  readonly from?: string;
  readonly to?: string;
  // "28" and the like: so many days that end today. A link with it stays fresh; from and to win over it.
  readonly days?: string;
  readonly by?: string;
  readonly category?: string;
  readonly query?: string;
  readonly set?: SkuSet;
  readonly sort?: BoardColumn;
  readonly order?: 'up' | 'down';
}

export const periods = ['7', '28', '90', '365'] as const;
export const usualPeriod = '28';

const oneOf = (known: readonly string[]) => (text: string) => known.includes(text);

export function readBoardSearch(raw: Raw): BoardSearch {
  return pick(raw, {
    from: isDate,
    to: isDate,
    days: oneOf(periods),
    by: oneOf(['category']),
    category: isId,
    query: isText,
    set: oneOf(skuSets),
    sort: oneOf(boardColumns),
    order: oneOf(['up', 'down']),
  }) as BoardSearch;
}

export interface Period {
  readonly from?: string;
  readonly to?: string;
}

const day_ms = 86_400_000;

// The days that are asked for, from today's date in the shop's zone.
export function periodOf({ from, to, days }: BoardSearch, today: string): Period {
  if (from || to) return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
  const count = Number(days ?? usualPeriod);
  const first = new Date(Date.parse(`${today}T00:00:00Z`) - (count - 1) * day_ms);
  return { from: first.toISOString().slice(0, 10), to: today };
}

// A column that is chosen anew begins with what matters most: the highest first.
export function nextSort(search: BoardSearch, column: BoardColumn): Pick<BoardSearch, 'sort' | 'order'> {
  const { sort, order } = sortOf(search);
  const first = column === 'code' ? 'up' : 'down';
  const other = first === 'up' ? 'down' : 'up';
  return { sort: column, order: sort === column && order === first ? other : first };
}

export function sortOf({ sort, order }: BoardSearch): { readonly sort: BoardColumn; readonly order: 'up' | 'down' } {
  return { sort: sort ?? 'net_sales', order: order ?? (sort === 'code' ? 'up' : 'down') };
}
