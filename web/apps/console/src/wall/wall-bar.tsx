import { Link } from '@tanstack/react-router';
import { Icon } from '#ui/icon.tsx';
import { keepStore, useStoreChoice } from '../state/use-store-choice.ts';
import { useWallStrings } from '../strings/wall.ts';
import type { Turning } from './use-turning.ts';

export interface WallBarProps {
  readonly scenes: readonly (string | undefined)[];
  readonly at: number;
  readonly state: Turning['state'];
  readonly onToggle: () => void;
}

export function WallBar({ scenes, at, state, onToggle }: WallBarProps) {
  const texts = useWallStrings();
  const scope = useStoreChoice();
  const turn = state === 'turning' ? texts.pause : texts.play;
  return (
    <div className="wall-bar">
      {scenes.length > 1 ? (
        <>
          <span className="wall-dots" aria-hidden="true">
            {scenes.map((scene, place) => (
              <span key={scene ?? 'all'} className={place === at ? 'wall-dot wall-dot-on' : 'wall-dot'} />
            ))}
          </span>
          <button type="button" className="icon-button" aria-label={turn} title={turn} onClick={onToggle}>
            <Icon name={state === 'turning' ? 'pause' : 'play'} />
          </button>
        </>
      ) : null}
      <button
        type="button"
        className="icon-button"
        aria-label={texts.fullScreen}
        title={texts.fullScreen}
        onClick={() => void document.documentElement.requestFullscreen().catch(() => undefined)}
      >
        <Icon name="expand" />
      </button>
      <Link to="/" search={keepStore(scope)} className="icon-button" aria-label={texts.leave} title={texts.leave}>
        <Icon name="leave" />
      </Link>
    </div>
  );
}
