import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { useTill } from '../state/use-till.ts';
import { useStrings } from '../strings/strings.ts';
import { startPaying } from './phase.ts';

export function NotKeptDialog() {
  const till = useTill();
  const { pay, common } = useStrings();
  return (
    <Dialog title={pay.notKeptTitle} closeLabel={common.close} onClose={till.nextSale}>
      <div className="stack">
        <p className="notice-bad" role="alert">
          {pay.notKept}
        </p>
        <Button look="primary" size="large" data-autofocus onClick={() => till.sale.update(startPaying)}>
          {pay.again}
        </Button>
      </div>
    </Dialog>
  );
}
