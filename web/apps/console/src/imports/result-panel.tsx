import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Icon } from '#ui/icon.tsx';
import type { Import } from '#wire/imports.ts';
import { keepStore, useStoreChoice } from '../state/use-store-choice.ts';
import { useImportStrings } from '../strings/imports.ts';
import { useShellStrings } from '../strings/shell.ts';
import { Counts } from './counts.tsx';
import { QuarantinePanel } from './quarantine-panel.tsx';
import { useImportCommands } from './use-imports.ts';

// Where one sees what an import of the kind has brought.
const pages = {
  products: '/products',
  stock: '/stock',
  suppliers: '/suppliers',
  members: '/members',
  sales: '/receipts',
} as const;

export function ResultPanel({ item }: { readonly item: Import }) {
  const texts = useImportStrings();
  const store = useStoreChoice();
  const { refused, isSending, act } = useImportCommands();
  const [asks, setAsks] = useState(false);
  const isUndone = item.state === 'undone';
  const failure = refused ?? item.failure?.title;
  return (
    <>
      <section className="panel imports-result" aria-label={item.name}>
        <div className="panel-head">
          <h2>{item.name}</h2>
          <p role="status" className={isUndone ? 'muted' : 'imports-done'}>
            <Icon name={isUndone ? 'back' : 'check'} size={18} /> {isUndone ? texts.undone : texts.done}
          </p>
        </div>
        <Counts item={item} />
        <ErrorNote text={failure} />
        <div className="imports-actions">
          {isUndone ? null : (
            <Link to={pages[item.kind]} search={keepStore(store)} className="button button-primary button-normal">
              {texts.look}
            </Link>
          )}
          {isUndone ? null : (
            <Button icon={<Icon name="back" size={18} />} disabled={isSending} onClick={() => setAsks(true)}>
              {texts.undo}
            </Button>
          )}
        </div>
      </section>
      {item.counts.quarantined > 0 && !isUndone ? <QuarantinePanel item={item} /> : null}
      {asks ? <UndoDialog item={item} close={() => setAsks(false)} undo={() => void act(item.id, 'undo')} /> : null}
    </>
  );
}

interface UndoDialogProps {
  readonly item: Import;
  readonly close: () => void;
  readonly undo: () => void;
}

function UndoDialog({ item, close, undo }: UndoDialogProps) {
  const texts = useImportStrings();
  const shell = useShellStrings();
  return (
    <Dialog
      title={texts.undoTitle(item.name)}
      closeLabel={shell.close}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{shell.cancel}</Button>
          <Button
            look="danger"
            data-autofocus
            onClick={() => {
              close();
              undo();
            }}
          >
            {texts.undo}
          </Button>
        </>
      }
    >
      <p>{texts.undoHints[item.kind]}</p>
    </Dialog>
  );
}
