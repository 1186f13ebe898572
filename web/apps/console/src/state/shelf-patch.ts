import type { FeedEvent } from '#wire/events.ts';
import type { StockRow } from '#wire/stock.ts';

type Rows = readonly StockRow[];

function withOnHand(row: StockRow, on_hand_milli: number): StockRow {
  return { ...row, on_hand_milli, available_milli: on_hand_milli - row.held_milli };
}

// What an event did to the shelves shown, or null when only the server can tell: a refund may put goods back or not, and a
// receipt of goods changes the cost.
export function patchShelves(rows: Rows, event: FeedEvent): Rows | null {
  switch (event.type) {
    case 'SaleCompleted': {
      const { store, lines } = event.data;
      const sold = new Map<string, number>();
      for (const { sku, quantity_milli } of lines) sold.set(sku, (sold.get(sku) ?? 0) + quantity_milli);
      return rows.map((row) => {
        const quantity = row.store === store ? sold.get(row.sku) : undefined;
        return quantity === undefined ? row : withOnHand(row, row.on_hand_milli - quantity);
      });
    }
    case 'StockAdjusted': {
      const { location, lines } = event.data;
      const now = new Map(lines.map(({ sku, on_hand_milli }) => [sku, on_hand_milli]));
      return rows.map((row) => {
        const on_hand = row.location === location ? now.get(row.sku) : undefined;
        return on_hand === undefined ? row : withOnHand(row, on_hand);
      });
    }
    case 'SaleRefunded':
    case 'GoodsReceived':
      return null;
    default:
      return rows;
  }
}
