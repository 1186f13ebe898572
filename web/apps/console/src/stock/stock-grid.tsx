import { type KeyboardEvent, type MouseEvent, useLayoutEffect, useRef } from 'react';
import { Icon } from '#ui/icon.tsx';
import { useStockStrings } from '../strings/stock.ts';
import { GapRow } from './gap-row.tsx';
import type { Grid } from './grid.ts';
import { type Column, classOf, columns, nextOrder, type Order } from './orders.ts';
import { StockLine, useWords } from './stock-line.tsx';
import type { PageSearch } from './stock-page.tsx';
import { useSeenRows } from './use-seen-rows.ts';

const row_px = 44;
// What is only for those who may read reports.
const reported: ReadonlySet<Column> = new Set(['cost', 'value', 'sold', 'cover']);

export interface Shelf {
  readonly sku: string;
  readonly location: string;
}

export interface StockGridProps {
  readonly grid: Grid;
  readonly rows: Int32Array;
  readonly search: PageSearch;
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
  readonly onOpen: (shelf: Shelf) => void;
}

export const columnsOf = ({ shows_reports }: Grid) =>
  shows_reports ? columns : columns.filter((column) => !reported.has(column));

// A table whose rows are only there while they can be seen; its head stays.
export function StockGrid({ grid, rows, search, order, onOrder, onOpen }: StockGridProps) {
  const texts = useStockStrings();
  const scroller = useRef<HTMLDivElement>(null);
  const { first, end, keyOf, above_px, below_px, toTop } = useSeenRows(scroller, rows.length, row_px);
  const { query, category, supplier, state, sort } = search;
  const asked = [query, category, supplier, state, sort].join('\n');
  const before = useRef(asked);
  useLayoutEffect(() => {
    if (before.current === asked) return;
    before.current = asked;
    toTop();
  });
  const shown = columnsOf(grid);
  const words = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="panel stock-scroll" ref={scroller} tabIndex={0} aria-label={texts.title}>
      <table className="plain-table head-stays stock-table" aria-label={texts.title} aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {shown.map((column) => (
              <th
                key={column}
                scope="col"
                aria-sort={order.column === column ? order.direction : 'none'}
                className={classOf(column)}
              >
                <button type="button" className="sort-button" onClick={() => onOrder(nextOrder(order, column))}>
                  {texts.columns[column]}
                  {order.column === column ? (
                    <Icon name={order.direction === 'ascending' ? 'up' : 'down'} size={12} />
                  ) : null}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        {/* Each row has its link; this hears of all of them at once. */}
        <tbody onClick={(event) => openRow(event, onOpen)} onKeyDown={moveFocus}>
          <GapRow height={above_px} />
          {Array.from(rows.subarray(first, end), (row, at) => (
            <StockLine
              key={keyOf(first + at)}
              grid={grid}
              row={row}
              index={first + at}
              columns={shown}
              search={search}
              words={words}
            />
          ))}
          <GapRow height={below_px} />
        </tbody>
      </table>
    </section>
  );
}

const rowAt = (target: EventTarget) => (target instanceof Element ? target.closest<HTMLElement>('tr[data-sku]') : null);

// A press anywhere on a row opens its ledger; one that asks for another tab or window is the link's.
function openRow(event: MouseEvent, onOpen: StockGridProps['onOpen']) {
  const { sku, location } = rowAt(event.target)?.dataset ?? {};
  if (!sku || !location || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  rowAt(event.target)?.querySelector('a')?.focus({ preventScroll: true });
  onOpen({ sku, location });
}

// The arrows go from product to product.
function moveFocus(event: KeyboardEvent) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const row = rowAt(event.target);
  if (!step || !row) return;
  const next = row.parentElement?.querySelector(`tr[aria-rowindex="${Number(row.ariaRowIndex) + step}"] a`);
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}
