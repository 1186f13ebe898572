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
  // The key of the row that this one is a part of.
  readonly parent?: string | null;
}

export interface ShareTableProps {
  readonly label: string;
  readonly what: string;
  readonly rows: readonly ShareRow[];
  readonly values: Values;
  readonly compared: boolean;
}

interface Placed {
  readonly row: ShareRow;
  readonly depth: number;
}

// By size, the parts of a row right below it. A whole has its parts in it, so only rows of one depth add up.
function placed(rows: readonly ShareRow[]): readonly Placed[] {
  const known = new Set(rows.map(({ key }) => key));
  const below = (parent: string | null, depth: number): Placed[] =>
    rows
      .filter((row) => (row.parent && known.has(row.parent) ? row.parent : null) === parent)
      .sort((a, b) => (b.now ?? 0) - (a.now ?? 0))
      .flatMap((row) => [{ row, depth }, ...below(row.key, depth + 1)]);
  return below(null, 0);
}

// Each row with a bar as long as its share of the largest.
export function ShareTable({ label, what, rows, values, compared }: ShareTableProps) {
  const texts = useAnalysisStrings();
  const largest = Math.max(1, ...rows.map(({ now }) => now ?? 0));
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
        {placed(rows).map(({ row, depth }) => (
          <tr key={row.key} data-share={row.key}>
            <td className={depth > 0 ? `share-part part-${depth}` : undefined}>
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
