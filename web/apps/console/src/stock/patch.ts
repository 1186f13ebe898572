import type { FeedEvent } from '#wire/events.ts';
import type { StockRow } from '#wire/stock.ts';
import { type Grid, rowOf, stand } from './grid.ts';

// What a run of events did to the grid, written into its columns; `ask` are products of which only the server can tell what
// there is now: a refund may put goods back or not, and a receipt of goods changes the cost.
export interface Patched {
  readonly grid: Grid;
  readonly ask: readonly string[];
}

export function patchGrid(
  grid: Grid,
  events: readonly FeedEvent[],
  // Of these nobody knows whether the figure is older than the event.
  isUnsure: (sku: string) => boolean = () => false,
): Patched {
  const ask = new Set<string>();
  let changes = 0;
  const change = (row: number | null, on_hand: (now: number) => number) => {
    if (row === null) return;
    grid.on_hand[row] = on_hand(grid.on_hand[row] ?? 0);
    grid.dead[row] = 0;
    stand(grid, row);
    changes++;
  };
  const locationOf = (store: string) => grid.places.find((place) => place.store === store)?.location ?? '';
  for (const event of events) {
    switch (event.type) {
      case 'SaleCompleted': {
        const location = locationOf(event.data.store);
        for (const { sku, quantity_milli } of event.data.lines) {
          const row = rowOf(grid, sku, location);
          if (row !== null && isUnsure(sku)) ask.add(sku);
          else change(row, (now) => now - quantity_milli);
          if (row !== null) sold(grid, row, quantity_milli);
        }
        break;
      }
      case 'StockAdjusted':
        for (const { sku, on_hand_milli } of event.data.lines) {
          const row = rowOf(grid, sku, event.data.location);
          if (row !== null && isUnsure(sku)) ask.add(sku);
          else change(row, () => on_hand_milli);
        }
        break;
      case 'SaleRefunded':
      case 'GoodsReceived':
        for (const { sku } of event.data.lines) if (grid.productOf.has(sku)) ask.add(sku);
        break;
      default:
        break;
    }
  }
  return { grid: changes > 0 ? renewed(grid) : grid, ask: [...ask] };
}

// The products that they move.
export function skusOf(events: readonly FeedEvent[]): readonly string[] {
  return events.flatMap(({ type, data }) =>
    type === 'SaleCompleted' || type === 'SaleRefunded' || type === 'StockAdjusted' || type === 'GoodsReceived'
      ? data.lines.map(({ sku }) => sku)
      : [],
  );
}

// Who shows the grid compares: what has changed must be another object, the columns stay the same ones.
const renewed = (grid: Grid): Grid => ({ ...grid, revision: grid.revision + 1 });

function sold(grid: Grid, row: number, quantity_milli: number) {
  grid.units[row] = (grid.units[row] ?? Number.NaN) + quantity_milli;
  // Costs and sales are known together or not at all.
  if (!Number.isNaN(grid.units[row] ?? Number.NaN)) grid.sold_days[row] = 0;
}

// Rows that the server has told anew.
export function putRows(grid: Grid, rows: readonly StockRow[]): Grid {
  for (const { sku, location, on_hand_milli, held_milli, cost_e4 } of rows) {
    const row = rowOf(grid, sku, location);
    if (row === null) continue;
    grid.on_hand[row] = on_hand_milli;
    grid.held[row] = held_milli;
    grid.cost_e4[row] = cost_e4 ?? Number.NaN;
    grid.dead[row] = 0;
    stand(grid, row);
  }
  return renewed(grid);
}
