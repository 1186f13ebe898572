import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Dashboard, MetricName } from '#wire/analysis.ts';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { useHouse } from '../state/house.ts';
import { dashboardQuery } from '../state/queries.ts';
import { useFormat } from '../state/use-format.ts';
import { useStoreChoice } from '../state/use-store-choice.ts';
import { useLiveStrings } from '../strings/live.ts';
import { Feed } from './feed-panel.tsx';
import { FormulaDialog } from './formula-dialog.tsx';
import { HoursPanel } from './hours-panel.tsx';
import { KpiRow } from './kpi-row.tsx';
import { TopPanel } from './top-panel.tsx';
import './live-page.css';

export function LivePage() {
  const house = useHouse();
  const texts = useLiveStrings();
  const format = useFormat();
  const { data, error, refetch } = useQuery(dashboardQuery(house, useStoreChoice()));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{texts.title}</h1>
        {data ? <p>{texts.day(format.date(data.business_date))}</p> : null}
      </div>
      {data ? (
        <Panels dashboard={data} />
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <Waiting />
      )}
    </div>
  );
}

function Panels({ dashboard }: { readonly dashboard: Dashboard }) {
  const [asked, setAsked] = useState<MetricName | null>(null);
  return (
    <>
      <KpiRow dashboard={dashboard} onFormula={setAsked} />
      <div className="live-grid">
        <HoursPanel dashboard={dashboard} />
        <Feed />
        <TopPanel dashboard={dashboard} />
      </div>
      {asked ? <FormulaDialog name={asked} dashboard={dashboard} close={() => setAsked(null)} /> : null}
    </>
  );
}
