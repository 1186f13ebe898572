import { type FormEvent, useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Field } from '#ui/field.tsx';
import { showToast } from '#ui/toast.tsx';
import type { SavedView, SaveView, ViewPage } from '#wire/views.ts';
import { ExportMenu } from '../export/export-menu.tsx';
import { useCommand } from '../state/use-command.ts';
import { useShellStrings } from '../strings/shell.ts';
import { useViewStrings } from '../strings/views.ts';
import { ViewRow } from './view-row.tsx';

export interface ViewsDialogProps {
  readonly page: ViewPage;
  // Of what the page shows now.
  readonly query: string;
  readonly views: readonly SavedView[];
  readonly close: () => void;
}

export function ViewsDialog({ page, query, views, close }: ViewsDialogProps) {
  const texts = useViewStrings();
  const shell = useShellStrings();
  const mine = views.filter(({ mine }) => mine);
  const others = views.filter(({ mine }) => !mine);
  return (
    <Dialog title={texts.title} closeLabel={shell.close} onClose={close}>
      <div className="stack">
        <NewView page={page} query={query} known={mine.find((view) => view.query === query)} />
        {mine.length > 0 ? (
          <section>
            <h3>{texts.mine}</h3>
            <ul className="views-list">
              {mine.map((view) => (
                <ViewRow key={view.id} view={view} query={query} close={close} />
              ))}
            </ul>
          </section>
        ) : null}
        {others.length > 0 ? (
          <section>
            <h3>{texts.shared}</h3>
            <ul className="views-list">
              {others.map((view) => (
                <ViewRow key={view.id} view={view} query={query} close={close} />
              ))}
            </ul>
          </section>
        ) : null}
        {views.length === 0 ? <p className="muted">{texts.none}</p> : <ExportMenu list="views" name={texts.all} />}
      </div>
    </Dialog>
  );
}

interface NewViewProps {
  readonly page: ViewPage;
  readonly query: string;
  readonly known: SavedView | undefined;
}

function NewView({ page, query, known }: NewViewProps) {
  const texts = useViewStrings();
  const { send, newId, sending, refused, errorOf } = useCommand<SaveView>(['views']);
  const [name, setName] = useState('');
  const [sharing, setSharing] = useState<'no' | 'yes'>('no');
  if (known) return <p className="muted">{texts.isSaved(known.name)}</p>;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const id = newId();
    const body: SaveView = { id, page, name: name.trim(), query, shared: sharing === 'yes' };
    const saved = await send({ method: 'PUT', path: `/v1/views/${id}`, body: { ...body } });
    if (!saved) return;
    showToast(texts.saved(body.name), 'good');
    setName('');
  };
  return (
    <form className="views-new" aria-label={texts.save} onSubmit={(event) => void submit(event)}>
      <Field
        label={texts.name}
        maxLength={60}
        value={name}
        data-autofocus
        error={errorOf('name') ?? refused?.text}
        onChange={(event) => setName(event.target.value)}
      />
      <label className="views-share">
        <input
          type="checkbox"
          checked={sharing === 'yes'}
          onChange={(event) => setSharing(event.target.checked ? 'yes' : 'no')}
        />
        {texts.share}
      </label>
      <Button type="submit" look="primary" disabled={sending === 'yes'}>
        {texts.save}
      </Button>
    </form>
  );
}
