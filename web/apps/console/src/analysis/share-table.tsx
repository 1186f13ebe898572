import type { ReactNode } from 'react';
import { formatPercent } from '#i18n/format.ts';
import { Icon } from '#ui/icon.tsx';
import { deltaOf, deltaText } from '../live/delta.ts';
import { useAnalysisStrings } from '../strings/analysis.ts';
import type { Values } from './use-values.ts';

export interface ShareRow {
  readonly key: string;
  readonly name: ReactNode;
  readonly now: number | null;
  readonly before: number | null;
}

export interface ShareTableProps {
  readonly label: string;
  readonly what: string;
  readonly rows: readonly ShareRow[];
  readonly values: Values;
  readonly compared: boolean;
}

// Rows by size, each with a bar as long as its share of the largest.
export function ShareTable({ label, what, rows, values, compared }: ShareTableProps) {
  const texts = useAnalysisStrings();
  const sorted = [...rows].sort((a, b) => (b.now ?? 0) - (a.now ?? 0));
  const largest = Math.max(1, ...sorted.map(({ now }) => now ?? 0));
  return (
    <table className="plain-table" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{what}</th>
          <th scope="col" className="figure-cell">
            {texts.this}
          </th>
          {compared ? (
            <th scope="col" className="figure-cell">
              {texts.change}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {sorted.map((row) => (
          <tr key={row.key} data-share={row.key}>
            <td>
              {row.name}
              <progress className="share" max={largest} value={Math.max(0, row.now ?? 0)} aria-hidden="true" />
            </td>
            <td className="figure-cell">{values.shown(row.now)}</td>
            {compared ? <ChangeCell now={row.now} before={row.before} /> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ChangeCell({ now, before }: { readonly now: number | null; readonly before: number | null }) {
  const delta = deltaOf(now, before, 'more');
  return (
    <td className="figure-cell">
      {delta ? (
        <span className={`change change-${delta.meaning}`}>
          {delta.direction === 'same' ? null : <Icon name={delta.direction} size={14} />}
          {deltaText(delta, formatPercent)}
        </span>
      ) : (
        '\u2014'
      )}
    </td>
  );
}
