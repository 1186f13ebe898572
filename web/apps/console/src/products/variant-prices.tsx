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

// One price for all that are chosen; each is a change of its own, so what is done stays done when a later one is refused.
export function VariantPrices({ variants }: { readonly variants: readonly GoodsRow[] }) {
  const { currency } = useHouse();
  const texts = useProductStrings();
  const format = useFormat();
  const [price, setPrice] = useState('');
  const { sending, refused, send, refuse } = useCommand<unknown>([]);
  const refresh = useCommand<unknown>([...stale_keys, pricing_key]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const minor = parseAmount(price, currency.digits);
    if (minor === null) return refuse(texts.badPrice, 'price');
    let done = 0;
    for (const [at, variant] of variants.entries()) {
      const is_last = at === variants.length - 1;
      // The last one makes all lists anew.
      const answer = await (is_last ? refresh : { send }).send({
        method: 'PUT',
        path: `/v1/products/${variant.id}/price`,
        body: { price: minor },
      });
      if (!answer) break;
      done++;
    }
    const [counted, all] = [format.count(done), format.count(variants.length)];
    if (done === variants.length) showToast(texts.bulkDone(counted), 'good');
    else showToast(texts.bulkStopped(counted, all), 'bad');
  };
  const no = refused ?? refresh.refused;
  return (
    <form className="products-price" noValidate onSubmit={submit}>
      <Field
        label={`${texts.bulkPrice} (${currency.code})`}
        inputMode="decimal"
        value={price}
        error={no?.text}
        onChange={(event) => setPrice(event.target.value)}
      />
      <Button type="submit" disabled={sending === 'yes' || refresh.sending === 'yes' || variants.length === 0}>
        {texts.bulkApply(format.count(variants.length))}
      </Button>
    </form>
  );
}
