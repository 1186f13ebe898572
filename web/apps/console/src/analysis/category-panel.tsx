import type { MetricName } from '#wire/analysis.ts';
import { useCategoryTree } from '../products/use-category-tree.ts';
import { Waiting } from '../shell/page-state.tsx';
import { useAnalysisStrings } from '../strings/analysis.ts';
import { ShareTable } from './share-table.tsx';
import type { Subject } from './subject.ts';
import { useFigures } from './use-figures.tsx';
import { useValues } from './use-values.ts';

// One receipt may have goods of several categories: counts of receipts do not add up over them.
const additive: ReadonlySet<MetricName> = new Set(['net_sales', 'gross_margin', 'units']);

export function CategoryPanel({ subject }: { readonly subject: Subject }) {
  const texts = useAnalysisStrings();
  return (
    <section className="panel table-scroll" aria-labelledby="by-category">
      <div className="panel-head">
        <h2 id="by-category">{texts.byCategory}</h2>
      </div>
      {additive.has(subject.metric) ? (
        <Categories subject={subject} />
      ) : (
        <p className="waiting">{texts.notByCategory}</p>
      )}
    </section>
  );
}

function Categories({ subject }: { readonly subject: Subject }) {
  const texts = useAnalysisStrings();
  const values = useValues(subject.metric);
  const tree = useCategoryTree();
  const { now, before, failure } = useFigures(subject, 'category');
  if (!now) return failure ?? <Waiting />;
  const nodes = new Map(tree.map((node) => [node.id, node]));
  const rows = now.map((row) => ({
    key: row.key,
    name: nodes.get(row.key)?.name ?? (row.key === 'none' ? texts.noCategory : '…'),
    parent: nodes.get(row.key)?.row.parent ?? null,
    now: values.of(row),
    before: values.of(before?.find(({ key }) => key === row.key)),
  }));
  return (
    <ShareTable
      label={texts.byCategory}
      what={texts.category}
      rows={rows}
      values={values}
      compared={subject.compared !== null}
    />
  );
}
