import type { FeedEvent } from '#wire/events.ts';
import type { ExceptionKind, ReceiptSummary } from '#wire/types.ts';

// One thing that happened, as the live page tells it.
export type FeedItem = { readonly id: string; readonly at: string; readonly store: string } & (
  | { readonly kind: 'sale' | 'refund'; readonly receipt: string; readonly number: string; readonly total: number }
  | {
      readonly kind: 'goods_receipt' | 'adjustment';
      readonly sku: string;
      readonly location: string;
      readonly quantity_milli: number;
      readonly line_count: number;
    }
  | { readonly kind: 'exception'; readonly receipt: string; readonly exception: ExceptionKind }
);

const count_max = 40;

export function itemOfReceipt({ id, at, store, kind, number, total }: ReceiptSummary): FeedItem {
  return { id, at, store, kind, receipt: id, number, total };
}

// Null for events that the feed does not tell of.
export function itemOfEvent(event: FeedEvent): FeedItem | null {
  switch (event.type) {
    case 'SaleCompleted':
    case 'SaleRefunded': {
      const { receipt, number, total, at, store } = event.data;
      const kind = event.type === 'SaleCompleted' ? 'sale' : 'refund';
      return { id: receipt, at, store, kind, receipt, number, total };
    }
    case 'GoodsReceived':
    case 'StockAdjusted': {
      const { document: id, at, store, location, lines } = event.data;
      const first = lines[0];
      if (!first) return null;
      const kind = event.type === 'GoodsReceived' ? 'goods_receipt' : 'adjustment';
      const { sku, quantity_milli } = first;
      return { id, at, store, kind, location, sku, quantity_milli, line_count: lines.length };
    }
    case 'ExceptionRaised': {
      const { exception: id, at, store, receipt, kind } = event.data;
      return { id, at, store, kind: 'exception', receipt, exception: kind };
    }
    default:
      return null;
  }
}

// Newest first. What is there already does not come again: an event may arrive beside the list that holds it.
export function withItem(items: readonly FeedItem[], item: FeedItem): readonly FeedItem[] {
  if (items.some(({ id }) => id === item.id)) return items;
  return [item, ...items].slice(0, count_max);
}
