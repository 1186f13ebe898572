import { type KeyboardEvent, useDeferredValue, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { Icon } from '#ui/icon.tsx';
import { usePaletteStrings } from '../strings/palette.ts';
import { type Entry, entryGroups, useKnownEntries } from './entries.ts';
import { matching } from './match.ts';
import { useFoundEntries } from './use-found.ts';
import { useViewEntries } from './use-view-entries.ts';
import './palette.css';

const known_max = 8;

// Type, choose with the arrows, Enter: pages, receipts, products, members, stores and actions in one list.
export function Palette({ close }: { readonly close: () => void }) {
  const texts = usePaletteStrings();
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const asked = useDeferredValue(query);
  const known = matching([...useViewEntries(), ...useKnownEntries()], query);
  const entries = grouped([...useFoundEntries(asked), ...(query.trim() ? known.slice(0, known_max * 2) : known)]);
  const chosen = entries[Math.min(at, entries.length - 1)];
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const run = (entry: Entry | undefined) => {
    if (!entry) return;
    close();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setAt((Math.min(at, entries.length - 1) + step + entries.length) % Math.max(1, entries.length));
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) run(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <dialog
      ref={dialog}
      className="dialog palette"
      aria-label={texts.title}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onPointerDown={(event) => {
        if (event.target === dialog.current) close();
      }}
    >
      <div className="palette-field">
        <Icon name="search" />
        <input
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen ? `${id}-${entries.indexOf(chosen)}` : undefined}
          aria-autocomplete="list"
          aria-label={texts.title}
          placeholder={texts.hint}
          autoComplete="off"
          data-autofocus
          value={query}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
        />
        <button type="button" className="dialog-close" aria-label={texts.close} onClick={close}>
          <Icon name="close" />
        </button>
      </div>
      <EntryList id={id} entries={entries} chosen={chosen} onChoose={run} />
    </dialog>
  );
}

function grouped(entries: readonly Entry[]): readonly Entry[] {
  return entryGroups.flatMap((group) => entries.filter((entry) => entry.group === group));
}

interface EntryListProps {
  readonly id: string;
  readonly entries: readonly Entry[];
  readonly chosen: Entry | undefined;
  readonly onChoose: (entry: Entry) => void;
}

function EntryList({ id, entries, chosen, onChoose }: EntryListProps) {
  const texts = usePaletteStrings();
  const list = useRef<HTMLDivElement>(null);
  const chosen_id = chosen?.id;
  useEffect(() => {
    if (chosen_id) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen_id]);
  return (
    <div ref={list} className="palette-list" role="listbox" id={`${id}-list`} aria-label={texts.found}>
      {entryGroups.map((group) => {
        const mine = entries.filter((entry) => entry.group === group);
        if (mine.length === 0) return null;
        return (
          // biome-ignore lint/a11y/useSemanticElements: a group of a list box is no fieldset
          <div key={group} role="group" aria-label={texts.groups[group]}>
            <p className="palette-group" aria-hidden="true">
              {texts.groups[group]}
            </p>
            {mine.map((entry) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keyboard and moves the choice
              // biome-ignore lint/a11y/useFocusableInteractive: it is pointed at by aria-activedescendant
              <div
                key={entry.id}
                id={`${id}-${entries.indexOf(entry)}`}
                role="option"
                aria-selected={entry.id === chosen_id}
                className="palette-entry"
                onClick={() => onChoose(entry)}
              >
                <Icon name={entry.icon} size={18} />
                <span className="palette-label">{entry.label}</span>
                <span className="palette-hint figure">{entry.hint}</span>
              </div>
            ))}
          </div>
        );
      })}
      {entries.length === 0 ? <p className="palette-none">{texts.nothing}</p> : null}
    </div>
  );
}
