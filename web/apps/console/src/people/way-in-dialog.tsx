import { type FormEvent, lazy, Suspense, useId, useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Field } from '#ui/field.tsx';
import { takeFocus } from '#ui/take-focus.ts';
import { showToast } from '#ui/toast.tsx';
import type { PersonLink, PersonRow } from '#wire/people.ts';
import { Waiting } from '../shell/page-state.tsx';
import { copyText } from '../state/copy-text.ts';
import { useCommand } from '../state/use-command.ts';
import { useAccountStrings } from '../strings/account.ts';
import { usePeopleStrings } from '../strings/people.ts';
import { useShellStrings } from '../strings/shell.ts';
import { charactersMissing } from '../welcome/setup-draft.ts';

const QrCode = lazy(async () => ({ default: (await import('../welcome/qr-code.tsx')).QrCode }));

export interface WayInDialogProps {
  readonly person: PersonRow;
  readonly close: () => void;
}

// How somebody comes in: by a link that works once, or by a password that is set here.
export function WayInDialog({ person, close }: WayInDialogProps) {
  const texts = usePeopleStrings();
  const shell = useShellStrings();
  return (
    <Dialog
      title={texts.wayIn(person.name)}
      closeLabel={shell.close}
      onClose={close}
      footer={<Button onClick={close}>{texts.later}</Button>}
    >
      <div className="stack">
        <p className="muted">{texts.wayInHint}</p>
        <LinkPart person={person} />
        <PasswordPart person={person} close={close} />
      </div>
    </Dialog>
  );
}

function LinkPart({ person }: { readonly person: PersonRow }) {
  const texts = usePeopleStrings();
  const shell = useShellStrings();
  const { sending, refused, send } = useCommand<PersonLink>([]);
  const [address, setAddress] = useState('');
  const make = async () => {
    const made = await send({ method: 'POST', path: `/v1/people/${person.id}/link` });
    if (made) setAddress(`${made.done.elsewhere?.origin ?? location.origin}${made.done.path}`);
  };
  const copy = async () => {
    const is_copied = await copyText(address);
    showToast(is_copied ? texts.copied : shell.notCopied, is_copied ? 'good' : 'bad');
  };
  return (
    <section className="way-in" aria-label={texts.byLink}>
      <h3>{texts.byLink}</h3>
      <p className="field-hint">{texts.linkHint}</p>
      {address ? (
        <>
          <Suspense fallback={<Waiting />}>
            <QrCode text={address} label={texts.linkOf(person.name)} />
          </Suspense>
          <code className="way-in-link" data-role="link">
            {address}
          </code>
          <Button ref={takeFocus} onClick={() => void copy()}>
            {texts.copy}
          </Button>
        </>
      ) : (
        <Button look="primary" data-autofocus disabled={sending === 'yes'} onClick={() => void make()}>
          {texts.makeLink}
        </Button>
      )}
      <ErrorNote text={refused?.text} />
    </section>
  );
}

function PasswordPart({ person, close }: WayInDialogProps) {
  const texts = usePeopleStrings();
  const account = useAccountStrings();
  const form = useId();
  const [password, setPassword] = useState('');
  const { sending, send, refuse, refused } = useCommand<unknown>(['people']);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const missing = charactersMissing(password);
    if (missing > 0) return refuse(account.short(missing), 'password');
    if (!(await send({ method: 'PUT', path: `/v1/people/${person.id}/password`, body: { password } }))) return;
    showToast(texts.passwordSet(person.name), 'good');
    close();
  };
  return (
    <section className="way-in" aria-label={texts.setPassword}>
      <h3>{texts.setPassword}</h3>
      <form id={form} className="way-in-password" onSubmit={(event) => void submit(event)}>
        <Field
          label={texts.password}
          type="password"
          autoComplete="new-password"
          hint={texts.passwordHint}
          value={password}
          error={refused?.text}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button type="submit" disabled={sending === 'yes'}>
          {texts.save}
        </Button>
      </form>
    </section>
  );
}
