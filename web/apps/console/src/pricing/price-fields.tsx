import { useQuery } from '@tanstack/react-query';
import { parseAmount } from '#i18n/format.ts';
import { Field } from '#ui/field.tsx';
import { useHouse } from '../state/house.ts';
import { productsQuery } from '../state/queries.ts';
import { useFormat } from '../state/use-format.ts';
import { usePricingStrings } from '../strings/pricing/strings.ts';
import { ProductSearch } from './goods-picker.tsx';
import { errorAt, type Refused } from './use-rule-change.ts';

// A price as its form holds it.
export interface PriceForm {
  readonly sku: string;
  readonly price: string;
  readonly member_price: string;
  readonly starts: string;
}

interface PriceBody {
  readonly sku: string;
  readonly price: number;
  readonly member_price?: number;
  readonly starts?: string;
}

export function priceBody(form: PriceForm, digits: number): PriceBody | { readonly unreadable: string } {
  const price = parseAmount(form.price, digits);
  const member_price = form.member_price.trim() === '' ? undefined : parseAmount(form.member_price, digits);
  if (!form.sku) return { unreadable: 'sku' };
  if (price === null) return { unreadable: 'price' };
  if (member_price === null) return { unreadable: 'member_price' };
  return {
    sku: form.sku,
    price,
    ...(member_price === undefined ? {} : { member_price }),
    ...(form.starts ? { starts: form.starts } : {}),
  };
}

export interface PriceFieldsProps {
  readonly form: PriceForm;
  readonly refused: Refused | null;
  readonly onForm: (form: PriceForm) => void;
  readonly starts: 'may' | 'must';
}

export function PriceFields({ form, refused, onForm, starts }: PriceFieldsProps) {
  const house = useHouse();
  const texts = usePricingStrings();
  const format = useFormat();
  const products = useQuery(productsQuery(house));
  const chosen = products.data?.get(form.sku);
  const code = house.currency.code;
  return (
    <>
      <ProductSearch
        label={chosen ? `${texts.search}: ${format.name(chosen.names)}` : texts.search}
        error={errorAt(refused, 'sku')}
        onChoose={(sku) => onForm({ ...form, sku })}
      />
      <div className="pair">
        <Field
          label={`${texts.fields.price} (${code})`}
          inputMode="decimal"
          value={form.price}
          error={refused && /(^|\.)price$/.test(refused.field) ? refused.text : undefined}
          onChange={(event) => onForm({ ...form, price: event.target.value })}
        />
        <Field
          label={texts.fields.memberPrice}
          inputMode="decimal"
          value={form.member_price}
          error={errorAt(refused, 'member_price')}
          onChange={(event) => onForm({ ...form, member_price: event.target.value })}
        />
        <Field
          label={texts.fields.starts}
          type="date"
          required={starts === 'must'}
          value={form.starts}
          error={errorAt(refused, 'starts')}
          onChange={(event) => onForm({ ...form, starts: event.target.value })}
        />
      </div>
    </>
  );
}
