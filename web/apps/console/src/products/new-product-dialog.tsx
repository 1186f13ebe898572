import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { parseAmount } from '#i18n/format.ts';
import { ErrorNote } from '#ui/error-note.tsx';
import { Field } from '#ui/field.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { showToast } from '#ui/toast.tsx';
import { taxesQuery } from '../pricing/queries.ts';
import { FormDialog } from '../shell/form-dialog.tsx';
import { useHouse } from '../state/house.ts';
import { useCommand } from '../state/use-command.ts';
import { useFormat } from '../state/use-format.ts';
import { useProductStrings } from '../strings/products/strings.ts';
import { BarcodeField } from './barcode-fields.tsx';
import type { CategoryNode } from './category-tree.ts';
import { CategoryField } from './product-filters.tsx';
import { proposalQuery, stale_keys } from './product-queries.ts';
import { UnitField } from './unit-field.tsx';

export interface NewProductDialogProps {
  readonly tree: readonly CategoryNode[];
  readonly onDone: (id: string) => void;
  readonly close: () => void;
}

// No code or tax class: nobody has touched what is proposed.
const blank = {
  name: '',
  price: '',
  code: null as string | null,
  barcode: '',
  category: '',
  unit: 'each',
  tax_class: '',
};
const shown_fields = /^(names|(price|code|barcodes\[0\])$)/;

// A name and a price make a product; code and tax class are proposed, everything else may come later.
export function NewProductDialog({ tree, onDone, close }: NewProductDialogProps) {
  const house = useHouse();
  const texts = useProductStrings();
  const format = useFormat();
  const [fields, setFields] = useState(blank);
  const set = (more: Partial<typeof blank>) => setFields({ ...fields, ...more });
  const proposal = useQuery(proposalQuery(house)).data;
  const classes = useQuery(taxesQuery(house)).data?.tax_classes ?? [];
  const { sending, refused, newId, send, refuse, errorOf } = useCommand<{ readonly id: string }>(stale_keys);
  const code = fields.code ?? proposal?.code ?? '';
  const tax_class = fields.tax_class || (proposal?.tax_class ?? '');
  const submit = async () => {
    if (sending === 'yes') return;
    const price = parseAmount(fields.price, house.currency.digits);
    if (price === null) return refuse(texts.badPrice, 'price');
    const body = {
      id: newId(),
      code: code.trim(),
      names: fields.name.trim() ? { [format.language]: fields.name.trim() } : {},
      unit: fields.unit,
      tax_class,
      price,
      ...(fields.barcode.trim() ? { barcodes: [fields.barcode.trim()] } : {}),
      ...(fields.category ? { category: fields.category } : {}),
    };
    const made = await send({ method: 'POST', path: '/v1/products', body });
    if (!made) return;
    showToast(texts.created(fields.name.trim()), 'good');
    close();
    onDone(made.done.id);
  };
  return (
    <FormDialog title={texts.newTitle} act={texts.create} disabled={sending === 'yes'} onSubmit={submit} close={close}>
      <Field
        label={texts.newName}
        data-autofocus
        value={fields.name}
        error={errorOf('names') ?? errorOf(`names.${format.language}`)}
        hint={texts.newHint}
        onChange={(event) => set({ name: event.target.value })}
      />
      <Field
        label={texts.price(house.currency.code)}
        inputMode="decimal"
        value={fields.price}
        error={errorOf('price')}
        onChange={(event) => set({ price: event.target.value })}
      />
      <details className="products-more" open={refused ? /^(code|barcodes|tax)/.test(refused.field) : undefined}>
        <summary>{texts.more}</summary>
        <div className="stack">
          <BarcodeField
            label={texts.withBarcode}
            barcode={fields.barcode}
            error={errorOf('barcodes[0]')}
            onBarcode={(barcode) => set({ barcode })}
          />
          <div className="pair">
            <Field
              label={texts.code}
              value={code}
              error={errorOf('code')}
              hint={texts.codeHint}
              onChange={(event) => set({ code: event.target.value })}
            />
            <CategoryField
              label={texts.category}
              none={texts.noCategory}
              tree={tree}
              value={fields.category}
              onChange={(category) => set({ category })}
            />
            <UnitField value={fields.unit} onChange={(unit) => set({ unit })} />
            <SelectField
              label={texts.taxClass}
              value={tax_class}
              options={classes.map((one) => ({ value: one.code, label: format.name(one.names) }))}
              onChange={(chosen) => set({ tax_class: chosen })}
            />
          </div>
        </div>
      </details>
      <ErrorNote text={refused && !shown_fields.test(refused.field) ? refused.text : null} />
    </FormDialog>
  );
}
