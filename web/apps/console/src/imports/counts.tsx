import type { Import } from '#wire/imports.ts';
import { useFormat } from '../state/use-format.ts';
import { useImportStrings } from '../strings/imports.ts';

const shown = ['read', 'created', 'updated', 'unchanged', 'quarantined', 'repaired', 'reversed'] as const;
const always: ReadonlySet<string> = new Set(['read', 'created', 'updated', 'unchanged', 'quarantined']);

// Every row is in one of these: read = created + updated + unchanged + set aside.
export function Counts({ item }: { readonly item: Import }) {
  const texts = useImportStrings();
  const format = useFormat();
  return (
    <dl className="imports-counts">
      {shown
        .filter((name) => always.has(name) || item.counts[name] > 0)
        .map((name) => (
          <div key={name} data-count={name}>
            <dt>{texts.counts[name]}</dt>
            <dd className="figure">{format.count(item.counts[name])}</dd>
          </div>
        ))}
    </dl>
  );
}
