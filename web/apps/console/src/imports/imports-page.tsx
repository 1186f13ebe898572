import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { useHouse } from '../state/house.ts';
import { keepStore, useStoreChoice } from '../state/use-store-choice.ts';
import { useImportStrings } from '../strings/imports.ts';
import { ExportsPanel } from './exports-panel.tsx';
import { History } from './history.tsx';
import { ProgressPanel } from './progress-panel.tsx';
import { ResultPanel } from './result-panel.tsx';
import { SetupPanel } from './setup-panel.tsx';
import { StartPanel } from './start-panel.tsx';
import { importQuery, isWorking } from './use-imports.ts';
import './imports-page.css';

const route = getRouteApi('/imports');

export function ImportsPage() {
  const texts = useImportStrings();
  const { import: id } = route.useSearch();
  const store = useStoreChoice();
  return (
    <div className="page imports-page">
      <div className="page-head">
        <h1>{texts.title}</h1>
        <p>{texts.intro}</p>
        {id ? (
          <Link to="/imports" search={keepStore(store)} className="text-link imports-back">
            {texts.another}
          </Link>
        ) : null}
      </div>
      {id ? <OpenImport id={id} /> : <Overview />}
    </div>
  );
}

function Overview() {
  return (
    <>
      <StartPanel />
      <History />
      <ExportsPanel />
    </>
  );
}

// What an import has changed is asked for anew by every page that shows it.
const changed_by_imports = ['products', 'stock', 'suppliers', 'movements', 'members', 'imports', 'import-quarantine'];

function OpenImport({ id }: { readonly id: string }) {
  const { data, error, refetch } = useQuery(importQuery(useHouse(), id));
  const cache = useQueryClient();
  const state = data?.state;
  useEffect(() => {
    if (state !== 'done' && state !== 'undone') return;
    for (const key of changed_by_imports) void cache.invalidateQueries({ queryKey: [key] });
  }, [state, cache]);
  if (!data) return error ? <Failure error={error} retry={() => void refetch()} /> : <Waiting />;
  if (data.state === 'uploaded') return <SetupPanel item={data} />;
  return isWorking(data) ? <ProgressPanel item={data} /> : <ResultPanel item={data} />;
}
