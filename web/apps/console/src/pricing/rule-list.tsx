import type { UseQueryResult } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Empty } from '#ui/empty.tsx';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { usePricingStrings } from '../strings/pricing/strings.ts';
import { type RuleState, states, type Tab } from './search.ts';

const route = getRouteApi('/pricing');

export interface RuleColumn<Row> {
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  readonly figure?: boolean;
}

export interface RuleListProps<Row> {
  readonly tab: Exclude<Tab, 'trial'>;
  readonly query: UseQueryResult<readonly Row[]>;
  readonly columns: readonly RuleColumn<Row>[];
  readonly keyOf: (row: Row) => string;
  readonly stateOf?: (row: Row) => RuleState;
  readonly intro?: string;
  readonly more?: ReactNode;
}

// A list of rules with its states, and the way to a new one. What is shown is in the address.
export function RuleList<Row>({ tab, query, columns, keyOf, stateOf, intro, more }: RuleListProps<Row>) {
  const texts = usePricingStrings();
  const { state } = route.useSearch();
  const rows = query.data?.filter((row) => !state || !stateOf || stateOf(row) === state) ?? [];
  return (
    <>
      <div className="rules-head">
        {stateOf ? <StateFilter chosen={state} /> : null}
        {intro ? <p>{intro}</p> : null}
        {more}
        <Link
          from="/pricing"
          to="."
          search={(search) => ({ ...search, rule: 'new' })}
          className="button button-primary button-normal"
        >
          {texts.add[tab]}
        </Link>
      </div>
      {!query.data ? (
        query.error ? (
          <Failure error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Waiting />
        )
      ) : rows.length === 0 ? (
        <Empty icon="ticket" title={texts.none} hint={texts.noneHint} />
      ) : (
        <div className="panel rules-panel">
          <table className="plain-table" aria-label={texts.tabs[tab]}>
            <thead>
              <tr>
                {columns.map(({ title, figure }) => (
                  <th key={title} scope="col" className={figure ? 'figure-cell' : undefined}>
                    {title}
                  </th>
                ))}
                {stateOf ? <th scope="col">{texts.state}</th> : null}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={keyOf(row)} data-rule={keyOf(row)}>
                  {columns.map(({ title, cell, figure }) => (
                    <td key={title} data-title={title} className={figure ? 'figure-cell' : undefined}>
                      {cell(row)}
                    </td>
                  ))}
                  {stateOf ? (
                    <td data-title={texts.state}>
                      <StateTag state={stateOf(row)} />
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

export function RuleLink({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <Link from="/pricing" to="." search={(search) => ({ ...search, rule: id })} className="text-link">
      {children}
    </Link>
  );
}

function StateTag({ state }: { readonly state: RuleState }) {
  const { states: names } = usePricingStrings();
  const look = { planned: 'tag tag-wait', running: 'tag tag-running', ended: 'tag' }[state];
  return <span className={look}>{names[state]}</span>;
}

function StateFilter({ chosen }: { readonly chosen: RuleState | undefined }) {
  const texts = usePricingStrings();
  const navigate = route.useNavigate();
  return (
    <select
      className="input"
      aria-label={texts.state}
      value={chosen ?? ''}
      onChange={(event) => {
        const next = states.find((state) => state === event.target.value);
        void navigate({ search: ({ state: _, ...rest }) => (next ? { ...rest, state: next } : rest) });
      }}
    >
      <option value="">{texts.anyState}</option>
      {states.map((state) => (
        <option key={state} value={state}>
          {texts.states[state]}
        </option>
      ))}
    </select>
  );
}

// Closes what lies open and leaves the rest of the address.
export function useCloseRule(): () => void {
  const navigate = route.useNavigate();
  return () => void navigate({ search: ({ rule: _, sku: __, ...rest }) => rest, replace: true });
}
