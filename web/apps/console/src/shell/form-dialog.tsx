import { type FormEvent, type ReactNode, useId } from 'react';
import { Button } from '#ui/button.tsx';
import { Dialog, type DialogProps } from '#ui/dialog.tsx';
import { useShellStrings } from '../strings/shell.ts';

export interface FormDialogProps extends Pick<DialogProps, 'title' | 'width' | 'side' | 'children'> {
  // The word on the button that sends the form.
  readonly act: string;
  readonly look?: 'primary' | 'danger';
  readonly disabled?: boolean;
  // What else can be done with the thing, before the way out.
  readonly others?: ReactNode;
  readonly onSubmit: () => Promise<void> | void;
  readonly close: () => void;
}

// A dialog that is one form: its fields, the way out, the act.
export function FormDialog(props: FormDialogProps) {
  const { title, width, side, act, look = 'primary', disabled, others, onSubmit, close, children } = props;
  const shell = useShellStrings();
  const form = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void onSubmit();
  };
  return (
    <Dialog
      title={title}
      closeLabel={shell.close}
      onClose={close}
      {...(width ? { width } : {})}
      {...(side ? { side } : {})}
      footer={
        <>
          {others}
          <Button onClick={close}>{shell.cancel}</Button>
          <Button look={look} type="submit" form={form} disabled={disabled}>
            {act}
          </Button>
        </>
      }
    >
      <form id={form} className="stack" noValidate onSubmit={submit}>
        {children}
      </form>
    </Dialog>
  );
}
