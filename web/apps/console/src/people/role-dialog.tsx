import { useState } from 'react';
import { languages } from '#i18n/language.ts';
import { useLanguage } from '#i18n/messages.ts';
import { type Names, nameIn, writtenNames } from '#i18n/names.ts';
import { ErrorNote } from '#ui/error-note.tsx';
import { Field } from '#ui/field.tsx';
import { showToast } from '#ui/toast.tsx';
import type { RoleRow } from '#wire/people.ts';
import { FormDialog } from '../shell/form-dialog.tsx';
import { SureButton } from '../shell/sure-button.tsx';
import { useHouse } from '../state/house.ts';
import { useCommand } from '../state/use-command.ts';
import { usePeopleStrings } from '../strings/people.ts';
import { useSettingsStrings } from '../strings/settings.ts';

// Nobody hands out more than they have, so the list is one's own.
export function RoleDialog({ role, close }: { readonly role: RoleRow; readonly close: () => void }) {
  const texts = usePeopleStrings();
  const { scopes: meanings }: { readonly scopes: Readonly<Record<string, string>> } = useSettingsStrings();
  const language = useLanguage();
  const { session } = useHouse();
  const [names, setNames] = useState<Names>(role.names);
  const [scopes, setScopes] = useState<readonly string[]>(role.scopes);
  const { sending, refused, send, errorOf } = useCommand<unknown>(['roles', 'people']);
  const is_new = role.scopes.length === 0;
  const may_end = !is_new && role.people === 0;
  const path = `/v1/roles/${role.code}`;
  const submit = async () => {
    if (!(await send({ method: 'PUT', path, body: { names: writtenNames(names), scopes } }))) return;
    showToast(texts.saved, 'good');
    close();
  };
  const end = async () => {
    if (await send({ method: 'DELETE', path })) close();
  };
  const toggle = (scope: string) =>
    setScopes(scopes.includes(scope) ? scopes.filter((other) => other !== scope) : [...scopes, scope]);
  return (
    <FormDialog
      title={is_new ? texts.newRole : texts.editRole(nameIn(role.names, language))}
      act={texts.save}
      disabled={sending === 'yes'}
      others={may_end ? <SureButton label={texts.endRole} act={() => void end()} /> : null}
      onSubmit={submit}
      close={close}
    >
      <div className="people-names">
        {languages.map((of) => (
          <Field
            key={of}
            label={texts.names[of]}
            value={names[of] ?? ''}
            error={of === language ? errorOf('names') : undefined}
            {...(of === language ? { 'data-autofocus': true } : {})}
            onChange={(event) => setNames({ ...names, [of]: event.target.value })}
          />
        ))}
      </div>
      <fieldset className="people-checks">
        <legend>{texts.mayDo}</legend>
        {session.scopes.map((scope) => (
          <label key={scope} className="check-row">
            <input type="checkbox" checked={scopes.includes(scope)} onChange={() => toggle(scope)} />
            <span>{meanings[scope] ?? scope}</span>
          </label>
        ))}
      </fieldset>
      <ErrorNote text={refused && refused.field !== 'names' ? refused.text : null} />
    </FormDialog>
  );
}
