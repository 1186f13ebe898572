import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { TrendChart } from '../charts/trend-chart.tsx';
import { Waiting } from '../shell/page-state.tsx';
import { useFormat } from '../state/use-format.ts';
import { keepStore } from '../state/use-store-choice.ts';
import { useAnalysisStrings } from '../strings/analysis.ts';
import { useLiveStrings } from '../strings/live.ts';
import { addDays, daysBetween, daysUpTo } from './days.ts';
import type { Subject } from './subject.ts';
import { useFigures } from './use-figures.tsx';
import { useValues } from './use-values.ts';

export interface TrendPanelProps {
  readonly subject: Subject;
  readonly by: 'day' | 'hour';
}

interface Point {
  readonly key: string;
  readonly compared_key: string;
  readonly label: string;
  readonly receipts: { readonly from: string; readonly to: string; readonly hour?: string };
}

function pointsOf({ period, compared, first_hour }: Subject, by: 'day' | 'hour', dayName: (day: string) => string) {
  if (by === 'hour') {
    return Array.from({ length: 24 }, (_, at): Point => {
      const hour = String((first_hour + at) % 24);
      return { key: hour, compared_key: hour, label: hour, receipts: { ...period, hour } };
    });
  }
  return daysUpTo(period.to, daysBetween(period.from, period.to) + 1).map((day, at): Point => {
    const compared_key = compared ? addDays(compared.from, at) : '';
    return { key: day, compared_key, label: dayName(day), receipts: { from: day, to: day } };
  });
}

// The days of the period, or the hours of a day in it, beside those of the period that it is compared with.
export function TrendPanel({ subject, by }: TrendPanelProps) {
  const texts = useAnalysisStrings();
  const { metrics } = useLiveStrings();
  const format = useFormat();
  const values = useValues(subject.metric);
  const navigate = useNavigate();
  const { now, before, failure } = useFigures(subject, by);
  const points = useMemo(() => pointsOf(subject, by, format.day), [subject, by, format]);
  const title = by === 'day' ? texts.days : texts.hours;
  const trend = useMemo(() => {
    const { period, compared } = subject;
    const days = ({ from, to }: typeof period) => texts.period(format.date(from), format.date(to));
    return {
      labels: points.map(({ label }) => label),
      now: values.pick(
        now,
        points.map(({ key }) => key),
      ),
      before: compared
        ? values.pick(
            before,
            points.map(({ compared_key }) => compared_key),
          )
        : null,
      names: { now: texts.this, before: texts.compared, running: texts.soFar(texts.this) },
      running: points.findIndex(({ key }) => key === subject.today),
      description: `${title}, ${texts.picture(metrics[subject.metric], days(period), compared ? days(compared) : '')}`,
      text: values.text,
      axisText: values.axisText,
    };
  }, [subject, title, points, now, before, texts, metrics, format, values]);
  if (!now) return failure ?? <Waiting />;
  const search = (point: Point) => ({ ...point.receipts, ...keepStore(subject.scope) });
  return (
    <section className="panel trend" aria-label={title} data-trend={by}>
      <div className="panel-head">
        <h2>{title}</h2>
        <p className="legend">
          <span className="legend-today">{texts.this}</span>
          {trend.before ? <span className="legend-before">{texts.compared}</span> : null}
        </p>
      </div>
      <TrendChart
        trend={trend}
        onPick={(at) => points[at] && void navigate({ to: '/receipts', search: search(points[at]) })}
      />
      <details className="hours-table">
        <summary>{texts.asTable}</summary>
        <table className="plain-table" aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{by === 'day' ? texts.day : title}</th>
              <th scope="col" className="figure-cell">
                {texts.this}
              </th>
              {trend.before ? (
                <th scope="col" className="figure-cell">
                  {texts.compared}
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {points.map((point, at) => (
              <tr key={point.key}>
                <th scope="row">
                  <Link to="/receipts" search={search(point)} className="text-link figure">
                    {by === 'day' ? format.date(point.key) : `${point.label}:00`}
                  </Link>
                </th>
                <td className="figure-cell">{values.shown(trend.now[at])}</td>
                {trend.before ? <td className="figure-cell">{values.shown(trend.before[at])}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
