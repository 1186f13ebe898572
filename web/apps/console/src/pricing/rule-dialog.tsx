import type { ReactNode } from 'react';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { FormDialog } from '../shell/form-dialog.tsx';
import { usePricingStrings } from '../strings/pricing/strings.ts';
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
  const submit = () => {
    if (sending === 'no') onSave();
  };
  const is_elsewhere = refused && !fields.some((field) => refused.field.includes(field));
  return (
    <FormDialog
      title={title}
      side="right"
      width="wide"
      act={texts.save}
      disabled={sending === 'yes'}
      others={
        <>
          {onEnd ? (
            <Button look="danger" disabled={sending === 'yes'} onClick={onEnd}>
              {texts.end}
            </Button>
          ) : null}
          {onPreview ? <Button onClick={onPreview}>{texts.preview}</Button> : null}
        </>
      }
      onSubmit={submit}
      close={close}
    >
      {children}
      <ErrorNote text={is_elsewhere ? refused.text : null} />
    </FormDialog>
  );
}
