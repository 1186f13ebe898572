import { type FormEvent, useState } from 'react';
import { useLanguage } from '#i18n/messages.ts';
import { problemText } from '#i18n/problems/problems.ts';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import type { Client } from '#wire/client.ts';
import type { Session } from '#wire/types.ts';
import { GateCard } from '../shell/gate-card.tsx';
import { useAccountStrings } from '../strings/account.ts';

const command = 'build/release/zhanggui password --data data --name …';

export interface SignInProps {
  readonly client: Client;
  // Why somebody has to sign in who was in before.
  readonly note: string | undefined;
  readonly onSignedIn: (session: Session) => void;
}

// For people; a till signs in with a link.
export function SignIn({ client, note, onSignedIn }: SignInProps) {
  const texts = useAccountStrings();
  const language = useLanguage();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    const answer = await client.request<Session>('/v1/sessions', { method: 'POST', body: { name, password } });
    setBusy(false);
    if (answer.kind === 'ok') return onSignedIn(answer.value);
    setProblem(problemText(answer.problem, language));
  };
  return (
    <GateCard title={texts.signInTitle}>
      {note ? <p role="status">{note}</p> : null}
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <p>{texts.signInHint}</p>
        <Field
          label={texts.name}
          autoComplete="username"
          value={name}
          required
          onChange={(event) => setName(event.target.value)}
        />
        <Field
          label={texts.password}
          type="password"
          autoComplete="current-password"
          value={password}
          required
          error={problem ?? undefined}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button look="primary" size="large" type="submit" disabled={busy}>
          {texts.signIn}
        </Button>
        <p className="muted">{texts.forgot}</p>
        <pre className="gate-command">{command}</pre>
      </form>
    </GateCard>
  );
}
