import { Icon } from '#ui/icon.tsx';
import { useStore } from '#ui/use-store.ts';
import { useTill } from '../state/use-till.ts';
import { useStrings } from '../strings/strings.ts';
import './pill.css';

// Always on the screen: is the server there, and what has not reached it.
export function Pill({ onOpen }: { readonly onOpen: () => void }) {
  const till = useTill();
  const { link: texts } = useStrings();
  const link = useStore(till.link);
  const { queued, refused } = useStore(till.queue);
  const tone = refused.length > 0 ? 'bad' : link === 'online' && queued.length === 0 ? 'good' : 'waiting';
  const parts = [
    texts[link],
    ...(queued.length > 0 ? [texts.unsent(queued.length)] : []),
    ...(refused.length > 0 ? [texts.refused(refused.length)] : []),
  ];
  return (
    <button type="button" className={`pill pill-${tone}`} onClick={onOpen} title={texts.open}>
      <Icon name={refused.length > 0 ? 'warning' : link === 'online' ? 'cloud' : 'cloudOff'} />
      <span>
        {parts.map((part, at) => (
          <span key={part} className={at === 0 ? 'pill-link' : 'pill-count figure'}>
            {part}
          </span>
        ))}
      </span>
    </button>
  );
}
