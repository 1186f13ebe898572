import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Dashboard, HourRow } from '#wire/analysis.ts';
import { useFormat } from '../state/use-format.ts';
import { useStoreChoice } from '../state/use-store-choice.ts';
import { useLiveStrings } from '../strings/live.ts';
import { receiptsOfDay } from './figures.ts';
import { HourChart } from './hour-chart.tsx';

export function HoursPanel({ dashboard }: { readonly dashboard: Dashboard }) {
  const texts = useLiveStrings();
  const format = useFormat();
  const [pointed, setPointed] = useState<HourRow | null>(null);
  return (
    <section className="panel hours" aria-labelledby="hours-title">
      <div className="panel-head">
        <h2 id="hours-title">{texts.hours}</h2>
        <p className="legend">
          <span className="legend-today">{texts.today}</span>
          <span className="legend-before">{texts.lastWeek}</span>
        </p>
      </div>
      <p className="hours-pointed figure">
        {pointed
          ? `${texts.hourName(pointed.hour)}  ${texts.today} ${format.amount(pointed.today.net_sales)}  ${texts.lastWeek} ${format.amount(pointed.last_week.net_sales)}`
          : texts.hoverHint}
      </p>
      <HourChart dashboard={dashboard} onPoint={setPointed} />
      <details className="hours-table">
        <summary>{texts.asTable}</summary>
        <HourTable dashboard={dashboard} />
      </details>
    </section>
  );
}

function HourTable({ dashboard }: { readonly dashboard: Dashboard }) {
  const texts = useLiveStrings();
  const format = useFormat();
  const store = useStoreChoice();
  return (
    <table className="plain-table">
      <caption className="visually-hidden">{texts.hours}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.hour}</th>
          <th scope="col" className="figure-cell">
            {texts.today}
          </th>
          <th scope="col" className="figure-cell">
            {texts.lastWeek}
          </th>
        </tr>
      </thead>
      <tbody>
        {dashboard.hours.map(({ hour, today, last_week }) => (
          <tr key={hour}>
            <th scope="row">
              <Link
                to="/receipts"
                search={receiptsOfDay(dashboard, store, { hour: String(hour) })}
                className="text-link figure"
              >
                {texts.hourName(hour)}
              </Link>
            </th>
            <td className="figure-cell">{format.amount(today.net_sales)}</td>
            <td className="figure-cell">{format.amount(last_week.net_sales)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
