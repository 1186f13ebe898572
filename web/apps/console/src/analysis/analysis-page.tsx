import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { Empty } from '#ui/empty.tsx';
import type { MetricName } from '#wire/analysis.ts';
import { FormulaDialog } from '../live/formula-dialog.tsx';
import { Waiting } from '../shell/page-state.tsx';
import type { CompareKind } from '../state/filters.ts';
import { useHouse } from '../state/house.ts';
import { storesInScope } from '../state/scope.ts';
import { useFormat } from '../state/use-format.ts';
import { keepStore } from '../state/use-store-choice.ts';
import { useAnalysisStrings } from '../strings/analysis.ts';
import { AnalysisFilters } from './analysis-filters.tsx';
import { CategoryPanel } from './category-panel.tsx';
import { HeatPanel } from './heat-panel.tsx';
import { businessDate, comparedPeriod, isReversed, periodOf } from './period.ts';
import { StorePanel } from './store-panel.tsx';
import type { Subject } from './subject.ts';
import { SumsRow } from './sums-row.tsx';
import { TrendPanel } from './trend-panel.tsx';
import { useFigures } from './use-figures.tsx';
import '../live/live-page.css';
import './analysis-page.css';

const route = getRouteApi('/analysis');

// A period from every side: its sums, its days, the hours of a day, stores, categories, weekday and hour. All that is chosen is in the
// address.
export function AnalysisPage() {
  const house = useHouse();
  const texts = useAnalysisStrings();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const store = storesInScope(house, search.store)[0] ?? house.session.stores[0];
  const today = store ? businessDate(store, Date.now()) : '2000-01-01';
  const period = periodOf(search, today);
  const compare = (search.compare ?? 'before') as CompareKind | 'none';
  const subject: Subject = {
    scope: search.store,
    metric: (search.metric as MetricName | undefined) ?? 'net_sales',
    period,
    compared: compare === 'none' ? null : comparedPeriod(period, compare),
    today,
    first_hour: Math.floor((store?.cutoff_minutes ?? 0) / 60),
  };
  return (
    <div className="page analysis">
      <div className="page-head">
        <h1>{texts.title}</h1>
      </div>
      <AnalysisFilters
        search={{ ...period, compare, metric: subject.metric }}
        today={today}
        onChange={(more) => void navigate({ search: (before) => ({ ...before, ...period, ...more }), replace: true })}
      />
      {isReversed(period) ? <Empty icon="chart" title={texts.reversed} /> : <Panels subject={subject} />}
    </div>
  );
}

function Panels({ subject }: { readonly subject: Subject }) {
  const texts = useAnalysisStrings();
  const format = useFormat();
  const [asked, setAsked] = useState<MetricName | null>(null);
  const sums = useFigures(subject, 'total');
  const { period, compared, scope, today } = subject;
  const now = sums.now?.[0]?.figures;
  const before = sums.before?.[0]?.figures;
  if (!now) return sums.failure ?? <Waiting />;
  const isRunning = period.from <= today && today <= period.to;
  const days = ({ from, to }: typeof period) => texts.period(format.date(from), format.date(to));
  return (
    <>
      <SumsRow subject={subject} now={now} before={before} onFormula={setAsked} />
      {now.receipts === 0 && now.refunds === 0 ? (
        <Empty icon="chart" title={texts.empty} hint={texts.emptyHint} />
      ) : (
        <>
          {isRunning ? <p className="muted">{texts.running}</p> : null}
          <div className="analysis-grid">
            <TrendPanel subject={subject} by="day" />
            <TrendPanel subject={subject} by="hour" />
          </div>
          <HeatPanel subject={subject} />
          <div className="analysis-grid">
            <StorePanel subject={subject} />
            <CategoryPanel subject={subject} />
          </div>
        </>
      )}
      {asked ? (
        <FormulaDialog
          name={asked}
          rows={[
            [texts.this, days(period), now],
            ...(before && compared ? [[texts.compared, days(compared), before] as const] : []),
          ]}
          receipts={{ ...period, ...keepStore(scope) }}
          close={() => setAsked(null)}
        />
      ) : null}
    </>
  );
}
