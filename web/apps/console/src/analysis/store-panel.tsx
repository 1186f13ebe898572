import { Link } from '@tanstack/react-router';
import { Waiting } from '../shell/page-state.tsx';
import { useHouse } from '../state/house.ts';
import { storesInScope } from '../state/scope.ts';
import { useAnalysisStrings } from '../strings/analysis.ts';
import { ShareTable } from './share-table.tsx';
import type { Subject } from './subject.ts';
import { useFigures } from './use-figures.tsx';
import { useValues } from './use-values.ts';

export function StorePanel({ subject }: { readonly subject: Subject }) {
  const house = useHouse();
  const texts = useAnalysisStrings();
  const values = useValues(subject.metric);
  const { now, before, failure } = useFigures(subject, 'store');
  if (!now) return failure ?? <Waiting />;
  const find = (rows: typeof now | undefined, id: string) => rows?.find(({ key }) => key === id);
  const rows = storesInScope(house, subject.scope).map(({ id, code, name }) => ({
    key: id,
    name: (
      <Link to="/receipts" search={{ ...subject.period, store: id }} className="text-link">
        {`${code} ${name}`}
      </Link>
    ),
    now: values.of(find(now, id)),
    before: values.of(find(before, id)),
  }));
  return (
    <section className="panel table-scroll" aria-labelledby="by-store">
      <div className="panel-head">
        <h2 id="by-store">{texts.byStore}</h2>
      </div>
      <ShareTable
        label={texts.byStore}
        what={texts.store}
        rows={rows}
        values={values}
        compared={subject.compared !== null}
      />
    </section>
  );
}
