import { useQuery } from '@tanstack/react-query';
import { createPortal } from 'react-dom';
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
          <Button icon={<Icon name="print" />} onClick={() => window.print()}>
            {texts.print}
          </Button>
        ) : null
      }
    >
      {data ? (
        <>
          <ReceiptSheet receipt={data} />
          {createPortal(
            <div className="print-only">
              <h1>{`${house.session.company.name}  ${data.number}`}</h1>
              <ReceiptSheet receipt={data} />
            </div>,
            document.body,
          )}
        </>
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <Waiting />
      )}
    </Dialog>
  );
}
