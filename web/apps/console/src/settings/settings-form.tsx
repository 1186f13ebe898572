import type { ComponentProps } from 'react';
import type { Refusal } from '../state/use-command.ts';
import { SaveBar } from './save-bar.tsx';

export interface SettingsFormProps extends ComponentProps<'form'> {
  readonly sending: 'no' | 'yes';
  readonly refused: Refusal | null;
  // Fields of the form, beside which their refusals are shown already.
  readonly fields?: readonly string[];
}

// A section of the settings. Nothing can be typed while it is kept: the form starts anew with what the server then says, and would
// drop it.
export function SettingsForm({ sending, refused, fields = [], children, ...form }: SettingsFormProps) {
  return (
    <form className="settings-form" {...form}>
      <fieldset className="settings-fields stack" disabled={sending === 'yes'}>
        {children}
        <SaveBar sending={sending} refused={refused} fields={fields} />
      </fieldset>
    </form>
  );
}
