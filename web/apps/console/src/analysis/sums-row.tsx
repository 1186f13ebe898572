import { Link } from '@tanstack/react-router';
import { formatPercent } from '#i18n/format.ts';
import { Kpi } from '#ui/kpi.tsx';
import { type Figures, type MetricName, metricNames } from '#wire/analysis.ts';
import { deltaOf, deltaText } from '../live/delta.ts';
import { isMoney, reading } from '../live/figures.ts';
import { useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
import { keepStore } from '../state/use-store-choice.ts';
import { useAnalysisStrings } from '../strings/analysis.ts';
import { useLiveStrings } from '../strings/live.ts';
import type { Subject } from './subject.ts';

export interface SumsRowProps {
  readonly subject: Subject;
  readonly now: Figures;
  readonly before: Figures | undefined;
  readonly onFormula: (name: MetricName) => void;
}

export function SumsRow(props: SumsRowProps) {
  const texts = useAnalysisStrings();
  return (
    <section className="kpi-row" aria-label={texts.sums}>
      {metricNames.map((name) => (
        <SumCard key={name} name={name} {...props} />
      ))}
    </section>
  );
}

function SumCard({ name, subject, now, before, onFormula }: SumsRowProps & { readonly name: MetricName }) {
  const texts = useLiveStrings();
  const { compared } = useAnalysisStrings();
  const format = useFormat();
  const { currency } = useHouse();
  const label = texts.metrics[name];
  const value = reading(now, name, format);
  const earlier = before ? reading(before, name, format) : undefined;
  const delta = deltaOf(value.value, earlier?.value, 'more');
  return (
    <section className="kpi-card" aria-label={label} data-metric={name}>
      <Kpi
        label={
          <>
            {label}
            {isMoney(name) ? <span className="muted">{` ${currency.code}`}</span> : null}
          </>
        }
        value={value.text}
        change={delta ? { ...delta, text: deltaText(delta, formatPercent) } : undefined}
      >
        {earlier ? <p className="kpi-note figure">{`${compared} ${earlier.text}`}</p> : null}
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
            search={{ ...subject.period, ...keepStore(subject.scope) }}
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
