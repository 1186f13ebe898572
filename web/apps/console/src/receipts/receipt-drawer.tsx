import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Icon } from '#ui/icon.tsx';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { useHouse } from '../state/house.ts';
import { receiptQuery } from '../state/queries.ts';
import { useReceiptStrings } from '../strings/receipts.ts';
import { useShellStrings } from '../strings/shell.ts';
import { ReceiptSheet } from './receipt-sheet.tsx';

export interface ReceiptDrawerProps {
  readonly id: string;
  readonly close: () => void;
}

export function ReceiptDrawer({ id, close }: ReceiptDrawerProps) {
  const house = useHouse();
  const texts = useReceiptStrings();
  const shell = useShellStrings();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(receiptQuery(house, id));
  return (
    <Dialog
      title={data?.number ?? texts.title}
      closeLabel={shell.close}
      onClose={close}
      side="right"
      width="wide"
      footer={
        data ? (
          <Button
            icon={<Icon name="print" />}
            onClick={() => void navigate({ to: '/paper', search: (now) => ({ ...now, receipt: id }) })}
          >
            {texts.reprint}
          </Button>
        ) : null
      }
    >
      {data ? (
        <ReceiptSheet receipt={data} />
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <Waiting />
      )}
    </Dialog>
  );
}
