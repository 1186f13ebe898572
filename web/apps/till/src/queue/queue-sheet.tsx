import { type ReactNode, useEffect, useState } from 'react';
import { formatMoney, formatTime } from '#i18n/format.ts';
import { useLanguage } from '#i18n/messages.ts';
import { problemText } from '#i18n/problems/problems.ts';
import type { QueueItem } from '#sync/queue.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Empty } from '#ui/empty.tsx';
import { useStore } from '#ui/use-store.ts';
import { useTill } from '../state/use-till.ts';
import { useStrings } from '../strings/strings.ts';
import './queue-sheet.css';

export function QueueSheet({ close }: { readonly close: () => void }) {
  const till = useTill();
  const { queue: texts, common } = useStrings();
  const link = useStore(till.link);
  const { queued, refused, flagged } = useStore(till.queue);
  const exceptionsOf = ({ delivery }: QueueItem) => delivery.exceptions.map(({ kind }) => texts[kind]).join(' · ');
  return (
    <Dialog title={texts.title} closeLabel={common.close} onClose={close} side="right">
      {queued.length + refused.length + flagged.length === 0 ? (
        <Empty icon="check" title={texts.allSent} hint={texts.allSentHint} />
      ) : null}
      <Group title={texts.refused} items={refused} tone="bad" hint={texts.explain} reasonOf={useReason()}>
        <Button look="danger" onClick={() => void till.retry()}>
          {texts.retry}
        </Button>
      </Group>
      <Group
        title={texts.queued}
        items={queued}
        tone="waiting"
        hint={link === 'signed_out' ? texts.signedOut : texts.waiting}
        reasonOf={({ delivery }) => (delivery.attempt_count > 0 ? texts.attempts(delivery.attempt_count) : '')}
      >
        <Button onClick={till.kick}>{texts.retry}</Button>
      </Group>
      <Group title={texts.flagged} items={flagged} tone="waiting" reasonOf={exceptionsOf} />
      <StorageState />
    </Dialog>
  );
}

function useReason(): (item: QueueItem) => string {
  const language = useLanguage();
  return ({ delivery }) => problemText(delivery.problem, language);
}

interface GroupProps {
  readonly title: string;
  readonly items: readonly QueueItem[];
  readonly tone: 'bad' | 'waiting';
  readonly hint?: string;
  readonly reasonOf: (item: QueueItem) => string;
  readonly children?: ReactNode;
}

function Group({ title, items, tone, hint, reasonOf, children }: GroupProps) {
  const till = useTill();
  const language = useLanguage();
  const { queue: texts } = useStrings();
  const { currency, store } = useStore(till.shop);
  if (items.length === 0) return null;
  return (
    <section className={`queue-group queue-${tone}`} aria-label={title}>
      <h3>
        {title}
        <span className="figure">{items.length}</span>
      </h3>
      {hint ? <p className="queue-hint">{hint}</p> : null}
      <ul>
        {items.map((item) => {
          const { receipt, float: entered } = item;
          const at = receipt?.at ?? entered?.at ?? '';
          return (
            <li key={item.delivery.device_sequence}>
              <span className="figure">{receipt?.number ?? texts.float}</span>
              <span className="figure queue-time">{at ? formatTime(at, { language, zone: store.zone }) : ''}</span>
              <span className="figure queue-sum">{formatMoney(receipt?.total ?? entered?.amount ?? 0, currency)}</span>
              <span className="queue-reason">{reasonOf(item)}</span>
            </li>
          );
        })}
      </ul>
      {children}
    </section>
  );
}

// Whether the browser promised not to throw the journal away when the disk is full.
function StorageState() {
  const { queue: texts } = useStrings();
  const [persistent, setPersistent] = useState<boolean | null>(null);
  useEffect(() => {
    void navigator.storage?.persist?.().then(setPersistent);
  }, []);
  if (persistent === null) return null;
  return <p className="queue-storage">{persistent ? texts.persistent : texts.notPersistent}</p>;
}
