import { Paper } from '#paper/paper.tsx';
import { Button } from '#ui/button.tsx';
import { Icon } from '#ui/icon.tsx';
import type { Receipt } from '#wire/types.ts';
import { usePaperShop } from '../receipt/use-paper-shop.ts';
import { useStrings } from '../strings/strings.ts';

export interface ReceiptDetailProps {
  readonly receipt: Receipt;
  readonly onRefund: () => void;
}

export function ReceiptDetail({ receipt, onRefund }: ReceiptDetailProps) {
  const { receipts: texts } = useStrings();
  const shop = usePaperShop();
  return (
    <>
      <h2 className="receipt-number figure">{receipt.number}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="receipt-scroll" aria-label={receipt.number} tabIndex={0}>
        <Paper receipt={receipt} shop={shop} />
      </section>
      <footer className="receipt-actions">
        <Button size="large" icon={<Icon name="print" />} onClick={() => window.print()}>
          {texts.reprint}
        </Button>
        <Button size="large" icon={<Icon name="back" />} disabled={receipt.kind === 'refund'} onClick={onRefund}>
          {texts.refund}
        </Button>
      </footer>
    </>
  );
}
