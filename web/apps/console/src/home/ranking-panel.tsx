import { Link } from '@tanstack/react-router';
import { formatPercent } from '#i18n/format.ts';
import { Icon } from '#ui/icon.tsx';
import type { Dashboard } from '#wire/analysis.ts';
import { deltaOf, deltaText } from '../live/delta.ts';
import { useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
import { useStoreChoice } from '../state/use-store-choice.ts';
import { useHomeStrings } from '../strings/home.ts';
import { useLiveStrings } from '../strings/live.ts';
import { type Ranked, ranking } from './ranking.ts';

// Only where there is something to rank.
export function RankingPanel({ dashboard }: { readonly dashboard: Dashboard }) {
  const house = useHouse();
  const texts = useHomeStrings();
  const { metrics } = useLiveStrings();
  const rows = ranking(house, useStoreChoice(), dashboard.stores);
  if (rows.length < 2) return null;
  return (
    <section className="panel ranking" aria-labelledby="ranking-title">
      <div className="panel-head">
        <h2 id="ranking-title">{texts.ranking}</h2>
      </div>
      <table className="plain-table" aria-labelledby="ranking-title">
        <thead>
          <tr>
            <th scope="col">{texts.store}</th>
            <th scope="col" className="figure-cell">
              {`${metrics.net_sales} ${house.currency.code}`}
            </th>
            <th scope="col" className="figure-cell">
              {metrics.receipts}
            </th>
            <th scope="col" className="figure-cell">
              {texts.against}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <RankRow key={row.store.id} row={row} place={at + 1} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function RankRow({ row, place }: { readonly row: Ranked; readonly place: number }) {
  const format = useFormat();
  const { lookAt } = useHomeStrings();
  const delta = deltaOf(row.net_sales, row.before, 'more');
  return (
    <tr data-rank={place}>
      <td>
        <span className="rank-place figure">{place}</span>
        <Link
          to="."
          search={(search) => ({ ...search, store: row.store.id })}
          className="text-link"
          aria-label={lookAt(row.store.name)}
        >
          {row.store.name}
        </Link>
      </td>
      <td className="figure-cell">{format.amount(row.net_sales)}</td>
      <td className="figure-cell">{format.count(row.receipts)}</td>
      <td className="figure-cell">
        {delta ? (
          <span className={`change change-${delta.meaning}`}>
            {delta.direction === 'same' ? null : <Icon name={delta.direction} size={14} />}
            {deltaText(delta, formatPercent)}
          </span>
        ) : (
          '\u2014'
        )}
      </td>
    </tr>
  );
}
