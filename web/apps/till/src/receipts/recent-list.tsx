import { formatDateTime, formatMoney } from '#i18n/format.ts';
import { useLanguage } from '#i18n/messages.ts';
import { Empty } from '#ui/empty.tsx';
import { useStore } from '#ui/use-store.ts';
import type { Receipt } from '#wire/types.ts';
import { useTill } from '../state/use-till.ts';
import { useStrings } from '../strings/strings.ts';
import type { RecentReceipt } from './recent.ts';

export interface RecentListProps {
  readonly receipts: readonly RecentReceipt[];
  readonly chosen: string | null;
  readonly onChoose: (receipt: Receipt) => void;
}

export function RecentList({ receipts, chosen, onChoose }: RecentListProps) {
  const { receipts: texts } = useStrings();
  const language = useLanguage();
  const { store, currency } = useStore(useTill().shop);
  if (receipts.length === 0) return <Empty icon="receipt" title={texts.none} hint={texts.noneHint} />;
  return (
    <>
      <h2 className="receipts-head">{texts.recent}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="receipts-scroll" aria-label={texts.recent} tabIndex={0}>
        <ul className="receipts-list">
          {receipts.map(({ receipt, state }) => (
            <li key={receipt.id}>
              <button type="button" aria-pressed={receipt.id === chosen} onClick={() => onChoose(receipt)}>
                <span className="receipts-number figure">{receipt.number}</span>
                <span className={`receipts-state state-${state}`}>{texts[state]}</span>
                <span className="receipts-time figure">
                  {formatDateTime(receipt.at, { language, zone: store.zone })}
                </span>
                <span className="receipts-sum figure">{formatMoney(receipt.total, currency)}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
