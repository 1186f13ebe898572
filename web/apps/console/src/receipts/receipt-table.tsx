import { Link } from '@tanstack/react-router';
import type { ReceiptSummary } from '#wire/types.ts';
import { storeOf, useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
import { useReceiptStrings } from '../strings/receipts.ts';

export function ReceiptTable({ rows }: { readonly rows: readonly ReceiptSummary[] }) {
  const house = useHouse();
  const { title, columns, kinds, origins } = useReceiptStrings();
  const format = useFormat();
  const originNames: Readonly<Record<string, string>> = origins;
  return (
    <table className="plain-table receipts-table" aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{columns.number}</th>
          <th scope="col">{columns.at}</th>
          <th scope="col">{columns.store}</th>
          <th scope="col">{columns.kind}</th>
          <th scope="col" className="figure-cell">
            {columns.units}
          </th>
          <th scope="col" className="figure-cell">
            {columns.tax}
          </th>
          <th scope="col" className="figure-cell">
            {`${columns.total} ${house.currency.code}`}
          </th>
          <th scope="col" className="wide-only">
            {columns.origin}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const sign = row.kind === 'refund' ? -1 : 1;
          return (
            <tr key={row.id} data-receipt={row.id}>
              <td>
                <Link
                  from="/receipts"
                  to="."
                  search={(search) => ({ ...search, receipt: row.id })}
                  className="text-link figure"
                >
                  {row.number}
                </Link>
              </td>
              <td className="figure">{format.dateTime(row.at, row.store)}</td>
              <td>{storeOf(house, row.store)?.code}</td>
              <td>
                <span className={row.kind === 'refund' ? 'tag tag-wait' : 'tag'}>{kinds[row.kind]}</span>
              </td>
              <td className="figure-cell">{format.quantity(sign * row.units_milli)}</td>
              <td className="figure-cell">{format.amount(sign * row.tax)}</td>
              <td className="figure-cell receipts-total">{format.amount(sign * row.total)}</td>
              <td className="wide-only muted">{originNames[row.origin] ?? row.origin}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
