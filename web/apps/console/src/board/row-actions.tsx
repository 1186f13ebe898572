import { Link } from '@tanstack/react-router';
import { Icon } from '#ui/icon.tsx';
import type { BoardRow, SkuBoard } from '#wire/board.ts';
import { storeOf, useHouse } from '../state/house.ts';
import { useStoreChoice } from '../state/use-store-choice.ts';
import { useBoardStrings } from '../strings/board.ts';
import { receiptsOf } from './board-table.tsx';

export interface RowActionsProps {
  readonly row: BoardRow;
  readonly sku: string;
  readonly name: string;
  readonly board: SkuBoard;
  readonly onPrice: (row: BoardRow) => void;
}

// What a person does about a row. Which shelf is meant is only known when a store is chosen; else the stock page lists all.
export function RowActions({ row, sku, name, board, onPrice }: RowActionsProps) {
  const texts = useBoardStrings();
  const house = useHouse();
  const store = useStoreChoice();
  const location = store ? storeOf(house, store)?.location : undefined;
  const shelf = { query: row.code, ...(store ? { store } : {}), ...(location ? { sku, location } : {}) };
  const label = (act: string) => ({ 'aria-label': texts.actOn(act, name), title: act });
  return (
    <span className="row-actions">
      {house.session.scopes.includes('price:write') ? (
        <button type="button" className="icon-button" {...label(texts.price)} onClick={() => onPrice(row)}>
          <Icon name="ticket" size={18} />
        </button>
      ) : null}
      <Link to="/stock" search={shelf} className="icon-button" {...label(texts.ledger)}>
        <Icon name="box" size={18} />
      </Link>
      <Link to="/receipts" search={receiptsOf(board, store, sku)} className="icon-button" {...label(texts.receipts)}>
        <Icon name="receipt" size={18} />
      </Link>
    </span>
  );
}
