import { useStore } from '#ui/use-store.ts';
import { setMember, setQuantity } from '../basket/basket.ts';
import { CouponSheet } from '../basket/coupon-sheet.tsx';
import { MemberSheet } from '../basket/member-sheet.tsx';
import { QuantitySheet } from '../basket/quantity-sheet.tsx';
import { NotKeptDialog } from '../pay/not-kept-dialog.tsx';
import { PayDialog } from '../pay/pay-dialog.tsx';
import { QueueSheet } from '../queue/queue-sheet.tsx';
import { DoneDialog } from '../receipt/done-dialog.tsx';
import { useTill } from '../state/use-till.ts';

// At most one of these covers the sale screen.
export type Sheet =
  | { readonly name: 'none' | 'member' | 'coupon' | 'queue' }
  | { readonly name: 'quantity'; readonly key: number };

export function Sheets({ sheet, close }: { readonly sheet: Sheet; readonly close: () => void }) {
  const till = useTill();
  const sale = useStore(till.sale);
  const basket = useStore(till.basket);
  switch (sale.name) {
    case 'paying':
    case 'keeping':
      return <PayDialog phase={sale} />;
    case 'not_kept':
      return <NotKeptDialog />;
    case 'done':
      return <DoneDialog receipt={sale.receipt} close={till.nextSale} />;
    case 'selling':
      break;
  }
  switch (sheet.name) {
    case 'none':
      return null;
    case 'member':
      return <MemberSheet close={close} onMember={(member) => till.basket.update((b) => setMember(b, member))} />;
    case 'coupon':
      return <CouponSheet close={close} />;
    case 'queue':
      return <QueueSheet close={close} />;
    case 'quantity': {
      const line = basket.lines.find(({ key }) => key === sheet.key);
      if (!line) return null;
      const onQuantity = (milli: number) => till.basket.update((b) => setQuantity(b, line.key, milli));
      return <QuantitySheet line={line} close={close} onQuantity={onQuantity} />;
    }
  }
}
