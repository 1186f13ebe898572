import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Empty } from '#ui/empty.tsx';
import type { ShelfList, ShelfRow } from '#wire/analysis.ts';
import { ExportMenu } from '../export/export-menu.tsx';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { Tabs } from '../shell/tabs.tsx';
import { type AttentionTab, attentionTabs } from '../state/filters.ts';
import { storeOf, useHouse } from '../state/house.ts';
import { shelvesQuery } from '../state/queries.ts';
import { type Format, useFormat } from '../state/use-format.ts';
import { keepStore } from '../state/use-store-choice.ts';
import { useAttentionStrings } from '../strings/attention.ts';
import { useUnitNames } from '../strings/units.ts';
import './attention-page.css';

const route = getRouteApi('/attention');

// What the home page counts, shelf by shelf, with the definition that it is counted by.
export function AttentionPage() {
  const house = useHouse();
  const texts = useAttentionStrings();
  const format = useFormat();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const tab = (search.tab as AttentionTab | undefined) ?? 'running_out';
  const { data, error, refetch } = useQuery(shelvesQuery(house, search.store, tab));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{texts.title}</h1>
        {data ? (
          <p className="figure" role="status">
            {texts.count(format.count(data.count))}
          </p>
        ) : null}
        <ExportMenu list="attention" filters={{ store: search.store, outlook: tab }} />
      </div>
      <Tabs
        label={texts.tabsLabel}
        options={attentionTabs.map((value) => ({ value, label: texts.tabs[value] }))}
        value={tab}
        onChange={(next) => void navigate({ search: (before) => ({ ...before, tab: next }) })}
      />
      {data ? (
        <Shelves list={data} tab={tab} />
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <Waiting />
      )}
    </div>
  );
}

function Shelves({ list, tab }: { readonly list: ShelfList; readonly tab: AttentionTab }) {
  const texts = useAttentionStrings();
  const format = useFormat();
  const { pace_days, cover_days, unsold_days } = list.rules;
  const pace = format.count(pace_days);
  const meaning = texts.meaning[tab](pace, format.count(cover_days), format.count(unsold_days));
  const last = tab === 'unsold' ? texts.columns.moved : texts.columns.cover;
  return (
    <>
      <p className="meaning">{meaning}</p>
      {list.items.length === 0 ? (
        <Empty icon="check" title={texts.empty} hint={texts.emptyHint} />
      ) : (
        <div className="panel table-scroll">
          <table className="plain-table" aria-label={texts.tabs[tab]}>
            <thead>
              <tr>
                <th scope="col">{texts.columns.product}</th>
                <th scope="col">{texts.columns.store}</th>
                <th scope="col" className="figure-cell">
                  {texts.columns.on_hand}
                </th>
                <th scope="col" className="figure-cell">
                  {texts.columns.sold(pace)}
                </th>
                <th scope="col" className="figure-cell">
                  {last}
                </th>
                <th scope="col" className="figure-cell">
                  {texts.columns.cost}
                </th>
              </tr>
            </thead>
            <tbody>
              {list.items.map((row) => (
                <Shelf key={row.location + row.sku} row={row} tab={tab} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

function Shelf({ row, tab }: { readonly row: ShelfRow; readonly tab: AttentionTab }) {
  const house = useHouse();
  const texts = useAttentionStrings();
  const units = useUnitNames();
  const format = useFormat();
  const { store } = route.useSearch();
  const name = format.name(row.names);
  const { sku, location } = row;
  return (
    <tr data-shelf={sku}>
      <td>
        <Link
          to="/stock"
          search={{ ...keepStore(store), sku, location }}
          className="text-link"
          aria-label={texts.open(name)}
        >
          {name}
        </Link>
        <span className="top-code">{row.code}</span>
      </td>
      <td>{storeOf(house, row.store)?.code}</td>
      <td className={row.on_hand_milli <= 0 ? 'figure-cell below-zero' : 'figure-cell'}>
        {`${format.quantity(row.on_hand_milli)} ${units[row.unit]}`}
      </td>
      <td className="figure-cell">{format.quantity(row.units_milli)}</td>
      <td className="figure-cell">{tab === 'unsold' ? moved(row, format) : lasts(row, texts.days, format)}</td>
      <td className="figure-cell">{format.amount(row.cost)}</td>
    </tr>
  );
}

function moved(row: ShelfRow, format: Format): string {
  return row.moved_at ? format.dateTime(row.moved_at, row.store) : '\u2014';
}

// Tenths of a day, "3.5 d".
function lasts(row: ShelfRow, days: (text: string) => string, format: Format): string {
  return row.cover_days_e1 ? days(format.quantity(row.cover_days_e1 * 100)) : '\u2014';
}
