import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Empty } from '#ui/empty.tsx';
import { Icon } from '#ui/icon.tsx';
import type { ExceptionRow } from '#wire/analysis.ts';
import type { Product } from '#wire/types.ts';
import { ExportMenu } from '../export/export-menu.tsx';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { Tabs } from '../shell/tabs.tsx';
import { storeOf, useHouse } from '../state/house.ts';
import { exceptionsQuery, productsQuery } from '../state/queries.ts';
import { useFormat } from '../state/use-format.ts';
import { keepStore, useStoreChoice } from '../state/use-store-choice.ts';
import { useExceptionStrings } from '../strings/exceptions.ts';
import { SettleDialog } from './settle-dialog.tsx';
import './exceptions-page.css';

const route = getRouteApi('/exceptions');
const states = ['open', 'settled', 'all'] as const;
type State = (typeof states)[number];

export function ExceptionsPage() {
  const house = useHouse();
  const texts = useExceptionStrings();
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const state = (search.state as State | undefined) ?? 'open';
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(
    exceptionsQuery(house, search.store, state === 'all' ? undefined : state),
  );
  const [settling, setSettling] = useState<ExceptionRow | null>(null);
  const rows = data?.pages.flatMap((page) => page.items) ?? [];
  const products = useQuery({ ...productsQuery(house), enabled: rows.some(({ sku }) => sku) });
  const choose = (next: State) =>
    void navigate({ search: ({ state: _, ...rest }) => (next === 'open' ? rest : { ...rest, state: next }) });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{texts.title}</h1>
        <p>{texts.intro}</p>
        <ExportMenu list="exceptions" filters={{ store: search.store, state: state === 'all' ? undefined : state }} />
      </div>
      <Tabs
        label={texts.statesLabel}
        options={states.map((value) => ({ value, label: texts.states[value] }))}
        value={state}
        onChange={choose}
      />
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
              <Exception
                key={row.id}
                row={row}
                product={row.sku ? products.data?.get(row.sku) : undefined}
                onSettle={setSettling}
              />
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
      {settling ? <SettleDialog row={settling} close={() => setSettling(null)} /> : null}
    </div>
  );
}

interface ExceptionProps {
  readonly row: ExceptionRow;
  readonly product: Product | undefined;
  readonly onSettle: (row: ExceptionRow) => void;
}

function Exception({ row, product, onSettle }: ExceptionProps) {
  const house = useHouse();
  const texts = useExceptionStrings();
  const format = useFormat();
  const chosen = keepStore(useStoreChoice());
  const known: Readonly<Record<string, string>> = texts.kinds;
  return (
    <li className="exception" data-exception={row.id}>
      <Icon name={row.settled_at ? 'check' : 'warning'} />
      <div>
        <p className="exception-what">{known[row.kind] ?? row.kind}</p>
        <p className="muted">
          <span className="figure">{format.dateTime(row.at, row.store)}</span>
          {` · ${storeOf(house, row.store)?.name ?? ''}`}
          {product ? ` · ${texts.product(`${product.code} ${format.name(product.names)}`)}` : ''}
        </p>
        {row.settled_at ? (
          <p className="muted">
            {texts.settledAt(format.dateTime(row.settled_at, row.store))}
            {row.note ? ` · ${row.note}` : ''}
          </p>
        ) : null}
      </div>
      <div className="exception-acts">
        <Link to="/receipts" search={{ ...chosen, receipt: row.receipt }} className="text-link">
          {texts.open}
        </Link>
        {row.settled_at ? null : <Button onClick={() => onSettle(row)}>{texts.settle}</Button>}
      </div>
    </li>
  );
}
