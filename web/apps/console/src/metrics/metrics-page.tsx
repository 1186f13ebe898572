import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Empty } from '#ui/empty.tsx';
import { Field } from '#ui/field.tsx';
import type { DictionaryEntry } from '#wire/board.ts';
import { ExportMenu } from '../export/export-menu.tsx';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { useHouse } from '../state/house.ts';
import { dictionaryQuery } from '../state/queries.ts';
import { type Format, useFormat } from '../state/use-format.ts';
import { keepStore, useStoreChoice } from '../state/use-store-choice.ts';
import { useMetricStrings } from '../strings/metrics.ts';
import { uses } from './uses.ts';
import './metrics.css';

const route = getRouteApi('/metrics');

// What every figure means, once, in the words of the server that computes it.
export function MetricsPage() {
  const texts = useMetricStrings();
  const house = useHouse();
  const format = useFormat();
  const { name } = route.useSearch();
  const [words, setWords] = useState('');
  const { data, error, refetch } = useQuery(dictionaryQuery(house));
  const shown = data?.filter((entry) => matches(entry, words, format)) ?? [];
  return (
    <div className="page metrics-page">
      <div className="page-head">
        <h1>{texts.title}</h1>
        <p>{texts.lead}</p>
        <ExportMenu list="metrics" />
      </div>
      <Field
        label={texts.search}
        type="search"
        className="metrics-search"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {!data ? (
        error ? (
          <Failure error={error} retry={() => void refetch()} />
        ) : (
          <Waiting />
        )
      ) : shown.length === 0 ? (
        <Empty icon="search" title={texts.empty} />
      ) : (
        <ul className="metric-list">
          {shown.map((entry) => (
            <Entry key={entry.name} entry={entry} open={entry.name === name ? 'yes' : 'no'} />
          ))}
        </ul>
      )}
    </div>
  );
}

function matches(entry: DictionaryEntry, words: string, format: Format): boolean {
  const text = `${entry.name} ${format.name(entry.names)} ${format.name(entry.formula)}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function Entry({ entry, open }: { readonly entry: DictionaryEntry; readonly open: 'no' | 'yes' }) {
  const texts = useMetricStrings();
  const format = useFormat();
  const store = useStoreChoice();
  const id = `metric-${entry.name}`;
  const pages = uses[entry.name] ?? [];
  useEffect(() => {
    if (open === 'yes') document.getElementById(id)?.scrollIntoView({ block: 'center' });
  }, [open, id]);
  return (
    <li
      id={id}
      className="panel metric-entry"
      data-metric={entry.name}
      aria-current={open === 'yes' ? 'true' : undefined}
    >
      <h2>
        <Link from="/metrics" to="." search={{ ...keepStore(store), name: entry.name }} replace className="text-link">
          {format.name(entry.names)}
        </Link>
        <code className="muted">{entry.name}</code>
      </h2>
      <p className="metric-formula">{format.name(entry.formula)}</p>
      <dl className="metric-facts">
        <div>
          <dt>{texts.unit}</dt>
          <dd>{texts.units[entry.unit]}</dd>
        </div>
        <div>
          <dt>{texts.source}</dt>
          <dd>{texts.sources[entry.source]}</dd>
        </div>
        <div>
          <dt>{texts.usedBy}</dt>
          <dd>
            {pages.length === 0 ? texts.api : null}
            {pages.map((page) => (
              <Link key={page} to={page} search={keepStore(store)} className="text-link">
                {texts.pages[page]}
              </Link>
            ))}
          </dd>
        </div>
      </dl>
    </li>
  );
}
