import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Dialog } from '#ui/dialog.tsx';
import type { Figures, MetricName } from '#wire/analysis.ts';
import { Failure, Waiting } from '../shell/page-state.tsx';
import type { ReceiptSearch, StoreSearch } from '../state/filters.ts';
import { useHouse } from '../state/house.ts';
import { dictionaryQuery } from '../state/queries.ts';
import { useFormat } from '../state/use-format.ts';
import { keepStore } from '../state/use-store-choice.ts';
import { useLiveStrings } from '../strings/live.ts';
import { useShellStrings } from '../strings/shell.ts';
import { reading } from './figures.ts';

export interface FormulaDialogProps {
  readonly name: MetricName;
  // What it stands at, and what it is compared with: name, days, figures.
  readonly rows: readonly (readonly [string, string, Figures])[];
  readonly receipts: StoreSearch & ReceiptSearch;
  readonly close: () => void;
}

// The server's own definition, so that screen and report mean the same.
export function FormulaDialog({ name, rows, receipts, close }: FormulaDialogProps) {
  const house = useHouse();
  const texts = useLiveStrings();
  const { close: closeLabel } = useShellStrings();
  const format = useFormat();
  const { data, error, refetch } = useQuery(dictionaryQuery(house));
  const definition = data?.find((known) => known.name === name);
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
              {rows.map(([label, days, figures]) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td>{days}</td>
                  <td className="figure-cell">{reading(figures, name, format).text}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <Link to="/metrics" search={{ ...keepStore(receipts.store), name }} className="text-link">
            {texts.seeDefinition}
          </Link>
          <Link to="/receipts" search={receipts} className="text-link">
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
