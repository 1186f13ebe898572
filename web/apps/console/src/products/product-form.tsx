import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { writtenNames } from '#i18n/names.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Field } from '#ui/field.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { showToast } from '#ui/toast.tsx';
import type { GoodsRow, ProductDetail } from '#wire/goods.ts';
import { taxesQuery } from '../pricing/queries.ts';
import { useHouse } from '../state/house.ts';
import { useCommand } from '../state/use-command.ts';
import { useFormat } from '../state/use-format.ts';
import { useProductStrings } from '../strings/products/strings.ts';
import { BarcodeFields } from './barcode-fields.tsx';
import type { CategoryNode } from './category-tree.ts';
import { NamesFields } from './names-fields.tsx';
import { OwnBarcode } from './own-barcode.tsx';
import { productBody } from './product-body.ts';
import { unsaved, withBarcode, withoutBlanks } from './product-edit.ts';
import { CategoryField } from './product-filters.tsx';
import { stale_keys } from './product-queries.ts';
import { UnitField } from './unit-field.tsx';

export interface ProductFormProps {
  readonly detail: ProductDetail;
  readonly tree: readonly CategoryNode[];
  // Told whether something is typed that is not saved.
  readonly onTyped: (typed: boolean) => void;
}

const shown_fields = /^(names|ingredients|barcodes\[)/;

// What people edit of a product; it is saved as a whole, under the version that was read.
export function ProductForm({ detail, tree, onTyped }: ProductFormProps) {
  const house = useHouse();
  const texts = useProductStrings();
  const format = useFormat();
  const { product } = detail;
  // Over what the server says, which may change while somebody types: a picture is a new version too.
  const [changed, setChanged] = useState<Partial<GoodsRow>>({});
  const is_typed = Object.keys(changed).length > 0;
  useEffect(() => onTyped(is_typed), [onTyped, is_typed]);
  const row = { ...product, ...changed };
  const set = (more: Partial<GoodsRow>) => setChanged({ ...changed, ...more });
  const classes = useQuery(taxesQuery(house)).data?.tax_classes ?? [];
  const { sending, refused, send, errorOf } = useCommand<unknown>(stale_keys);
  const writes = house.session.scopes.includes('catalog:write') && sending === 'no';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!writes) return;
    const sent = withoutBlanks(changed);
    setChanged(sent);
    const now = { ...product, ...sent };
    const body = productBody(now, { names: writtenNames(now.names), ingredients: now.ingredients.trim() });
    const done = await send({ method: 'PUT', path: `/v1/products/${row.id}`, body });
    if (!done) return;
    setChanged((typed) => unsaved(typed, sent));
    showToast(texts.saved, 'good');
  };
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <NamesFields names={row.names} errorOf={errorOf} onNames={(names) => set({ names })} />
      <div className="pair">
        <CategoryField
          label={texts.category}
          none={texts.noCategory}
          tree={tree}
          value={row.category ?? ''}
          onChange={(category) => set({ category: category || null })}
        />
        <SelectField
          label={texts.taxClass}
          value={row.tax_class}
          options={classes.map((one) => ({ value: one.code, label: format.name(one.names) }))}
          onChange={(tax_class) => set({ tax_class })}
        />
        {detail.is_unit_fixed ? (
          <p className="products-fixed">
            <strong>{`${texts.unit}: ${texts.units[row.unit]}`}</strong>
            <span className="muted">{texts.unitFixed}</span>
          </p>
        ) : (
          <UnitField value={row.unit} onChange={(unit) => set({ unit: unit as GoodsRow['unit'] })} />
        )}
        <label className="products-check">
          <input type="checkbox" checked={row.active} onChange={(event) => set({ active: event.target.checked })} />
          <span>
            <strong>{texts.active}</strong>
            <span className="muted">{texts.activeHint}</span>
          </span>
        </label>
      </div>
      <Field
        label={texts.ingredients}
        placeholder={texts.ingredientsHint}
        maxLength={1000}
        value={row.ingredients}
        error={errorOf('ingredients')}
        onChange={(event) => set({ ingredients: event.target.value })}
      />
      <BarcodeFields barcodes={row.barcodes} errorOf={errorOf} onBarcodes={(barcodes) => set({ barcodes })} />
      <OwnBarcode sku={product.id} onGiven={(barcode) => setChanged((now) => withBarcode(now, barcode))} />
      <ErrorNote
        text={
          refused && !shown_fields.test(refused.field)
            ? refused.code === 'version_changed'
              ? texts.versionChanged
              : refused.text
            : null
        }
      />
      {house.session.scopes.includes('catalog:write') ? (
        <div className="products-save">
          <Button look="primary" type="submit" disabled={sending === 'yes'}>
            {texts.save}
          </Button>
        </div>
      ) : (
        <p className="muted">{texts.readOnly}</p>
      )}
    </form>
  );
}
