import { useQuery } from '@tanstack/react-query';
import { storeOf, useHouse } from '../state/house.ts';
import { feedQuery } from '../state/queries.ts';
import { useFormat } from '../state/use-format.ts';
import { useWallStrings } from '../strings/wall.ts';

// Beside a ranking there is room for fewer; what does not fit is cut.
const rows_max = 10;

// The newest receipts only: what else happens is not for customers' eyes.
export function WallFeed({ scene }: { readonly scene: string | undefined }) {
  const house = useHouse();
  const texts = useWallStrings();
  const format = useFormat();
  const { data } = useQuery(feedQuery(house, scene));
  const rows = (data ?? []).flatMap((item) => (item.kind === 'sale' || item.kind === 'refund' ? [item] : []));
  return (
    <section className="wall-feed" aria-labelledby="wall-feed">
      <h2 id="wall-feed" className="wall-label">
        {texts.feed}
      </h2>
      {data && rows.length === 0 ? <p className="wall-rank">{texts.quiet}</p> : null}
      <ol>
        {rows.slice(0, rows_max).map((item) => (
          <li key={item.id} className="wall-rank" data-feed={item.id}>
            <span className="figure">{format.time(item.at, item.store)}</span>
            <span className="wall-rank-name">{storeOf(house, item.store)?.name}</span>
            <span className="figure">{format.amount(item.kind === 'refund' ? -item.total : item.total)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
