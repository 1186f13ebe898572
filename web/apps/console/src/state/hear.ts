import type { QueryClient } from '@tanstack/react-query';
import type { FeedEvent, LiveMessage } from '#wire/events.ts';
import { type FeedItem, itemOfEvent, withItem } from './feed.ts';
import type { House } from './house.ts';
import { refresher } from './refresher.ts';
import { inScope } from './scope.ts';
import { stockListener } from './stock-listener.ts';

// Messages are taken together for this long, so that a busy shop does not redraw the page for each of them.
const gather_ms = 50;

const moving: ReadonlySet<string> = new Set(['SaleCompleted', 'SaleRefunded', 'StockAdjusted', 'GoodsReceived']);

// What the messages of the live socket do to the query cache.
export function hearing(cache: QueryClient, house: House): (message: LiveMessage) => void {
  const ask = (key: string) => refresher(() => cache.invalidateQueries({ queryKey: [key] }));
  const refreshDashboard = ask('dashboard');
  const refreshMovements = ask('movements');
  const refreshShelves = refresher(() => cache.invalidateQueries({ queryKey: ['stock', 'shelves'] }));
  const refreshExceptions = ask('exceptions');
  const refreshAttention = ask('attention');
  // A long list that someone is reading is left alone; it is fresh when it is opened again.
  const refreshReceipts = refresher(() =>
    cache.invalidateQueries({
      queryKey: ['receipts'],
      predicate: ({ state }) => ((state.data as { pages?: unknown[] } | undefined)?.pages?.length ?? 0) <= 1,
    }),
  );

  const tell = (events: readonly FeedEvent[]) => {
    const told = events.map(itemOfEvent).filter((item) => item !== null);
    for (const [key] of cache.getQueriesData<readonly FeedItem[]>({ queryKey: ['feed'] })) {
      const here = told.filter(({ store }) => inScope(house, String(key[1]), store));
      cache.setQueryData<readonly FeedItem[]>(key, (items) => items && here.reduce(withItem, items));
    }
  };
  const patchStock = (events: readonly FeedEvent[]) => {
    if (!events.some(({ type }) => moving.has(type))) return;
    const listener = stockListener();
    if (listener) listener.hear(events);
    // What nobody looks at is asked for again when somebody does.
    else void cache.invalidateQueries({ queryKey: ['stock', 'grid'] });
    refreshShelves();
  };

  let gathered: LiveMessage[] = [];
  const take = () => {
    const messages = gathered;
    gathered = [];
    if (messages.some(({ kind }) => kind === 'missed')) void cache.invalidateQueries();
    const events = messages.flatMap((message) => (message.kind === 'event' ? [message.event] : []));
    tell(events);
    patchStock(events);
    if (events.some(({ type }) => moving.has(type))) refreshMovements();
    if (events.some(({ type }) => type === 'ExceptionRaised')) {
      refreshExceptions();
      refreshAttention();
    }
    if (messages.some(({ kind }) => kind === 'dashboard')) {
      refreshDashboard();
      refreshReceipts();
    }
  };
  return (message) => {
    if (gathered.push(message) === 1) setTimeout(take, gather_ms);
  };
}
