import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Import } from '#wire/imports.ts';
import { ExportMenu } from '../export/export-menu.tsx';
import { Failure } from '../shell/page-state.tsx';
import { useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
import { useImportStrings } from '../strings/imports.ts';
import { importsQuery } from './use-imports.ts';

// What has been brought in before, newest first.
export function History() {
  const texts = useImportStrings();
  const { data, error, refetch } = useQuery(importsQuery(useHouse()));
  if (error && !data) return <Failure error={error} retry={() => void refetch()} />;
  if (!data || data.length === 0) return null;
  return (
    <section className="panel imports-history">
      <div className="panel-head">
        <h2>{texts.history}</h2>
        <ExportMenu list="imports" />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="imports-scroll" tabIndex={0} aria-label={texts.history}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{texts.file}</th>
              <th scope="col">{texts.what}</th>
              <th scope="col">{texts.at}</th>
              <th scope="col">{texts.state}</th>
              <th scope="col" className="figure-cell">
                {texts.counts.read}
              </th>
              <th scope="col" className="figure-cell">
                {texts.counts.quarantined}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.map((item) => (
              <Row key={item.id} item={item} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Row({ item }: { readonly item: Import }) {
  const texts = useImportStrings();
  const format = useFormat();
  return (
    <tr data-import={item.id}>
      <td>
        <Link from="/imports" to="." search={(now) => ({ ...now, import: item.id })} className="text-link">
          {item.name}
        </Link>
      </td>
      <td>{texts.kinds[item.kind]}</td>
      <td className="figure">{format.dateTime(item.created_at, '')}</td>
      <td>{texts.states[item.state]}</td>
      <td className="figure-cell">{format.count(item.counts.read)}</td>
      <td className="figure-cell">{format.count(item.counts.quarantined)}</td>
    </tr>
  );
}
