import { formatMoney } from '#i18n/format.ts';
import { Button } from '#ui/button.tsx';
import { Choice } from '#ui/choice.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Icon } from '#ui/icon.tsx';
import { useStore } from '#ui/use-store.ts';
import type { Receipt } from '#wire/types.ts';
import { useTill } from '../state/use-till.ts';
import { useStrings } from '../strings/strings.ts';
import { Paper } from './paper.tsx';
import { keepPaperWidth, PrintSheet, paperWidth } from './print-sheet.tsx';
import './done-dialog.css';

const widths = [
  { value: '80', label: '80 mm' },
  { value: '58', label: '58 mm' },
] as const;

// The sale is in the journal. Enter goes on to the next customer.
export function DoneDialog({ receipt, close }: { readonly receipt: Receipt; readonly close: () => void }) {
  const { receipt: texts, common } = useStrings();
  const { currency } = useStore(useTill().shop);
  const width = useStore(paperWidth);
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
          <Choice label={texts.width} options={widths} value={width} onChange={keepPaperWidth} />
        </div>
        <Paper receipt={receipt} />
      </div>
      <PrintSheet receipt={receipt} />
    </Dialog>
  );
}
