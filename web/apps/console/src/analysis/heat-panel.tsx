import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Waiting } from '../shell/page-state.tsx';
import { keepStore } from '../state/use-store-choice.ts';
import { useAnalysisStrings } from '../strings/analysis.ts';
import { useLiveStrings } from '../strings/live.ts';
import { heatLevel, heatOf } from './heat.ts';
import type { Subject } from './subject.ts';
import { useFigures } from './use-figures.tsx';
import { useValues } from './use-values.ts';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

// A real table whose cells are coloured: picture and table in one. Each cell leads to its receipts.
export function HeatPanel({ subject }: { readonly subject: Subject }) {
  const texts = useAnalysisStrings();
  const { metrics, hourName } = useLiveStrings();
  const values = useValues(subject.metric);
  const { now, failure } = useFigures(subject, 'weekday_hour');
  const heat = useMemo(
    () =>
      heatOf(
        (now ?? []).map((row) => ({ key: row.key, value: values.of(row) })),
        subject.first_hour,
      ),
    [now, values, subject.first_hour],
  );
  if (!now) return failure ?? <Waiting />;
  return (
    <section className="panel heat" aria-labelledby="heat-title">
      <div className="panel-head">
        <h2 id="heat-title">{`${texts.weekdayHours}: ${metrics[subject.metric]}`}</h2>
        <p className="muted">{texts.heatHint}</p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="table-scroll" tabIndex={0} aria-label={texts.heatHint}>
        <table className="heat-table">
          <thead>
            <tr>
              <th scope="col">{texts.weekday}</th>
              {heat.hours.map((hour) => (
                <th key={hour} scope="col" className="figure">
                  {hour}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weekdays.map((weekday) => (
              <tr key={weekday}>
                <th scope="row">{texts.weekdays[weekday - 1]}</th>
                {heat.hours.map((hour) => {
                  const value = heat.valueAt(weekday, hour);
                  const said = `${texts.weekdays[weekday - 1]} ${hourName(hour)} ${values.shown(value)}`;
                  const filters = { ...subject.period, hour: String(hour), weekday: String(weekday) };
                  return (
                    <td key={hour}>
                      {value === null ? null : (
                        <Link
                          to="/receipts"
                          search={{ ...filters, ...keepStore(subject.scope) }}
                          className={`heat-cell heat-${heatLevel(value, heat.full)}`}
                          aria-label={said}
                          title={said}
                        />
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
