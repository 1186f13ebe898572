import { type FormEvent, useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Field } from '#ui/field.tsx';
import { useStore } from '#ui/use-store.ts';
import { useTill } from '../state/use-till.ts';
import { useStrings } from '../strings/strings.ts';
import { addCoupon } from './basket.ts';
import { findCoupon } from './price.ts';

export function CouponSheet({ close }: { readonly close: () => void }) {
  const till = useTill();
  const { coupon: texts, common } = useStrings();
  const { pricing } = useStore(till.shop);
  const [code, setCode] = useState('');
  const [error, setError] = useState<string>();
  const apply = (event: FormEvent) => {
    event.preventDefault();
    const coupon = findCoupon(pricing, code);
    if (!coupon) return setError(texts.unknown);
    till.basket.update((basket) => addCoupon(basket, coupon.code));
    close();
  };
  return (
    <Dialog title={texts.title} closeLabel={common.close} onClose={close}>
      <form className="stack" onSubmit={apply}>
        <Field
          label={texts.field}
          value={code}
          data-autofocus
          autoCapitalize="characters"
          error={error}
          onChange={(event) => {
            setError(undefined);
            setCode(event.target.value);
          }}
        />
        <Button look="primary" size="large" type="submit" disabled={code.trim() === ''}>
          {texts.apply}
        </Button>
      </form>
    </Dialog>
  );
}
