import { useQuery } from '@tanstack/react-query';
import { ranking } from '../home/ranking.ts';
import { useHouse } from '../state/house.ts';
import { dashboardQuery } from '../state/queries.ts';
import { useFormat } from '../state/use-format.ts';
import { useWallStrings } from '../strings/wall.ts';

const rows_max = 6;

export interface WallRankingProps {
  readonly scope: string | undefined;
  // The store that the wall speaks of now.
  readonly scene: string | undefined;
}

export function WallRanking({ scope, scene }: WallRankingProps) {
  const house = useHouse();
  const texts = useWallStrings();
  const format = useFormat();
  const { data } = useQuery(dashboardQuery(house, scope));
  const rows = data ? ranking(house, scope, data.stores) : [];
  if (rows.length < 2) return null;
  return (
    <section className="wall-ranking" aria-labelledby="wall-ranking">
      <h2 id="wall-ranking" className="wall-label">
        {texts.ranking}
      </h2>
      <ol>
        {rows.slice(0, rows_max).map(({ store, net_sales }, at) => (
          <li key={store.id} className={store.id === scene ? 'wall-rank wall-rank-on' : 'wall-rank'}>
            <span className="figure">{at + 1}</span>
            <span className="wall-rank-name">{store.name}</span>
            <span className="figure">{format.amount(net_sales)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
