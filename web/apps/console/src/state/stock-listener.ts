import type { FeedEvent } from '#wire/events.ts';

// The stock page, while it is open, takes what happens in the shop into its columns; nobody else has them.
export interface StockListener {
  readonly hear: (events: readonly FeedEvent[]) => void;
  // Of these products only the server can tell what there is now.
  readonly ask: (skus: readonly string[]) => void;
}

let listening: StockListener | null = null;

export function listenToStock(listener: StockListener): () => void {
  listening = listener;
  return () => {
    if (listening === listener) listening = null;
  };
}

export function stockListener(): StockListener | null {
  return listening;
}
