import { type FormEvent, type ReactNode, useId } from 'react';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { usePricingStrings } from '../strings/pricing/strings.ts';
import { useShellStrings } from '../strings/shell.ts';
import type { Refused } from './use-rule-change.ts';

export interface RuleDialogProps {
  readonly title: string;
  readonly close: () => void;
  readonly sending: 'no' | 'yes';
  readonly refused: Refused | null;
  // Names of the fields at which the form shows refusals itself.
  readonly fields: readonly string[];
  readonly onSave: () => void;
  // Absent: there is nothing to end, or it has ended.
  readonly onEnd?: (() => void) | undefined;
  readonly onPreview?: (() => void) | undefined;
  readonly children: ReactNode;
}

// The frame of every rule's form: save, end, and what the server said no to where no field of the form is meant.
export function RuleDialog(props: RuleDialogProps) {
  const { title, close, sending, refused, fields, onSave, onEnd, onPreview, children } = props;
  const texts = usePricingStrings();
  const shell = useShellStrings();
  const form = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (sending === 'no') onSave();
  };
  const is_elsewhere = refused && !fields.some((field) => refused.field.includes(field));
  return (
    <Dialog
      title={title}
      closeLabel={shell.close}
      onClose={close}
      side="right"
      width="wide"
      footer={
        <>
          {onEnd ? (
            <Button look="danger" disabled={sending === 'yes'} onClick={onEnd}>
              {texts.end}
            </Button>
          ) : null}
          {onPreview ? <Button onClick={onPreview}>{texts.preview}</Button> : null}
          <Button onClick={close}>{shell.cancel}</Button>
          <Button look="primary" type="submit" form={form} disabled={sending === 'yes'}>
            {texts.save}
          </Button>
        </>
      }
    >
      <form id={form} className="stack" noValidate onSubmit={submit}>
        {children}
        {is_elsewhere ? (
          <p className="field-error" role="alert">
            {refused.text}
          </p>
        ) : null}
      </form>
    </Dialog>
  );
}
