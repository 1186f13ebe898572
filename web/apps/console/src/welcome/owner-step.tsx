import { useState } from 'react';
import { Field } from '#ui/field.tsx';
import { useFirstRunStrings } from '../strings/first-run.ts';
import { charactersMissing } from './setup-draft.ts';
import { StepCard } from './step-card.tsx';
import type { StepProps } from './steps.ts';
import type { SetupRefused } from './use-setup.ts';

export interface OwnerProblem {
  readonly field: 'name' | 'password';
  readonly text: string;
}

interface OwnerStepProps extends StepProps {
  // What the server has said of the name or the password when all was sent.
  readonly problem: OwnerProblem | null;
  // Asks the server whether it takes the password.
  readonly check: () => Promise<SetupRefused | null>;
}

// A password that is well known is refused where it is typed, and only the server knows which those are.
export function OwnerStep({ at, of, draft, change, next, back, problem, check }: OwnerStepProps) {
  const texts = useFirstRunStrings();
  const [tried, setTried] = useState(false);
  const [shown, setShown] = useState(false);
  const [going, setGoing] = useState(false);
  // Of the password that is named: another one has not been looked at yet.
  const [refused, setRefused] = useState<{ readonly password: string; readonly text: string } | null>(null);
  const look = async () => {
    const answer = await check();
    setRefused(answer ? { password: draft.password, text: answer.text } : null);
    return answer === null;
  };
  const missing = charactersMissing(draft.password);
  const known = refused?.password === draft.password ? refused.text : undefined;
  const wrong = {
    name: draft.name.trim() ? undefined : texts.nameMissing,
    password: missing > 0 ? texts.passwordShort(missing) : known,
    again: draft.again === draft.password ? undefined : texts.passwordsDiffer,
  };
  const go = async () => {
    setTried(true);
    if (wrong.name || wrong.password || wrong.again) return;
    setGoing(true);
    const is_taken = await look();
    setGoing(false);
    if (is_taken) next();
  };
  const said = (field: OwnerProblem['field']) => (problem?.field === field ? problem.text : undefined);
  const kind = shown ? 'text' : 'password';
  return (
    <StepCard
      title={texts.ownerTitle}
      hint={texts.ownerHint}
      at={at}
      of={of}
      busy={going}
      onNext={() => void go()}
      onBack={back}
    >
      <Field
        label={texts.name}
        autoComplete="username"
        value={draft.name}
        error={tried ? (wrong.name ?? said('name')) : said('name')}
        onChange={(event) => change({ name: event.target.value })}
      />
      <Field
        label={texts.password}
        type={kind}
        autoComplete="new-password"
        value={draft.password}
        hint={draft.password ? (wrong.password ?? texts.passwordHint) : texts.passwordHint}
        error={tried ? (wrong.password ?? said('password')) : (known ?? said('password'))}
        onBlur={() => missing === 0 && void look()}
        onChange={(event) => change({ password: event.target.value })}
      />
      <Field
        label={texts.passwordAgain}
        type={kind}
        autoComplete="new-password"
        value={draft.again}
        error={tried ? wrong.again : undefined}
        onChange={(event) => change({ again: event.target.value })}
      />
      <label className="tick">
        <input type="checkbox" checked={shown} onChange={() => setShown(!shown)} />
        <span>{texts.show}</span>
      </label>
    </StepCard>
  );
}
