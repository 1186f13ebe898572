import type { StockRow } from '#wire/stock.ts';

// An answer of the server and an event that came about when it was given: nobody can tell whether the one knows of the other. After
// this long every event of before has come.
export const settle_ms = 2_000;

export interface ShelfAsker {
  // One question at a time is on its way for each product; what happens meanwhile is answered by one more.
  readonly ask: (sku: string) => Promise<void>;
  // Its figure is on its way, or has just come: what an event adds may be in it.
  readonly isUnsure: (sku: string) => boolean;
}

export interface ShelfAskerParts {
  readonly read: (sku: string) => Promise<readonly StockRow[]>;
  readonly put: (rows: readonly StockRow[]) => void;
  readonly now_ms: () => number;
}

export function shelfAsker({ read, put, now_ms }: ShelfAskerParts): ShelfAsker {
  const asking = new Map<string, 'once' | 'again'>();
  const settled_ms = new Map<string, number>();
  const ask = async (sku: string) => {
    if (asking.has(sku)) {
      asking.set(sku, 'again');
      return;
    }
    do {
      asking.set(sku, 'once');
      const rows = await read(sku).catch(() => []);
      if (rows.length > 0) put(rows);
    } while (asking.get(sku) === 'again');
    asking.delete(sku);
    settled_ms.set(sku, now_ms() + settle_ms);
  };
  const isUnsure = (sku: string) => asking.has(sku) || now_ms() < (settled_ms.get(sku) ?? 0);
  return { ask, isUnsure };
}
