import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { useShellStrings } from '../strings/shell.ts';

export interface LeaveDialogProps {
  readonly stay: () => void;
  readonly leave: () => void;
}

// Asked before what was typed is dropped.
export function LeaveDialog({ stay, leave }: LeaveDialogProps) {
  const shell = useShellStrings();
  return (
    <Dialog
      title={shell.leaveTitle}
      closeLabel={shell.close}
      onClose={stay}
      footer={
        <>
          <Button look="danger" onClick={leave}>
            {shell.leave}
          </Button>
          <Button look="primary" data-autofocus onClick={stay}>
            {shell.stay}
          </Button>
        </>
      }
    >
      <p>{shell.leaveHint}</p>
    </Dialog>
  );
}
