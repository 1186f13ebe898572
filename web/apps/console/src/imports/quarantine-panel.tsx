import { useInfiniteQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLanguage } from '#i18n/messages.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import type { Import, ImportRow } from '#wire/imports.ts';
import { ExportMenu } from '../export/export-menu.tsx';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { useHouse } from '../state/house.ts';
import { useImportStrings } from '../strings/imports.ts';
import { quarantineQuery, useImportCommands } from './use-imports.ts';

// Rows that were set aside: each says what is wrong, is mended where it stands, and is brought in again.
export function QuarantinePanel({ item }: { readonly item: Import }) {
  const texts = useImportStrings();
  const language = useLanguage();
  const { refused, isSending, act } = useImportCommands();
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(
    quarantineQuery(useHouse(), item.id, language),
  );
  if (!data) return error ? <Failure error={error} retry={() => void refetch()} /> : <Waiting />;
  const rows = data.pages.flatMap((page) => page.items);
  return (
    <section className="panel imports-quarantine" aria-label={texts.quarantine}>
      <div className="panel-head">
        <h2>{texts.quarantine}</h2>
        <p className="muted">{texts.quarantineHint}</p>
        <Button disabled={isSending} onClick={() => void act(item.id, 'retry')}>
          {texts.retryAll}
        </Button>
        <ExportMenu list="quarantine" filters={{ import: item.id }} />
      </div>
      <ErrorNote text={refused} />
      <ul className="imports-rows">
        {rows.map((row) => (
          <MendableRow key={row.line} item={item} row={row} />
        ))}
      </ul>
      {hasNextPage ? (
        <div className="more">
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {texts.more}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function MendableRow({ item, row }: { readonly item: Import; readonly row: ImportRow }) {
  const texts = useImportStrings();
  const { columns } = item.setup;
  const { refused, isSending, mend } = useImportCommands();
  const [cells, setCells] = useState<readonly string[]>(() => columns.map((_, column) => row.cells[column] ?? ''));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void mend(item.id, row.line, cells);
  };
  const used = columns.map((field, column) => ({ field, column })).filter(({ field }) => field !== 'skip');
  return (
    <li data-line={row.line}>
      <form className="imports-mend" onSubmit={submit}>
        <span className="figure muted">{texts.lineNumber(row.line)}</span>
        {used.map(({ field, column }) => (
          <label key={field}>
            <span>{texts.fields[field]}</span>
            <input
              className="input"
              value={cells[column] ?? ''}
              autoComplete="off"
              aria-invalid={row.field === field ? true : undefined}
              onChange={(event) => setCells(cells.map((now, at) => (at === column ? event.target.value : now)))}
            />
          </label>
        ))}
        <Button type="submit" look="primary" disabled={isSending}>
          {texts.mend}
        </Button>
        <p className="field-error" role={refused ? 'alert' : undefined}>
          {refused ?? row.title}
        </p>
      </form>
    </li>
  );
}
