import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useState } from 'react';
import { Empty } from '#ui/empty.tsx';
import { Icon } from '#ui/icon.tsx';
import { ExportMenu } from '../export/export-menu.tsx';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { storeOf, useHouse } from '../state/house.ts';
import { stockQuery } from '../state/queries.ts';
import { useFormat } from '../state/use-format.ts';
import { useStockStrings } from '../strings/stock.ts';
import { LedgerDrawer } from './ledger-drawer.tsx';
import { haystack, matching, type Order, sorted } from './shelves.ts';
import { StockGrid } from './stock-grid.tsx';
import './stock-page.css';

const route = getRouteApi('/stock');

export function StockPage() {
  const house = useHouse();
  const texts = useStockStrings();
  const format = useFormat();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(stockQuery(house, search.store));
  const [order, setOrder] = useState<Order>({ column: 'code', direction: 'ascending' });
  const query = useDeferredValue(search.query ?? '');
  const hay = useMemo(() => data?.map(haystack) ?? [], [data]);
  const shown = useMemo(() => {
    const reader = {
      name: (row: { names: Parameters<typeof format.name>[0] }) => format.name(row.names),
      store: (row: { store: string }) => storeOf(house, row.store)?.code ?? '',
    };
    return sorted(matching(data ?? [], hay, query), order, reader);
  }, [data, hay, query, order, format, house]);
  const { sku, location } = search;
  const open = data?.find((row) => row.sku === sku && row.location === location);
  const setQuery = (text: string) =>
    void navigate({ search: ({ query: _, ...rest }) => (text ? { ...rest, query: text } : rest), replace: true });
  const close = () => void navigate({ search: ({ sku: _sku, location: _location, ...rest }) => rest, replace: true });
  return (
    <div className="page stock-page">
      <div className="page-head">
        <h1>{texts.title}</h1>
        {data ? (
          <p className="figure" role="status">
            {texts.count(format.count(shown.length), format.count(data.length))}
          </p>
        ) : null}
        <SearchBox text={search.query ?? ''} onText={setQuery} />
        <ExportMenu list="stock" filters={{ store: search.store, query: search.query }} />
      </div>
      {!data ? (
        error ? (
          <Failure error={error} retry={() => void refetch()} />
        ) : (
          <Waiting />
        )
      ) : shown.length === 0 ? (
        <Empty
          icon="box"
          title={data.length === 0 ? texts.empty : texts.noMatch}
          hint={data.length === 0 ? texts.emptyHint : texts.noMatchHint}
        />
      ) : (
        <StockGrid rows={shown} order={order} onOrder={setOrder} />
      )}
      {open ? <LedgerDrawer row={open} close={close} /> : null}
    </div>
  );
}

function SearchBox({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) {
  const texts = useStockStrings();
  const [typed, setTyped] = useState(text);
  return (
    <div className="stock-search">
      <Icon name="search" size={18} />
      <input
        type="search"
        className="input"
        aria-label={texts.search}
        placeholder={texts.searchHint}
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          onText(event.target.value);
        }}
      />
    </div>
  );
}
