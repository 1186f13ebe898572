import type { Import } from '#wire/imports.ts';
import { useFormat } from '../state/use-format.ts';
import { useImportStrings } from '../strings/imports.ts';
import { Counts } from './counts.tsx';

export function ProgressPanel({ item }: { readonly item: Import }) {
  const texts = useImportStrings();
  const format = useFormat();
  const { counts, state } = item;
  const whole = state === 'running' ? counts.total : 0;
  return (
    <section className="panel imports-work" aria-label={item.name}>
      <div className="panel-head">
        <h2>{item.name}</h2>
        <p className="muted" role="status">
          {state === 'undoing' ? texts.undoing : state === 'retrying' ? texts.retrying : texts.running}
        </p>
      </div>
      {whole > 0 ? (
        <progress max={whole} value={counts.read} aria-label={texts.running}>
          {format.count(counts.read)}
        </progress>
      ) : (
        <progress aria-label={texts.running} />
      )}
      <Counts item={item} />
      <p className="muted">{texts.goesOn}</p>
    </section>
  );
}
