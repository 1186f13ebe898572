import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { Icon } from '#ui/icon.tsx';
import type { StockRow } from '#wire/stock.ts';
import { storeOf, useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
import { useStockStrings } from '../strings/stock.ts';
import { useUnitNames } from '../strings/units.ts';
import { columns, nextOrder, type Order } from './shelves.ts';

const row_px = 44;
const figures: ReadonlySet<string> = new Set(['on_hand', 'held', 'available', 'cost']);

export interface StockGridProps {
  readonly rows: readonly StockRow[];
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
}

// A table whose rows are only there while they can be seen; its head stays.
export function StockGrid({ rows, order, onOrder }: StockGridProps) {
  const texts = useStockStrings();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => row_px,
    overscan: 12,
  });
  const seen = virtual.getVirtualItems();
  const above_px = seen[0]?.start ?? 0;
  const below_px = virtual.getTotalSize() - (seen.at(-1)?.end ?? 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="panel stock-scroll" ref={scroller} tabIndex={0} aria-label={texts.title}>
      <table className="plain-table stock-table" aria-label={texts.title} aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                aria-sort={order.column === column ? order.direction : 'none'}
                className={`stock-${column} ${figures.has(column) ? 'figure-cell' : ''}`}
              >
                <button type="button" className="stock-sort" onClick={() => onOrder(nextOrder(order, column))}>
                  {texts.columns[column]}
                  {order.column === column ? (
                    <Icon name={order.direction === 'ascending' ? 'up' : 'down'} size={12} />
                  ) : null}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={above_px} />
          {seen.map(({ index }) => {
            const row = rows[index];
            return row ? <Row key={`${row.location}${row.sku}`} row={row} index={index} /> : null;
          })}
          <Gap height={below_px} />
        </tbody>
      </table>
    </section>
  );
}

// Stands for the rows that are out of sight.
function Gap({ height }: { readonly height: number }) {
  if (height <= 0) return null;
  return (
    <tr className="stock-gap">
      <td colSpan={columns.length} style={{ height }} />
    </tr>
  );
}

function Row({ row, index }: { readonly row: StockRow; readonly index: number }) {
  const house = useHouse();
  const format = useFormat();
  const units = useUnitNames();
  const { sku, location } = row;
  return (
    <tr aria-rowindex={index + 2} data-sku={sku} data-location={location}>
      <td className="figure muted">{row.code}</td>
      <td className="stock-name">
        <Link from="/stock" to="." search={(now) => ({ ...now, sku, location })} className="text-link">
          {format.name(row.names)}
        </Link>
      </td>
      <td className="muted">{storeOf(house, row.store)?.code}</td>
      <td className={`figure-cell ${row.on_hand_milli < 0 ? 'below-zero' : ''}`} data-cell="on_hand">
        {format.quantity(row.on_hand_milli)}
        <span className="stock-unit">{units[row.unit]}</span>
      </td>
      <td className="figure-cell">{format.quantity(row.held_milli)}</td>
      <td className="figure-cell">{format.quantity(row.available_milli)}</td>
      <td className="figure-cell">{format.cost(row.cost_e4)}</td>
    </tr>
  );
}
