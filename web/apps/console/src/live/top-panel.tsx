import { Link } from '@tanstack/react-router';
import { Empty } from '#ui/empty.tsx';
import type { Dashboard } from '#wire/analysis.ts';
import { useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
import { useStoreChoice } from '../state/use-store-choice.ts';
import { useLiveStrings } from '../strings/live.ts';
import { receiptsOfDay } from './figures.ts';

export function TopPanel({ dashboard }: { readonly dashboard: Dashboard }) {
  const texts = useLiveStrings();
  const format = useFormat();
  const store = useStoreChoice();
  const { currency } = useHouse();
  return (
    <section className="panel top" aria-labelledby="top-title">
      <div className="panel-head">
        <h2 id="top-title">{texts.top}</h2>
      </div>
      {dashboard.top.length === 0 ? (
        <Empty icon="basket" title={texts.topEmpty} hint={texts.topHint} />
      ) : (
        <table className="plain-table" aria-labelledby="top-title">
          <thead>
            <tr>
              <th scope="col">{texts.product}</th>
              <th scope="col" className="figure-cell">
                {texts.quantity}
              </th>
              <th scope="col" className="figure-cell">
                {`${texts.metrics.net_sales} ${currency.code}`}
              </th>
              <th scope="col" className="figure-cell">
                {texts.margin}
              </th>
            </tr>
          </thead>
          <tbody>
            {dashboard.top.map(({ sku, code, names, net_sales, quantity_milli, gross_margin }) => (
              <tr key={sku}>
                <td>
                  <Link to="/receipts" search={receiptsOfDay(dashboard, store, { sku })} className="text-link">
                    {format.name(names)}
                  </Link>
                  <span className="top-code">{code}</span>
                </td>
                <td className="figure-cell">{format.quantity(quantity_milli)}</td>
                <td className="figure-cell">{format.amount(net_sales)}</td>
                <td className="figure-cell">{format.amount(gross_margin)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
