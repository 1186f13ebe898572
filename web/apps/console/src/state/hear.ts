import type { QueryClient } from '@tanstack/react-query';
import type { FeedEvent, LiveMessage } from '#wire/events.ts';
import type { StockRow } from '#wire/stock.ts';
import { type FeedItem, itemOfEvent, withItem } from './feed.ts';
import { refresher } from './refresher.ts';
import { patchShelves } from './shelf-patch.ts';

// What a message of the live socket does to the query cache.
export function hearing(cache: QueryClient): (message: LiveMessage) => void {
  const ask = (key: string) => refresher(() => cache.invalidateQueries({ queryKey: [key] }));
  const refreshDashboard = ask('dashboard');
  const refreshStock = ask('stock');
  const refreshMovements = ask('movements');
  const refreshExceptions = ask('exceptions');
  // A long list that someone is reading is left alone; it is fresh when it is opened again.
  const refreshReceipts = refresher(() =>
    cache.invalidateQueries({
      queryKey: ['receipts'],
      predicate: ({ state }) => ((state.data as { pages?: unknown[] } | undefined)?.pages?.length ?? 0) <= 1,
    }),
  );

  const tell = (event: FeedEvent) => {
    const item = itemOfEvent(event);
    if (!item) return;
    for (const store of ['all', item.store]) {
      cache.setQueryData<readonly FeedItem[]>(['feed', store], (items) => items && withItem(items, item));
    }
  };
  const patchStock = (event: FeedEvent) => {
    for (const [key, rows] of cache.getQueriesData<readonly StockRow[]>({ queryKey: ['stock'] })) {
      const patched = rows && patchShelves(rows, event);
      if (patched === null) refreshStock();
      else if (patched && patched !== rows) cache.setQueryData(key, patched);
    }
  };
  return (message) => {
    if (message.kind === 'dashboard') {
      refreshDashboard();
      refreshReceipts();
      return;
    }
    const { event } = message;
    tell(event);
    patchStock(event);
    switch (event.type) {
      case 'ExceptionRaised':
        refreshExceptions();
        break;
      case 'SaleCompleted':
      case 'SaleRefunded':
      case 'StockAdjusted':
      case 'GoodsReceived':
        refreshMovements();
        break;
      default:
        break;
    }
  };
}
