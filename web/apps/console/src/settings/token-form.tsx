import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Field } from '#ui/field.tsx';
import { showToast } from '#ui/toast.tsx';
import type { NewToken } from '#wire/settings.ts';
import { FormDialog } from '../shell/form-dialog.tsx';
import { copyText } from '../state/copy-text.ts';
import { useHouse } from '../state/house.ts';
import { useCommand } from '../state/use-command.ts';
import { useSettingsStrings } from '../strings/settings.ts';
import { useShellStrings } from '../strings/shell.ts';

// Nobody hands out more than they have, so the scopes to choose from are one's own.
export function TokenForm({ close }: { readonly close: () => void }) {
  const texts = useSettingsStrings();
  const { session } = useHouse();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly string[]>([]);
  const [secret, setSecret] = useState('');
  const { sending, refused, send, refuse, errorOf } = useCommand<NewToken>(['tokens']);
  const meanings: Readonly<Record<string, string>> = texts.scopes;
  const submit = async () => {
    if (scopes.length === 0) return refuse(texts.scopesMissing, 'scopes');
    const made = await send({ method: 'POST', path: '/v1/tokens', body: { name: name.trim(), scopes } });
    if (made) setSecret(made.done.secret);
  };
  const toggle = (scope: string) =>
    setScopes(scopes.includes(scope) ? scopes.filter((other) => other !== scope) : [...scopes, scope]);
  if (secret) return <SecretDialog secret={secret} close={close} />;
  return (
    <FormDialog
      title={texts.newToken}
      act={texts.makeToken}
      disabled={sending === 'yes'}
      onSubmit={submit}
      close={close}
    >
      <Field
        label={texts.tokenName}
        hint={texts.tokenNameHint}
        data-autofocus
        value={name}
        error={errorOf('name')}
        onChange={(event) => setName(event.target.value)}
      />
      <fieldset className="settings-checks">
        <legend>{texts.mayDo}</legend>
        {session.scopes.map((scope) => (
          <label key={scope}>
            <input type="checkbox" checked={scopes.includes(scope)} onChange={() => toggle(scope)} />
            <span>{meanings[scope] ?? scope}</span>
            <code className="muted">{scope}</code>
          </label>
        ))}
      </fieldset>
      <ErrorNote text={refused && refused.field !== 'name' ? refused.text : null} />
    </FormDialog>
  );
}

function SecretDialog({ secret, close }: { readonly secret: string; readonly close: () => void }) {
  const texts = useSettingsStrings();
  const shell = useShellStrings();
  const copy = async () => {
    const is_copied = await copyText(secret);
    showToast(is_copied ? texts.copied : shell.notCopied, is_copied ? 'good' : 'bad');
  };
  return (
    <Dialog
      title={texts.secretTitle}
      closeLabel={shell.close}
      onClose={close}
      footer={
        <>
          <Button onClick={() => void copy()}>{texts.copy}</Button>
          <Button look="primary" data-autofocus onClick={close}>
            {texts.kept}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{texts.secretHint}</p>
        <code className="token-secret" data-role="secret">
          {secret}
        </code>
      </div>
    </Dialog>
  );
}
