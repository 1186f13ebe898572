import { type FormEvent, useState } from 'react';
import { uuidv7 } from '#core/uuid.ts';
import { formatAmount, parseAmount } from '#i18n/format.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Field } from '#ui/field.tsx';
import { showToast } from '#ui/toast.tsx';
import type { Family, ProductDetail } from '#wire/goods.ts';
import { useHouse } from '../state/house.ts';
import { useCommand } from '../state/use-command.ts';
import { useFormat } from '../state/use-format.ts';
import { useProductStrings } from '../strings/products/strings.ts';
import { codesFor, keyOf, missingIn, optionText, variants_max } from './combinations.ts';
import { stale_keys } from './product-queries.ts';

export interface GenerateFormProps {
  readonly family: Family;
  readonly detail: ProductDetail;
}

const freshId = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));

// Makes what is missing in one command, like the product that lies open: its category, unit, tax class and price.
export function GenerateForm({ family, detail: { product, variants } }: GenerateFormProps) {
  const { currency } = useHouse();
  const texts = useProductStrings();
  const format = useFormat();
  const missing = missingIn(family, variants);
  // Kept, so that a second press after a lost answer names the same products.
  const [ids] = useState(() => new Map(missing.map((options) => [keyOf(options), freshId()])));
  const [left_out, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const [prefix, setPrefix] = useState(product.code);
  const [price, setPrice] = useState(
    product.price === null ? '' : formatAmount(product.price, currency.digits).replaceAll(',', ''),
  );
  const { sending, refused, newId, send, refuse } = useCommand<unknown>(stale_keys);
  if (missing.length === 0) return <p className="muted">{texts.complete}</p>;
  const wanted = missing.filter((options) => !left_out.has(keyOf(options)));
  const turn = (key: string) => {
    const next = new Set(left_out);
    if (!next.delete(key)) next.add(key);
    setLeftOut(next);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const minor = parseAmount(price, currency.digits);
    if (minor === null) return refuse(texts.badPrice, 'price');
    if (wanted.length > variants_max) return refuse(texts.tooMany, 'variants');
    const codes = codesFor(
      prefix.trim(),
      wanted.length,
      variants.map(({ code }) => code),
    );
    const body = {
      id: newId(),
      unit: product.unit,
      tax_class: product.tax_class,
      price: minor,
      ...(product.category ? { category: product.category } : {}),
      variants: wanted.map((options, at) => ({ id: ids.get(keyOf(options)), code: codes[at], options })),
    };
    const made = await send({ method: 'POST', path: `/v1/families/${family.id}/variants`, body });
    if (made) showToast(texts.generated(format.count(wanted.length)), 'good');
  };
  return (
    <form className="stack generate-form" noValidate onSubmit={submit}>
      <p>{texts.missing(format.count(missing.length))}</p>
      <fieldset className="plain-fieldset">
        <legend>{texts.combinations}</legend>
        <ul className="combinations">
          {missing.map((options) => (
            <li key={keyOf(options)}>
              <label className="products-check">
                <input type="checkbox" checked={!left_out.has(keyOf(options))} onChange={() => turn(keyOf(options))} />
                <span>{optionText(family, options, format.name)}</span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <div className="pair">
        <Field label={texts.codePrefix} value={prefix} onChange={(event) => setPrefix(event.target.value)} />
        <Field
          label={texts.price(currency.code)}
          inputMode="decimal"
          value={price}
          error={refused?.field === 'price' ? refused.text : undefined}
          onChange={(event) => setPrice(event.target.value)}
        />
      </div>
      <ErrorNote text={refused && refused.field !== 'price' ? refused.text : null} />
      <div>
        <Button look="primary" type="submit" disabled={sending === 'yes' || wanted.length === 0}>
          {texts.generate(format.count(wanted.length))}
        </Button>
      </div>
    </form>
  );
}
