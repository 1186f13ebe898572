import type { StockRow } from '#wire/stock.ts';

export const columns = ['code', 'name', 'store', 'on_hand', 'held', 'available', 'cost'] as const;
export type Column = (typeof columns)[number];
export interface Order {
  readonly column: Column;
  readonly direction: 'ascending' | 'descending';
}

export interface Reader {
  readonly name: (row: StockRow) => string;
  readonly store: (row: StockRow) => string;
}

// What a search looks into: code and the names of all languages, in lower case.
export function haystack(row: StockRow): string {
  return [row.code, ...Object.values(row.names)].join('\n').toLowerCase();
}

export function matching(rows: readonly StockRow[], hay: readonly string[], query: string): readonly StockRow[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((_, at) => words.every((word) => hay[at]?.includes(word)));
}

// An unknown cost stands below every known one.
function numberIn(row: StockRow, column: Column): number | null {
  switch (column) {
    case 'on_hand':
      return row.on_hand_milli;
    case 'held':
      return row.held_milli;
    case 'available':
      return row.available_milli;
    case 'cost':
      return row.cost_e4 ?? -1;
    default:
      return null;
  }
}

export function sorted(rows: readonly StockRow[], { column, direction }: Order, reader: Reader): readonly StockRow[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const collator = new Intl.Collator(undefined, { numeric: true });
  const texts = { code: (row: StockRow) => row.code, name: reader.name, store: reader.store };
  if (column === 'code' || column === 'name' || column === 'store') {
    const text = texts[column];
    const keyed = rows.map((row) => [text(row), row] as const);
    return keyed.sort(([a], [b]) => sign * collator.compare(a, b)).map(([, row]) => row);
  }
  return [...rows].sort((a, b) => sign * ((numberIn(a, column) ?? 0) - (numberIn(b, column) ?? 0)));
}

export function nextOrder(order: Order, column: Column): Order {
  if (order.column !== column) return { column, direction: 'ascending' };
  return { column, direction: order.direction === 'ascending' ? 'descending' : 'ascending' };
}
