import type { FeedEvent } from '#wire/events.ts';
import type { StockRow } from '#wire/stock.ts';

type Rows = readonly StockRow[];

// What happened to one product in one store: it was counted anew at a location, then so much more came or went.
interface Change {
  readonly counted: { readonly location: string; readonly on_hand_milli: number } | null;
  readonly moved_milli: number;
}

const keyOf = (store: string, sku: string) => `${store} ${sku}`;

// What a run of events did to the shelves shown, in one pass over the rows; null when only the server can tell: a refund
// may put goods back or not, and a receipt of goods changes the cost.
export function patchShelves(rows: Rows, events: readonly FeedEvent[]): Rows | null {
  const changes = new Map<string, Change>();
  for (const event of events) {
    switch (event.type) {
      case 'SaleCompleted':
        for (const { sku, quantity_milli } of event.data.lines) {
          const key = keyOf(event.data.store, sku);
          const { counted, moved_milli } = changes.get(key) ?? { counted: null, moved_milli: 0 };
          changes.set(key, { counted, moved_milli: moved_milli - quantity_milli });
        }
        break;
      case 'StockAdjusted':
        for (const { sku, on_hand_milli } of event.data.lines) {
          const counted = { location: event.data.location, on_hand_milli };
          changes.set(keyOf(event.data.store, sku), { counted, moved_milli: 0 });
        }
        break;
      case 'SaleRefunded':
      case 'GoodsReceived':
        return null;
      default:
        break;
    }
  }
  if (changes.size === 0) return rows;
  return rows.map((row) => {
    const change = changes.get(keyOf(row.store, row.sku));
    return change ? changed(row, change) : row;
  });
}

function changed(row: StockRow, { counted, moved_milli }: Change): StockRow {
  if (counted && counted.location !== row.location) return row;
  const on_hand_milli = (counted?.on_hand_milli ?? row.on_hand_milli) + moved_milli;
  return { ...row, on_hand_milli, available_milli: on_hand_milli - row.held_milli };
}
