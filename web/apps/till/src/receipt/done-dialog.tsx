import { formatMoney } from '#i18n/format.ts';
import { Paper } from '#paper/paper.tsx';
import { keepPaperWidth, PrintSheet, paperWidth, paperWidths } from '#paper/print-sheet.tsx';
import { Button } from '#ui/button.tsx';
import { Choice } from '#ui/choice.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Icon } from '#ui/icon.tsx';
import { useStore } from '#ui/use-store.ts';
import type { Receipt } from '#wire/types.ts';
import { useTill } from '../state/use-till.ts';
import { useStrings } from '../strings/strings.ts';
import { usePaperShop } from './use-paper-shop.ts';
import './done-dialog.css';

// The sale is in the journal. Enter goes on to the next customer.
export function DoneDialog({ receipt, close }: { readonly receipt: Receipt; readonly close: () => void }) {
  const { receipt: texts, common } = useStrings();
  const { currency } = useStore(useTill().shop);
  const width = useStore(paperWidth);
  const shop = usePaperShop();
  return (
    <Dialog
      title={receipt.number}
      closeLabel={common.close}
      onClose={close}
      width="wide"
      footer={
        <>
          <Button size="money" icon={<Icon name="print" />} onClick={() => window.print()}>
            {texts.print}
          </Button>
          <Button size="money" look="primary" className="grow" data-autofocus onClick={close}>
            {texts.next}
          </Button>
        </>
      }
    >
      <div className="done">
        <div className="done-sums" role="status">
          <p className="done-mark">
            <Icon name="check" size={28} />
            {receipt.kind === 'sale' ? texts.done : texts.refund}
          </p>
          <p className="done-label">{receipt.kind === 'sale' ? texts.change : texts.refund}</p>
          <p className="done-change figure" data-role="change">
            {formatMoney(receipt.kind === 'sale' ? receipt.change : receipt.total, currency)}
          </p>
          <Choice label={texts.width} options={paperWidths} value={width} onChange={keepPaperWidth} />
        </div>
        <Paper receipt={receipt} shop={shop} />
      </div>
      <PrintSheet receipt={receipt} shop={shop} />
    </Dialog>
  );
}
