import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Empty } from '#ui/empty.tsx';
import { Icon, type IconName } from '#ui/icon.tsx';
import { Failure, Waiting } from '../shell/page-state.tsx';
import type { FeedItem } from '../state/feed.ts';
import { storeOf, useHouse } from '../state/house.ts';
import { feedQuery } from '../state/queries.ts';
import { useFormat } from '../state/use-format.ts';
import { keepStore, useStoreChoice } from '../state/use-store-choice.ts';
import { type LiveStrings, useLiveStrings } from '../strings/live.ts';

const icons: Readonly<Record<FeedItem['kind'], IconName>> = {
  sale: 'receipt',
  refund: 'back',
  goods_receipt: 'box',
  adjustment: 'box',
  exception: 'warning',
};

export function Feed() {
  const house = useHouse();
  const texts = useLiveStrings();
  const { data, error, refetch } = useQuery(feedQuery(house, useStoreChoice()));
  return (
    <div className="panel feed">
      <div className="panel-head">
        <h2 id="feed-title">{texts.feed}</h2>
      </div>
      {!data ? (
        error ? (
          <Failure error={error} retry={() => void refetch()} />
        ) : (
          <Waiting />
        )
      ) : data.length === 0 ? (
        <Empty icon="chart" title={texts.feedEmpty} hint={texts.feedHint} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section className="feed-scroll" aria-labelledby="feed-title" tabIndex={0}>
          <ol>
            {data.map((item) => (
              <FeedRow key={item.id} item={item} />
            ))}
          </ol>
        </section>
      )}
    </div>
  );
}

function sentence(item: FeedItem, texts: LiveStrings, quantity: (milli: number) => string): string {
  switch (item.kind) {
    case 'sale':
    case 'refund':
      return texts[item.kind](item.number);
    case 'goods_receipt':
    case 'adjustment':
      return texts[item.kind](quantity(item.quantity_milli), item.line_count);
    case 'exception':
      return texts.exception;
  }
}

function FeedRow({ item }: { readonly item: FeedItem }) {
  const house = useHouse();
  const texts = useLiveStrings();
  const format = useFormat();
  const chosen = keepStore(useStoreChoice());
  const text = sentence(item, texts, format.quantity);
  return (
    <li className={`feed-item feed-${item.kind}`} data-feed={item.id}>
      <Icon name={icons[item.kind]} size={18} />
      <span className="feed-text">
        {'receipt' in item ? (
          <Link to="/receipts" search={{ ...chosen, receipt: item.receipt }} className="text-link">
            {text}
          </Link>
        ) : (
          <Link to="/stock" search={{ ...chosen, sku: item.sku, location: item.location }} className="text-link">
            {text}
          </Link>
        )}
        <span className="feed-when figure">
          {`${format.time(item.at, item.store)} ${storeOf(house, item.store)?.code ?? ''}`}
        </span>
      </span>
      {'total' in item ? (
        <span className="figure feed-sum">{format.amount(item.kind === 'refund' ? -item.total : item.total)}</span>
      ) : null}
    </li>
  );
}
