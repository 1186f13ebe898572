import { getRouteApi } from '@tanstack/react-router';
import { type DragEvent, useRef, useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Choice } from '#ui/choice.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Icon } from '#ui/icon.tsx';
import { type ImportKind, importKinds } from '#wire/imports.ts';
import { useImportStrings } from '../strings/imports.ts';
import { useImportCommands } from './use-imports.ts';

const route = getRouteApi('/imports');
const file_bytes_max = 64 * 1024 * 1024;

// A file is dropped or chosen, or rows are pasted from a spreadsheet.
export function StartPanel() {
  const texts = useImportStrings();
  const navigate = route.useNavigate();
  const { refused, isSending, upload } = useImportCommands();
  const [kind, setKind] = useState<ImportKind>('products');
  const [tooLarge, setTooLarge] = useState(false);
  const take = async (name: string, file: Blob) => {
    setTooLarge(file.size > file_bytes_max);
    if (file.size > file_bytes_max) return;
    const made = await upload(kind, name, file);
    if (made) void navigate({ search: (now) => ({ ...now, import: made.id }) });
  };
  return (
    <section className="panel imports-start" aria-label={texts.start}>
      <Choice
        label={texts.what}
        options={importKinds.map((value) => ({ value, label: texts.kinds[value] }))}
        value={kind}
        onChange={setKind}
      />
      <p className="muted">{texts.kindHints[kind]}</p>
      <DropZone isBusy={isSending} onFile={(file) => void take(file.name, file)} />
      <Paste isBusy={isSending} onText={(text) => void take(texts.pasted, new Blob([text], { type: 'text/plain' }))} />
      <ErrorNote text={refused || tooLarge ? (tooLarge ? texts.tooLarge : refused) : null} />
    </section>
  );
}

interface DropZoneProps {
  readonly isBusy: boolean;
  readonly onFile: (file: File) => void;
}

function DropZone({ isBusy, onFile }: DropZoneProps) {
  const texts = useImportStrings();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a short cut; the button inside does the same
    <div
      className={`drop-zone ${isOver ? 'drop-zone-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Icon name="upload" size={28} />
      <p>{texts.drop}</p>
      <Button look="primary" disabled={isBusy} onClick={() => input.current?.click()}>
        {isBusy ? texts.sending : texts.choose}
      </Button>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={texts.choose}
        accept=".csv,.tsv,.txt,.gz,.xlsx"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
    </div>
  );
}

function Paste({ isBusy, onText }: { readonly isBusy: boolean; readonly onText: (text: string) => void }) {
  const texts = useImportStrings();
  const [text, setText] = useState('');
  return (
    <div className="imports-paste">
      <label className="stack">
        <span>{texts.paste}</span>
        <textarea
          className="input"
          rows={5}
          spellCheck={false}
          value={text}
          placeholder={texts.pasteExample}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <Button disabled={isBusy || text.trim() === ''} onClick={() => onText(text)}>
        {texts.usePasted}
      </Button>
    </div>
  );
}
