import { memo, useMemo } from 'react';
import { stringifySearch } from '../state/filters.ts';
import { storeOf, useHouse } from '../state/house.ts';
import { type Format, useFormat } from '../state/use-format.ts';
import { type StockStrings, useStockStrings } from '../strings/stock.ts';
import { useUnitNames } from '../strings/units.ts';
import { coverDaysOf, type Grid, namesOf, stateOf, worthOf } from './grid.ts';
import { type Column, classOf } from './orders.ts';
import type { PageSearch } from './stock-page.tsx';

// What rows are put into words with: made once for all of them.
export interface Words {
  readonly format: Format;
  readonly texts: StockStrings;
  readonly units: ReturnType<typeof useUnitNames>;
  readonly storeCode: (store: string) => string;
}

export function useWords(): Words {
  const house = useHouse();
  const format = useFormat();
  const texts = useStockStrings();
  const units = useUnitNames();
  return useMemo(
    () => ({ format, texts, units, storeCode: (store) => storeOf(house, store)?.code ?? '' }),
    [house, format, texts, units],
  );
}

export interface StockLineProps {
  readonly grid: Grid;
  readonly row: number;
  readonly index: number;
  readonly columns: readonly Column[];
  readonly search: PageSearch;
  readonly words: Words;
}

// One shelf, drawn anew only when it or its place has changed. Its link is a plain one, as a router's takes longer to make than
// the row.
export const StockLine = memo(function StockLine({ grid, row, index, columns, search, words }: StockLineProps) {
  const product = row % grid.product_count;
  const place = grid.places[Math.floor(row / grid.product_count)];
  const sku = grid.sku[product];
  if (!place || !sku) return null;
  const { location, store } = place;
  const { texts, units } = words;
  const name = words.format.name(namesOf(grid, product));
  const state = stateOf(grid, row);
  const unit = grid.unit[product];
  return (
    <tr aria-rowindex={index + 2} data-sku={sku} data-location={location}>
      {columns.map((column) =>
        column === 'name' ? (
          <td key={column} className={classOf(column)}>
            <a href={stringifySearch({ ...search, sku, location })} className="text-link" title={name}>
              {name}
            </a>
            {/* How the shelf stands, and what has no column of its own on a narrow screen. */}
            <span className="stock-under">
              {state ? <span className={`stock-state state-${state}`}>{texts.states[state]}</span> : null}
              <span className="stock-narrow">{grid.code[product]}</span>
              <span className="stock-narrowest">{words.storeCode(store)}</span>
            </span>
          </td>
        ) : column === 'on_hand' ? (
          <td key={column} className={`${classOf(column)} state-${state}`} data-cell={column}>
            {textOf(grid, row, column, words)}
            <span className="stock-unit">{unit ? units[unit] : null}</span>
          </td>
        ) : (
          <td key={column} className={classOf(column)} data-cell={column}>
            {textOf(grid, row, column, words)}
          </td>
        ),
      )}
    </tr>
  );
});

const known = (figure: number | undefined) => (figure === undefined || Number.isNaN(figure) ? null : figure);

function textOf(grid: Grid, row: number, column: Column, { format, texts, storeCode }: Words): string {
  const product = row % grid.product_count;
  switch (column) {
    case 'code':
      return grid.code[product] ?? '';
    case 'name':
      return format.name(namesOf(grid, product));
    case 'category':
      return format.name(grid.categories[grid.category[product] ?? -1]?.names ?? {});
    case 'store':
      return storeCode(grid.places[Math.floor(row / grid.product_count)]?.store ?? '');
    case 'on_hand':
      return format.quantity(grid.on_hand[row] ?? 0);
    case 'held':
      return format.quantity(grid.held[row] ?? 0);
    case 'available':
      return format.quantity((grid.on_hand[row] ?? 0) - (grid.held[row] ?? 0));
    case 'cost':
      return format.cost(known(grid.cost_e4[row]));
    case 'value':
      return format.amount(known(worthOf(grid, row)));
    case 'sold': {
      const days = known(grid.sold_days[row]);
      return days === null ? texts.unsold(format.count(grid.unsold_days)) : texts.soldDays(format.count(days));
    }
    case 'cover': {
      const tenths = known(coverDaysOf(grid, row));
      return tenths === null ? format.amount(null) : texts.days(format.count(Math.floor(tenths / 10)));
    }
  }
}
