import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from '#ui/button.tsx';
import { Empty } from '#ui/empty.tsx';
import { Icon } from '#ui/icon.tsx';
import type { ExceptionRow } from '#wire/analysis.ts';
import type { Product } from '#wire/types.ts';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { storeOf, useHouse } from '../state/house.ts';
import { exceptionsQuery, productsQuery } from '../state/queries.ts';
import { useFormat } from '../state/use-format.ts';
import { keepStore, useStoreChoice } from '../state/use-store-choice.ts';
import { useExceptionStrings } from '../strings/exceptions.ts';
import './exceptions-page.css';

export function ExceptionsPage() {
  const house = useHouse();
  const texts = useExceptionStrings();
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(
    exceptionsQuery(house, useStoreChoice()),
  );
  const rows = data?.pages.flatMap((page) => page.items) ?? [];
  const products = useQuery({ ...productsQuery(house), enabled: rows.some(({ sku }) => sku) });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{texts.title}</h1>
        <p>{texts.intro}</p>
      </div>
      {!data ? (
        error ? (
          <Failure error={error} retry={() => void refetch()} />
        ) : (
          <Waiting />
        )
      ) : rows.length === 0 && !hasNextPage ? (
        <Empty icon="check" title={texts.empty} hint={texts.emptyHint} />
      ) : (
        <div className="panel">
          <ul className="exceptions">
            {rows.map((row) => (
              <Exception key={row.id} row={row} product={row.sku ? products.data?.get(row.sku) : undefined} />
            ))}
          </ul>
          {hasNextPage ? (
            <div className="more">
              <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {texts.more}
              </Button>
            </div>
          ) : null}
        </div>
      )}
    </div>
  );
}

function Exception({ row, product }: { readonly row: ExceptionRow; readonly product: Product | undefined }) {
  const house = useHouse();
  const texts = useExceptionStrings();
  const format = useFormat();
  const chosen = keepStore(useStoreChoice());
  const known: Readonly<Record<string, string>> = texts.kinds;
  return (
    <li className="exception" data-exception={row.id}>
      <Icon name="warning" />
      <div>
        <p className="exception-what">{known[row.kind] ?? row.kind}</p>
        <p className="muted">
          <span className="figure">{format.dateTime(row.at, row.store)}</span>
          {` · ${storeOf(house, row.store)?.name ?? ''}`}
          {product ? ` · ${texts.product(`${product.code} ${format.name(product.names)}`)}` : ''}
        </p>
      </div>
      <Link to="/receipts" search={{ ...chosen, receipt: row.receipt }} className="text-link">
        {texts.open}
      </Link>
    </li>
  );
}
