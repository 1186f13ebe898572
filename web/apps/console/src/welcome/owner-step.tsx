import { useState } from 'react';
import { Field } from '#ui/field.tsx';
import { useFirstRunStrings } from '../strings/first-run.ts';
import { charactersMissing } from './setup-draft.ts';
import { StepCard } from './step-card.tsx';
import type { StepProps } from './steps.ts';

export interface OwnerProblem {
  readonly field: 'name' | 'password';
  readonly text: string;
}

// `problem` is what the server has said of the name or the password.
export function OwnerStep({
  at,
  of,
  draft,
  change,
  next,
  back,
  problem,
}: StepProps & { problem: OwnerProblem | null }) {
  const texts = useFirstRunStrings();
  const [tried, setTried] = useState(false);
  const [shown, setShown] = useState(false);
  const missing = charactersMissing(draft.password);
  const wrong = {
    name: draft.name.trim() ? undefined : texts.nameMissing,
    password: missing > 0 ? texts.passwordShort(missing) : undefined,
    again: draft.again === draft.password ? undefined : texts.passwordsDiffer,
  };
  const go = () => {
    setTried(true);
    if (!wrong.name && !wrong.password && !wrong.again) next();
  };
  const said = (field: OwnerProblem['field']) => (problem?.field === field ? problem.text : undefined);
  const kind = shown ? 'text' : 'password';
  return (
    <StepCard title={texts.ownerTitle} hint={texts.ownerHint} at={at} of={of} onNext={go} onBack={back}>
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
        error={tried ? (wrong.password ?? said('password')) : said('password')}
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
