import { useState } from 'react';
import { Choice } from '#ui/choice.tsx';
import type { ImportField, ImportPreview, ImportRow } from '#wire/imports.ts';
import { useFormat } from '../state/use-format.ts';
import { useImportStrings } from '../strings/imports.ts';

export interface PreviewTableProps {
  readonly preview: ImportPreview;
  readonly onColumns: (columns: ImportField[]) => void;
}

// The first rows under what their columns are taken for; a choice over each column says otherwise.
export function PreviewTable({ preview, onColumns }: PreviewTableProps) {
  const texts = useImportStrings();
  const format = useFormat();
  const [shown, setShown] = useState<'first' | 'faulty'>('first');
  const { columns } = preview.import.setup;
  const rows = shown === 'first' ? preview.rows : preview.faulty;
  // One field stands over one column: where it stood before, nothing is chosen now.
  const choose = (column: number, field: ImportField) =>
    onColumns(columns.map((now, at) => (at === column ? field : now === field ? 'skip' : now)));
  return (
    <>
      {preview.counts.quarantined > 0 ? (
        <Choice
          label={texts.shown}
          hideLabel
          options={[
            { value: 'first', label: texts.firstRows },
            { value: 'faulty', label: texts.faultyRows(format.count(preview.counts.quarantined)) },
          ]}
          value={shown}
          onChange={setShown}
        />
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="imports-scroll" tabIndex={0} aria-label={texts.columns}>
        <table className="plain-table imports-table">
          <thead>
            <tr>
              <th scope="col">{texts.line}</th>
              {columns.map((field, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is what it is by its place
                <th key={column} scope="col">
                  <span className="imports-header">{preview.header[column] ?? texts.column(column + 1)}</span>
                  <select
                    className={`input ${field === 'skip' ? 'muted' : ''}`}
                    aria-label={texts.meaning(preview.header[column] ?? texts.column(column + 1))}
                    value={field}
                    onChange={(event) => choose(column, event.target.value as ImportField)}
                  >
                    <option value="skip">{texts.fields.skip}</option>
                    {preview.import.fields.map((known) => (
                      <option key={known} value={known}>
                        {texts.fields[known]}
                      </option>
                    ))}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.line} row={row} columns={columns} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function Row({ row, columns }: { readonly row: ImportRow; readonly columns: readonly ImportField[] }) {
  return (
    <>
      <tr className={row.reason ? 'imports-faulty' : ''} data-line={row.line}>
        <th scope="row" className="figure muted">
          {row.line}
        </th>
        {columns.map((field, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is what it is by its place
          <td key={column} className={row.field === field && field !== 'skip' ? 'imports-wrong' : ''}>
            {row.cells[column] ?? ''}
          </td>
        ))}
      </tr>
      {row.reason ? (
        <tr className="imports-reason">
          <td />
          <td colSpan={columns.length}>{row.title}</td>
        </tr>
      ) : null}
    </>
  );
}
