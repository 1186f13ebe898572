import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Field } from '#ui/field.tsx';
import { Icon } from '#ui/icon.tsx';
import { takeFocus } from '#ui/take-focus.ts';
import type { SavedView, SaveView } from '#wire/views.ts';
import { SureButton } from '../shell/sure-button.tsx';
import { parseSearch } from '../state/filters.ts';
import { useCommand } from '../state/use-command.ts';
import { useShellStrings } from '../strings/shell.ts';
import { useViewStrings } from '../strings/views.ts';

export interface ViewRowProps {
  readonly view: SavedView;
  readonly query: string;
  readonly close: () => void;
}

// One view: its name opens it; its owner may rename, share, put what the page shows now in its place, or take it away.
export function ViewRow({ view, query, close }: ViewRowProps) {
  const texts = useViewStrings();
  const shell = useShellStrings();
  const navigate = useNavigate();
  const [renaming, setRenaming] = useState<string | null>(null);
  const { send, sending, refused } = useCommand<SaveView>(['views']);
  const { id, page, name, shared } = view;
  const path = `/v1/views/${id}`;
  const put = (more: Partial<SaveView>) =>
    send({ method: 'PUT', path, body: { id, page, name, query: view.query, shared, ...more } });
  const rename = async (event: FormEvent) => {
    event.preventDefault();
    if (await put({ name: renaming?.trim() ?? name })) setRenaming(null);
  };
  if (renaming !== null) {
    return (
      <li>
        <form className="views-new" aria-label={texts.rename} onSubmit={(event) => void rename(event)}>
          <Field
            label={texts.name}
            inputRef={takeFocus}
            maxLength={60}
            value={renaming}
            error={refused?.text}
            onChange={(event) => setRenaming(event.target.value)}
          />
          <Button onClick={() => setRenaming(null)}>{shell.cancel}</Button>
          <Button type="submit" look="primary" disabled={sending === 'yes'}>
            {texts.rename}
          </Button>
        </form>
      </li>
    );
  }
  const open = () => {
    close();
    void navigate({ to: `/${page}`, search: parseSearch(view.query) });
  };
  return (
    <li className="views-row" data-view={id}>
      <button
        type="button"
        className="text-link"
        aria-current={view.query === query ? 'true' : undefined}
        onClick={open}
      >
        {name}
      </button>
      <span className="muted views-who">{view.mine ? (shared ? texts.isShared : '') : (view.owner ?? '')}</span>
      {view.mine ? (
        <span className="views-acts">
          {view.query === query ? null : <Act icon="download" label={texts.replace} act={() => void put({ query })} />}
          <Act icon="keyboard" label={texts.rename} act={() => setRenaming(name)} />
          <Act icon="person" label={shared ? texts.unshare : texts.share} act={() => void put({ shared: !shared })} />
          <SureButton
            label={texts.remove}
            icon={<Icon name="bin" size={18} />}
            act={() => void send({ method: 'DELETE', path })}
          />
        </span>
      ) : null}
      <ErrorNote text={refused?.text} />
    </li>
  );
}

interface ActProps {
  readonly icon: 'download' | 'keyboard' | 'person';
  readonly label: string;
  readonly act: () => void;
}

function Act({ icon, label, act }: ActProps) {
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} onClick={act}>
      <Icon name={icon} size={18} />
    </button>
  );
}
