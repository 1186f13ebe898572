import { Link } from '@tanstack/react-router';
import { formatPercent } from '#i18n/format.ts';
import { Kpi } from '#ui/kpi.tsx';
import type { Dashboard, MetricName } from '#wire/analysis.ts';
import { KpiLine } from '../home/kpi-line.tsx';
import { useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
import { useStoreChoice } from '../state/use-store-choice.ts';
import { useLiveStrings } from '../strings/live.ts';
import { deltaOf, deltaText } from './delta.ts';
import { isMoney, reading, receiptsOfDay } from './figures.ts';
import { shownKpis } from './kpi-order.ts';

export interface KpiRowProps {
  readonly dashboard: Dashboard;
  readonly onFormula: (name: MetricName) => void;
}

export function KpiRow({ dashboard, onFormula }: KpiRowProps) {
  const { kpis } = useHouse().session.company;
  return (
    <div className="kpi-row">
      {shownKpis(kpis).map((name) => (
        <KpiCard key={name} name={name} dashboard={dashboard} onFormula={onFormula} />
      ))}
    </div>
  );
}

// Today, against the same weekday last week: as far as the day has come, and the whole of it.
function KpiCard({ name, dashboard, onFormula }: KpiRowProps & { readonly name: MetricName }) {
  const texts = useLiveStrings();
  const format = useFormat();
  const store = useStoreChoice();
  const { currency } = useHouse();
  const label = texts.metrics[name];
  const now = reading(dashboard.today, name, format);
  const so_far = reading(dashboard.last_week_so_far, name, format);
  const whole = reading(dashboard.last_week, name, format);
  const delta = deltaOf(now.value, so_far.value, 'more');
  const change = delta ? { ...delta, text: deltaText(delta, formatPercent) } : undefined;
  const missing = name === 'gross_margin' && (now.value ?? null) === null && dashboard.today.receipts > 0;
  return (
    <section className="kpi-card" aria-label={label} data-metric={name}>
      <Kpi
        label={
          <>
            {label}
            {isMoney(name) ? <span className="muted">{` ${currency.code}`}</span> : null}
          </>
        }
        value={now.text}
        change={change}
      >
        <p className="kpi-note figure">
          {missing ? texts.unknownMargin : delta ? texts.soFar(so_far.text) : texts.nothingToCompare}
        </p>
        <p className="kpi-note figure">{texts.wholeDay(whole.text)}</p>
        <KpiLine name={name} label={label} business_date={dashboard.business_date} />
        <div className="kpi-links">
          <button
            type="button"
            className="text-link"
            aria-label={texts.formulaOf(label)}
            onClick={() => onFormula(name)}
          >
            {texts.formula}
          </button>
          <Link
            to="/receipts"
            search={receiptsOfDay(dashboard, store, {})}
            className="text-link"
            aria-label={texts.receiptsOf(label)}
          >
            {texts.receipts}
          </Link>
        </div>
      </Kpi>
    </section>
  );
}
