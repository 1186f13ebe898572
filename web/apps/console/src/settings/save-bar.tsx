import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import type { Refusal } from '../state/use-command.ts';
import { useSettingsStrings } from '../strings/settings.ts';

export interface SaveBarProps {
  readonly sending: 'no' | 'yes';
  readonly refused: Refusal | null;
  // Fields of the form, beside which their refusals are shown already.
  readonly fields: readonly string[];
}

// The end of every section: what went wrong with the whole of it, and the button.
export function SaveBar({ sending, refused, fields }: SaveBarProps) {
  const texts = useSettingsStrings();
  const shown = refused && !fields.includes(refused.field) ? refused : null;
  return (
    <div className="save-bar">
      <ErrorNote text={shown ? (shown.code === 'version_changed' ? texts.changedMeanwhile : shown.text) : null} />
      <Button look="primary" type="submit" disabled={sending === 'yes'}>
        {texts.save}
      </Button>
    </div>
  );
}
