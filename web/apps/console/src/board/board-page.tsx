import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Empty } from '#ui/empty.tsx';
import type { BoardRow } from '#wire/board.ts';
import { ExportMenu } from '../export/export-menu.tsx';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { useHouse } from '../state/house.ts';
import { todayOf } from '../state/today.ts';
import { useFormat } from '../state/use-format.ts';
import { useBoardStrings } from '../strings/board.ts';
import { ViewsMenu } from '../views/views-menu.tsx';
import { BoardFilters } from './board-filters.tsx';
import { boardQuery } from './board-query.ts';
import { type BoardSearch, nextSort, periodOf } from './board-search.ts';
import { BoardTable } from './board-table.tsx';
import { BoardTotals } from './board-totals.tsx';
import { PriceDialog } from './price-dialog.tsx';
import { SetChips } from './set-chips.tsx';
import './board.css';

const route = getRouteApi('/board');

export function BoardPage() {
  const house = useHouse();
  const texts = useBoardStrings();
  const format = useFormat();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [priced, setPriced] = useState<BoardRow | null>(null);
  const period = periodOf(search, todayOf(house, search.store, Date.now()));
  const list = useInfiniteQuery({
    ...boardQuery(house, search.store, search, period),
    placeholderData: keepPreviousData,
  });
  const first = list.data?.pages[0];
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const change = (next: BoardSearch) =>
    void navigate({ search: ({ store }) => ({ ...(store ? { store } : {}), ...next }), replace: true });
  return (
    <div className="page board-page">
      <div className="page-head">
        <h1>{texts.title}</h1>
        {first ? (
          <p className="figure" role="status">
            {texts.span(format.date(first.from), format.date(first.to), format.count(first.count))}
          </p>
        ) : null}
        <ViewsMenu page="board" />
        <ExportMenu
          list="board"
          filters={{
            store: search.store,
            from: search.from,
            to: search.to,
            query: search.query,
            category: search.category,
          }}
        />
      </div>
      <BoardFilters key={JSON.stringify([search.from, search.to, search.query])} search={search} onChange={change} />
      {!first ? (
        list.error ? (
          <Failure error={list.error} retry={() => void list.refetch()} />
        ) : (
          <Waiting />
        )
      ) : (
        <>
          <BoardTotals board={first} />
          {search.by ? null : <SetChips board={first} search={search} onChange={change} />}
          {rows.length === 0 ? (
            <Empty icon="box" title={texts.empty} hint={texts.emptyHint} />
          ) : (
            <>
              <BoardTable
                board={first}
                rows={rows}
                search={search}
                onSort={(column) => change({ ...search, ...nextSort(search, column) })}
                onCategory={(category) => {
                  const { by: _, ...rest } = search;
                  change({ ...rest, category });
                }}
                onPrice={setPriced}
              />
              {list.hasNextPage ? (
                <div className="more">
                  <Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                    {texts.more(format.count(first.count - rows.length))}
                  </Button>
                </div>
              ) : null}
            </>
          )}
        </>
      )}
      {priced ? <PriceDialog row={priced} close={() => setPriced(null)} /> : null}
    </div>
  );
}
