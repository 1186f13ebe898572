import { Button } from '#ui/button.tsx';
import { useStore } from '#ui/use-store.ts';
import { useTill } from '../state/use-till.ts';
import { useStrings } from '../strings/strings.ts';
import { takeUpdate, waitingWorker } from './update.ts';

// Offered between two customers only.
export function UpdateBar() {
  const till = useTill();
  const { update } = useStrings();
  const worker = useStore(waitingWorker);
  const { lines } = useStore(till.basket);
  const sale = useStore(till.sale);
  if (!worker || lines.length > 0 || sale.name !== 'selling') return null;
  return (
    <aside className="update-bar" aria-label={update.ready}>
      <span>{update.ready}</span>
      <Button look="primary" onClick={() => takeUpdate(worker)}>
        {update.take}
      </Button>
    </aside>
  );
}
