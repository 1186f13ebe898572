import { useEffect } from 'react';
import { Icon } from '#ui/icon.tsx';
import { showToast } from '#ui/toast.tsx';
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
  const caught_up = useStore(till.caught_up);
  useEffect(() => {
    if (!caught_up) return;
    showToast(texts.caughtUp(caught_up.sent, caught_up.conflicts), caught_up.conflicts > 0 ? 'bad' : 'good');
    till.caught_up.set(null);
  }, [caught_up, till, texts]);
  const tone = refused.length > 0 ? 'bad' : link === 'online' && queued.length === 0 ? 'good' : 'waiting';
  const parts = [
    texts[link],
    ...(queued.length > 0 ? [link === 'offline' ? texts.safeHere(queued.length) : texts.unsent(queued.length)] : []),
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
