import { useQuery } from '@tanstack/react-query';
import { useStore } from '#ui/use-store.ts';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { useHouse } from '../state/house.ts';
import { liveState } from '../state/live.ts';
import { dashboardQuery } from '../state/queries.ts';
import { useFormat } from '../state/use-format.ts';
import { useStoreChoice } from '../state/use-store-choice.ts';
import { useWallStrings } from '../strings/wall.ts';
import { nameOfScene, scenesOf } from './scenes.ts';
import { useDark } from './use-dark.ts';
import { useTurning } from './use-turning.ts';
import { useWakeLock } from './use-wake-lock.ts';
import { WallBar } from './wall-bar.tsx';
import { WallFeed } from './wall-feed.tsx';
import { WallFigures } from './wall-figures.tsx';
import { WallHours } from './wall-hours.tsx';
import { WallRanking } from './wall-ranking.tsx';
import './wall-page.css';

// For a screen on the wall: read from five metres, touched by nobody. It turns from the company to each store and round again.
export function WallPage() {
  const house = useHouse();
  const texts = useWallStrings();
  const format = useFormat();
  const scope = useStoreChoice();
  const scenes = scenesOf(house, scope);
  const { at, state, toggle } = useTurning(scenes.length);
  const scene = scenes[at];
  const { data, error, refetch } = useQuery(dashboardQuery(house, scene));
  const live = useStore(liveState);
  useDark();
  useWakeLock();
  return (
    <main className="wall">
      <header className="wall-head">
        <h1>{nameOfScene(house, scene) ?? texts.company}</h1>
        {data ? <p>{format.date(data.business_date)}</p> : null}
        <WallBar scenes={scenes} at={at} state={state} onToggle={toggle} />
      </header>
      {data ? (
        <>
          <WallFigures dashboard={data} />
          <WallHours dashboard={data} />
          <WallRanking scope={scope} scene={scene} />
          <WallFeed scene={scene} />
        </>
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <Waiting />
      )}
      <p className="wall-offline" role="status">
        {live === 'offline' ? texts.offline : null}
      </p>
    </main>
  );
}
