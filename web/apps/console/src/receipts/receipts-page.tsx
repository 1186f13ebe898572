import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from '#ui/button.tsx';
import { Empty } from '#ui/empty.tsx';
import { ExportMenu } from '../export/export-menu.tsx';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { useHouse } from '../state/house.ts';
import { receiptsQuery } from '../state/queries.ts';
import { useFormat } from '../state/use-format.ts';
import { useReceiptStrings } from '../strings/receipts.ts';
import { ViewsMenu } from '../views/views-menu.tsx';
import { FilterBar } from './filter-bar.tsx';
import { ReceiptDrawer } from './receipt-drawer.tsx';
import { ReceiptTable } from './receipt-table.tsx';
import './receipts-page.css';

const route = getRouteApi('/receipts');

export function ReceiptsPage() {
  const house = useHouse();
  const texts = useReceiptStrings();
  const format = useFormat();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(receiptsQuery(house, search));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const { receipt, store: _, ...filters } = search;
  const filtered = Object.values(filters).some((value) => value !== undefined);
  const close = () => void navigate({ search: ({ receipt: _, ...rest }) => rest, replace: true });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{texts.title}</h1>
        {list.data ? (
          <p className="figure" role="status">
            {texts.count(format.count(rows.length), list.hasNextPage)}
          </p>
        ) : null}
        <ViewsMenu page="receipts" />
        <ExportMenu list="receipts" filters={{ ...filters, store: search.store }} />
      </div>
      <FilterBar
        // The form starts anew when the address changes under it.
        key={JSON.stringify(filters)}
        search={search}
        onApply={(next) => void navigate({ search: ({ store }) => ({ ...(store ? { store } : {}), ...next }) })}
      />
      {!list.data ? (
        list.error ? (
          <Failure error={list.error} retry={() => void list.refetch()} />
        ) : (
          <Waiting />
        )
      ) : rows.length === 0 ? (
        <Empty
          icon="receipt"
          title={filtered ? texts.empty : texts.none}
          hint={filtered ? texts.emptyHint : texts.noneHint}
        />
      ) : (
        <div className="panel receipts-panel">
          <ReceiptTable rows={rows} />
          {list.hasNextPage ? (
            <div className="more">
              <Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {texts.more}
              </Button>
            </div>
          ) : null}
        </div>
      )}
      {receipt ? <ReceiptDrawer id={receipt} close={close} /> : null}
    </div>
  );
}
