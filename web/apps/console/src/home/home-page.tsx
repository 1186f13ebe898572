import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Dashboard, MetricName } from '#wire/analysis.ts';
import { Feed } from '../live/feed-panel.tsx';
import { receiptsOfDay } from '../live/figures.ts';
import { FormulaDialog } from '../live/formula-dialog.tsx';
import { HoursPanel } from '../live/hours-panel.tsx';
import { KpiRow } from '../live/kpi-row.tsx';
import { TopPanel } from '../live/top-panel.tsx';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { useHouse } from '../state/house.ts';
import { attentionQuery, dashboardQuery, hintsQuery } from '../state/queries.ts';
import { useFormat } from '../state/use-format.ts';
import { keepStore, useStoreChoice } from '../state/use-store-choice.ts';
import { useHomeStrings } from '../strings/home.ts';
import { useLiveStrings } from '../strings/live.ts';
import { useReportStrings } from '../strings/reports.ts';
import { ChecklistCard } from '../welcome/checklist-card.tsx';
import { checklistQuery } from '../welcome/checklist-query.ts';
import { AttentionPanel } from './attention-panel.tsx';
import { HintsPanel } from './hints-panel.tsx';
import { RankingPanel } from './ranking-panel.tsx';
import { StartPanel } from './start-panel.tsx';
import '../live/live-page.css';
import './home-page.css';

// First what needs a decision, then how the day goes. Figures are for who may read reports.
export function HomePage() {
  const house = useHouse();
  const texts = useHomeStrings();
  if (house.session.scopes.includes('report:read')) return <FiguresHome />;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{texts.title}</h1>
      </div>
      <StartPanel />
    </div>
  );
}

function FiguresHome() {
  const house = useHouse();
  const texts = useHomeStrings();
  const { day } = useLiveStrings();
  const format = useFormat();
  const report = useReportStrings();
  const store = useStoreChoice();
  const { data, error, refetch } = useQuery(dashboardQuery(house, store));
  const begins = useBeginning();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{texts.title}</h1>
        {data ? <p>{day(format.date(data.business_date))}</p> : null}
        <Link to="/reports" search={keepStore(store)} className="text-link">
          {report.link}
        </Link>
      </div>
      {begins ? (
        <Waiting />
      ) : (
        <>
          <ChecklistCard />
          <AttentionPanel />
          {data ? (
            <Panels dashboard={data} />
          ) : error ? (
            <Failure error={error} retry={() => void refetch()} />
          ) : (
            <Waiting />
          )}
        </>
      )}
    </div>
  );
}

// Until each panel has its first answer or refusal. They come within a moment of each other, and one that came later would
// push the others down under somebody's finger.
function useBeginning(): boolean {
  const house = useHouse();
  const store = useStoreChoice();
  const asked = useQueries({
    queries: [
      checklistQuery(house),
      attentionQuery(house, store),
      dashboardQuery(house, store),
      hintsQuery(house, store),
    ] as const,
  });
  return asked.some(({ isLoading, failureCount }) => isLoading && failureCount === 0);
}

function Panels({ dashboard }: { readonly dashboard: Dashboard }) {
  const [asked, setAsked] = useState<MetricName | null>(null);
  const texts = useLiveStrings();
  const format = useFormat();
  const store = useStoreChoice();
  const { business_date, compare_date, today, last_week_so_far, last_week } = dashboard;
  return (
    <>
      <KpiRow dashboard={dashboard} onFormula={setAsked} />
      <HintsPanel />
      <div className="live-grid">
        <HoursPanel dashboard={dashboard} />
        <Feed />
        <div className="home-lists">
          <RankingPanel dashboard={dashboard} />
          <TopPanel dashboard={dashboard} />
        </div>
      </div>
      {asked ? (
        <FormulaDialog
          name={asked}
          rows={[
            [texts.todaySoFar, format.date(business_date), today],
            [texts.lastWeekSoFar, format.date(compare_date), last_week_so_far],
            [texts.lastWeekWhole, format.date(compare_date), last_week],
          ]}
          receipts={receiptsOfDay(dashboard, store, {})}
          close={() => setAsked(null)}
        />
      ) : null}
    </>
  );
}
