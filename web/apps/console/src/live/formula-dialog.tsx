import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Dialog } from '#ui/dialog.tsx';
import type { Dashboard, MetricName } from '#wire/analysis.ts';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { useHouse } from '../state/house.ts';
import { dictionaryQuery } from '../state/queries.ts';
import { useFormat } from '../state/use-format.ts';
import { useStoreChoice } from '../state/use-store-choice.ts';
import { useLiveStrings } from '../strings/live.ts';
import { useShellStrings } from '../strings/shell.ts';
import { reading, receiptsOfDay } from './figures.ts';

export interface FormulaDialogProps {
  readonly name: MetricName;
  readonly dashboard: Dashboard;
  readonly close: () => void;
}

// The server's own definition, so that screen and report mean the same.
export function FormulaDialog({ name, dashboard, close }: FormulaDialogProps) {
  const house = useHouse();
  const texts = useLiveStrings();
  const { close: closeLabel } = useShellStrings();
  const format = useFormat();
  const store = useStoreChoice();
  const { data, error, refetch } = useQuery(dictionaryQuery(house));
  const definition = data?.find((known) => known.name === name);
  const rows = [
    [texts.today, dashboard.business_date, dashboard.today],
    [texts.lastWeek, dashboard.compare_date, dashboard.last_week],
  ] as const;
  return (
    <Dialog title={texts.metrics[name]} closeLabel={closeLabel} onClose={close}>
      {definition ? (
        <div className="stack">
          <p className="formula" data-role="formula">
            {format.name(definition.formula)}
          </p>
          <table className="plain-table">
            <caption className="visually-hidden">{texts.current}</caption>
            <tbody>
              {rows.map(([label, date, figures]) => (
                <tr key={date}>
                  <th scope="row">{label}</th>
                  <td>{format.date(date)}</td>
                  <td className="figure-cell">{reading(figures, name, format).text}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <Link to="/metrics" search={{ ...(store ? { store } : {}), name }} className="text-link">
            {texts.seeDefinition}
          </Link>
          <Link to="/receipts" search={receiptsOfDay(dashboard, store, {})} className="text-link">
            {texts.seeReceipts}
          </Link>
        </div>
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <Waiting />
      )}
    </Dialog>
  );
}
