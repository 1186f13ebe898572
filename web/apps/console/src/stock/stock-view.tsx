import { useMemo } from 'react';
import { Empty } from '#ui/empty.tsx';
import { ExportMenu } from '../export/export-menu.tsx';
import { useFormat } from '../state/use-format.ts';
import { useStockStrings } from '../strings/stock.ts';
import { ViewsMenu } from '../views/views-menu.tsx';
import { filterRows } from './filter.ts';
import { type Grid, rowCount } from './grid.ts';
import { orderOf, textOfOrder } from './orders.ts';
import { StockFilters } from './stock-filters.tsx';
import { StockGrid } from './stock-grid.tsx';
import type { PageSearch } from './stock-page.tsx';
import { useOrders } from './use-orders.ts';

export interface StockViewProps {
  readonly grid: Grid;
  readonly search: PageSearch;
  readonly onChange: (search: PageSearch) => void;
}

export function StockView({ grid, search, onChange }: StockViewProps) {
  const texts = useStockStrings();
  const format = useFormat();
  const orders = useOrders(grid);
  const { query, category, supplier, state, sort } = search;
  const shown = useMemo(
    () => filterRows(grid, orders.by(grid, orderOf(sort)), { query, category, supplier, state }),
    [grid, orders, query, category, supplier, state, sort],
  );
  return (
    <>
      <div className="page-head">
        <h1>{texts.title}</h1>
        <p className="figure" role="status">
          {texts.count(format.count(shown.rows.length), format.count(shown.counts.all))}
        </p>
        <ViewsMenu page="stock" />
        <ExportMenu list="stock" filters={{ store: search.store, query, category, supplier, shelf: state }} />
      </div>
      <StockFilters grid={grid} shown={shown} search={search} onChange={onChange} />
      {shown.rows.length === 0 ? (
        <Empty
          icon="box"
          title={rowCount(grid) === 0 ? texts.empty : texts.noMatch}
          hint={rowCount(grid) === 0 ? texts.emptyHint : texts.noMatchHint}
        />
      ) : (
        <StockGrid
          grid={grid}
          rows={shown.rows}
          search={search}
          order={orderOf(sort)}
          onOrder={(order) => {
            const { sort: _, ...rest } = search;
            const text = textOfOrder(order);
            onChange(text ? { ...rest, sort: text } : rest);
          }}
          onOpen={(shelf) => onChange({ ...search, ...shelf })}
        />
      )}
    </>
  );
}
