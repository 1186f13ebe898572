import { Link } from '@tanstack/react-router';
import type { Movement } from '#wire/stock.ts';
import { useFormat } from '../state/use-format.ts';
import { keepStore, useStoreChoice } from '../state/use-store-choice.ts';
import { useStockStrings } from '../strings/stock.ts';

export interface MovementTableProps {
  readonly items: readonly Movement[];
  readonly store: string;
}

export function MovementTable({ items, store }: MovementTableProps) {
  const { movement, movements } = useStockStrings();
  const format = useFormat();
  return (
    <table className="plain-table" aria-label={movements}>
      <thead>
        <tr>
          <th scope="col">{movement.at}</th>
          <th scope="col">{movement.kind}</th>
          <th scope="col" className="figure-cell">
            {movement.quantity}
          </th>
          <th scope="col" className="figure-cell">
            {movement.after}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.sequence} data-movement={item.kind}>
            <td className="figure">{format.dateTime(item.at, store)}</td>
            <td>
              <Source item={item} />
            </td>
            <td className={`figure-cell ${item.quantity_milli > 0 ? 'moved-in' : ''}`}>
              {`${item.quantity_milli > 0 ? '+' : ''}${format.quantity(item.quantity_milli)}`}
            </td>
            <td className="figure-cell">{format.quantity(item.on_hand_milli)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

// The document behind a movement; receipts can be opened.
function Source({ item }: { readonly item: Movement }) {
  const { kinds, reasons } = useStockStrings();
  const chosen = keepStore(useStoreChoice());
  const reasonNames: Readonly<Record<string, string>> = reasons;
  const reason = item.reason ? (reasonNames[item.reason] ?? item.reason) : '';
  if (item.kind !== 'sale' && item.kind !== 'refund') {
    return <>{[kinds[item.kind], item.number, reason].filter(Boolean).join(' · ')}</>;
  }
  return (
    <Link to="/receipts" search={{ ...chosen, receipt: item.document }} className="text-link figure">
      {[kinds[item.kind], item.number].filter(Boolean).join(' ')}
    </Link>
  );
}
