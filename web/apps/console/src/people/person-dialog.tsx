import { useState } from 'react';
import { useLanguage } from '#i18n/messages.ts';
import { nameIn } from '#i18n/names.ts';
import { Choice } from '#ui/choice.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Field } from '#ui/field.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { showToast } from '#ui/toast.tsx';
import type { PersonRow, RoleRow } from '#wire/people.ts';
import { FormDialog } from '../shell/form-dialog.tsx';
import { useHouse } from '../state/house.ts';
import { useCommand } from '../state/use-command.ts';
import { usePeopleStrings } from '../strings/people.ts';

const owner = 'owner';

export interface PersonDialogProps {
  readonly person: PersonRow;
  readonly roles: readonly RoleRow[];
  readonly close: () => void;
  readonly onAdded: (person: PersonRow) => void;
}

export function PersonDialog({ person, roles, close, onAdded }: PersonDialogProps) {
  const texts = usePeopleStrings();
  const language = useLanguage();
  const [draft, setDraft] = useState(person);
  const { sending, refused, send, errorOf } = useCommand<unknown>(['people', 'roles', 'checklist']);
  const is_new = person.name === '';
  const submit = async () => {
    const { name, role, is_active } = draft;
    const stores = role === owner ? null : draft.stores;
    const body = { name: name.trim(), role, is_active, ...(stores ? { stores } : {}) };
    if (!(await send({ method: 'PUT', path: `/v1/people/${person.id}`, body }))) return;
    if (is_new) return onAdded({ ...draft, name: name.trim() });
    showToast(texts.saved, 'good');
    close();
  };
  return (
    <FormDialog
      title={is_new ? texts.add : texts.edit(person.name)}
      act={texts.save}
      disabled={sending === 'yes'}
      onSubmit={submit}
      close={close}
    >
      <Field
        label={texts.name}
        hint={texts.nameHint}
        data-autofocus
        value={draft.name}
        error={errorOf('name')}
        onChange={(event) => setDraft({ ...draft, name: event.target.value })}
      />
      <SelectField
        label={texts.role}
        value={draft.role}
        options={roles.map(({ code, names }) => ({ value: code, label: nameIn(names, language) }))}
        onChange={(role) => setDraft({ ...draft, role })}
      />
      {draft.role === owner ? null : (
        <StoresChoice stores={draft.stores} onChange={(stores) => setDraft({ ...draft, stores })} />
      )}
      {is_new ? null : (
        <>
          <label className="check-row">
            <input
              type="checkbox"
              checked={draft.is_active}
              onChange={(event) => setDraft({ ...draft, is_active: event.target.checked })}
            />
            {texts.active}
          </label>
          <p className="field-hint">{texts.activeHint}</p>
          <p className="field-hint">{texts.endsSessions}</p>
        </>
      )}
      <ErrorNote text={refused && refused.field !== 'name' ? refused.text : null} />
    </FormDialog>
  );
}

interface StoresChoiceProps {
  readonly stores: PersonRow['stores'];
  readonly onChange: (stores: PersonRow['stores']) => void;
}

// Nothing to choose in a company of one store.
function StoresChoice({ stores, onChange }: StoresChoiceProps) {
  const texts = usePeopleStrings();
  const { session } = useHouse();
  if (session.stores.length < 2 && !stores) return null;
  const toggle = (id: string) =>
    onChange(stores?.includes(id) ? stores.filter((other) => other !== id) : [...(stores ?? []), id]);
  return (
    <>
      <Choice
        label={texts.stores}
        options={[
          { value: 'all', label: texts.allStores },
          { value: 'some', label: texts.someStores },
        ]}
        value={stores ? 'some' : 'all'}
        onChange={(which) => onChange(which === 'all' ? null : session.stores.map(({ id }) => id))}
      />
      {stores ? (
        <fieldset className="people-checks">
          <legend className="visually-hidden">{texts.someStores}</legend>
          {session.stores.map(({ id, code, name }) => (
            <label key={id} className="check-row">
              <input type="checkbox" checked={stores.includes(id)} onChange={() => toggle(id)} />
              <span>{`${code} ${name}`}</span>
            </label>
          ))}
        </fieldset>
      ) : null}
    </>
  );
}
