import { type FormEvent, useState } from 'react';
import { parseAmount } from '#i18n/format.ts';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { showToast } from '#ui/toast.tsx';
import type { GoodsRow } from '#wire/goods.ts';
import { pricing_key } from '../pricing/queries.ts';
import { useHouse } from '../state/house.ts';
import { useCommand } from '../state/use-command.ts';
import { useFormat } from '../state/use-format.ts';
import { useProductStrings } from '../strings/products/strings.ts';
import { stale_keys } from './product-queries.ts';

export interface VariantPricesProps {
  readonly family: string;
  readonly variants: readonly GoodsRow[];
}

// One price for all that are chosen: all of them, or none when one is refused.
export function VariantPrices({ family, variants }: VariantPricesProps) {
  const { currency } = useHouse();
  const texts = useProductStrings();
  const format = useFormat();
  const [price, setPrice] = useState('');
  const { sending, refused, send, refuse } = useCommand<unknown>([...stale_keys, pricing_key]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const minor = parseAmount(price, currency.digits);
    if (minor === null) return refuse(texts.badPrice, 'price');
    // A price is set as a whole: what members pay stays what it is.
    const prices = variants.map(({ id, member_price }) => ({
      sku: id,
      price: minor,
      ...(member_price === null ? {} : { member_price }),
    }));
    const body = { prices };
    if (!(await send({ method: 'PUT', path: `/v1/families/${family}/prices`, body }))) return;
    showToast(texts.bulkDone(format.count(variants.length)), 'good');
  };
  return (
    <form className="products-price" noValidate onSubmit={submit}>
      <Field
        label={`${texts.bulkPrice} (${currency.code})`}
        inputMode="decimal"
        value={price}
        error={refused?.text}
        onChange={(event) => setPrice(event.target.value)}
      />
      <Button type="submit" disabled={sending === 'yes' || variants.length === 0}>
        {texts.bulkApply(format.count(variants.length))}
      </Button>
    </form>
  );
}
