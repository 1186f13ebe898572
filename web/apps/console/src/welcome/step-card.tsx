import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { Button } from '#ui/button.tsx';
import { useFirstRunStrings } from '../strings/first-run.ts';

export interface StepCardProps {
  readonly title: string;
  readonly hint?: string;
  readonly at: number;
  readonly of: number;
  readonly nextLabel?: string;
  readonly busy?: boolean;
  readonly problem?: string | undefined;
  readonly onNext: () => void;
  readonly onBack?: () => void;
  readonly children: ReactNode;
  readonly wide?: boolean;
}

// One page of the first run: Enter goes on, the heading has the focus so that screen readers begin there.
export function StepCard(props: StepCardProps) {
  const texts = useFirstRunStrings();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!props.busy) props.onNext();
  };
  return (
    <form className={props.wide ? 'step step-wide' : 'step'} onSubmit={submit} noValidate>
      <header className="step-head">
        <p className="step-count">{texts.step(props.at, props.of)}</p>
        <h1 ref={heading} tabIndex={-1}>
          {props.title}
        </h1>
        {props.hint ? <p className="muted">{props.hint}</p> : null}
      </header>
      <div className="step-body">{props.children}</div>
      <footer className="step-foot">
        {props.problem ? (
          <p className="field-error step-problem" role="alert">
            {props.problem}
          </p>
        ) : null}
        {props.onBack ? (
          <Button look="quiet" size="large" onClick={props.onBack}>
            {texts.back}
          </Button>
        ) : null}
        <Button look="primary" size="large" type="submit" disabled={props.busy ?? false}>
          {props.nextLabel ?? texts.next}
        </Button>
      </footer>
    </form>
  );
}
