import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ExportMenu } from '../export/export-menu.tsx';
import { Failure, Waiting } from '../shell/page-state.tsx';
import type { StockSearch, StoreSearch } from '../state/filters.ts';
import { useHouse } from '../state/house.ts';
import { shelvesOfQuery } from '../state/queries.ts';
import { useStockStrings } from '../strings/stock.ts';
import { type Grid, rowOf, stockRowOf } from './grid.ts';
import { LedgerDrawer } from './ledger-drawer.tsx';
import { StockView } from './stock-view.tsx';
import { useAhead } from './use-ahead.ts';
import { useLiveGrid } from './use-live-grid.ts';
import './stock-page.css';

const route = getRouteApi('/stock');

export type PageSearch = StockSearch & StoreSearch;

export function StockPage() {
  const texts = useStockStrings();
  const address = route.useSearch();
  const navigate = route.useNavigate();
  const [search, change] = useAhead<PageSearch>(address, (next) => navigate({ search: () => next, replace: true }));
  const { data: grid, error, refetch } = useLiveGrid(address.store);
  const { sku, location, ...rest } = search;
  return (
    <div className="page stock-page">
      {grid ? (
        <StockView grid={grid} search={search} onChange={change} />
      ) : (
        <>
          <div className="page-head">
            <h1>{texts.title}</h1>
            <ExportMenu list="stock" filters={{ store: search.store, query: search.query }} />
          </div>
          {error ? <Failure error={error} retry={() => void refetch()} /> : <Waiting />}
        </>
      )}
      {sku && location ? <OpenLedger grid={grid} sku={sku} location={location} close={() => change(rest)} /> : null}
    </div>
  );
}

interface OpenLedgerProps {
  readonly grid: Grid | undefined;
  readonly sku: string;
  readonly location: string;
  readonly close: () => void;
}

// The shelf of the address: out of the grid, or asked for when it is not in it, as a link may name any.
function OpenLedger({ grid, sku, location, close }: OpenLedgerProps) {
  const house = useHouse();
  const at = grid ? rowOf(grid, sku, location) : null;
  const asked = useQuery({ ...shelvesOfQuery(house, sku), enabled: at === null });
  const row = grid && at !== null ? stockRowOf(grid, at) : asked.data?.find((each) => each.location === location);
  return row ? <LedgerDrawer row={row} close={close} /> : null;
}
