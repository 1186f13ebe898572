import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from '#ui/button.tsx';
import type { TimelineItem } from '#wire/members.ts';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { storeOf, useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
import { keepStore, useStoreChoice } from '../state/use-store-choice.ts';
import { useMemberStrings } from '../strings/members.ts';
import { timelineQuery } from './member-queries.ts';

export function Timeline({ id }: { readonly id: string }) {
  const house = useHouse();
  const texts = useMemberStrings();
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(
    timelineQuery(house, id),
  );
  if (!data) return error ? <Failure error={error} retry={() => void refetch()} /> : <Waiting />;
  return (
    <>
      <ol className="timeline">
        {data.pages
          .flatMap((page) => page.items)
          .map((item) => (
            <Item key={`${item.kind}${item.receipt ?? item.at}`} item={item} />
          ))}
      </ol>
      {hasNextPage ? (
        <div className="more">
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {texts.older}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function Item({ item }: { readonly item: TimelineItem }) {
  const house = useHouse();
  const texts = useMemberStrings();
  const format = useFormat();
  const chosen = useStoreChoice();
  const { kind, at, receipt, number, store, total, points, fields, who } = item;
  const names: Readonly<Record<string, string>> = texts.fields;
  return (
    <li className={`timeline-item timeline-${kind}`} data-kind={kind}>
      <time dateTime={at} className="muted figure">
        {format.dateTime(at, store ?? '')}
      </time>
      <span>
        <strong>{texts.kinds[kind]}</strong>{' '}
        {receipt ? (
          <Link to="/receipts" search={{ ...keepStore(chosen), receipt }} className="text-link figure">
            {number}
          </Link>
        ) : null}{' '}
        {store ? <span className="muted">{storeOf(house, store)?.name}</span> : null}
        {kind === 'change'
          ? texts.changed(fields.map((field) => names[field] ?? field).join(texts.and), who ?? '')
          : null}
      </span>
      <span className="timeline-sums figure">
        {total === null ? null : <span>{format.amount(total)}</span>}
        {points ? <span className="muted">{texts.points(points)}</span> : null}
      </span>
    </li>
  );
}
