import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { parseAmount } from '#i18n/format.ts';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { filled, type ReceiptSearch } from '../state/filters.ts';
import { useHouse } from '../state/house.ts';
import { productsQuery } from '../state/queries.ts';
import { useFormat } from '../state/use-format.ts';
import { useReceiptStrings } from '../strings/receipts.ts';
import { MoreFilters } from './more-filters.tsx';
import { ProductDialog } from './product-dialog.tsx';

export interface FilterBarProps {
  readonly search: ReceiptSearch;
  readonly onApply: (search: ReceiptSearch) => void;
}

const hours = Array.from({ length: 24 }, (_, hour) => String(hour));

export function FilterBar({ search, onApply }: FilterBarProps) {
  const texts = useReceiptStrings();
  const { currency } = useHouse();
  const { receipt: _, ...given } = search;
  const [fields, setFields] = useState<Omit<ReceiptSearch, 'receipt'>>(given);
  const set = (more: Readonly<Partial<Record<keyof typeof fields, string>>>) => setFields({ ...fields, ...more });
  const hour_id = useId();
  const weekday_id = useId();
  const [amount_error, setAmountError] = useState<string>();
  const apply = (event: FormEvent) => {
    event.preventDefault();
    const bad = [fields.least, fields.most].some((text) => text?.trim() && parseAmount(text, currency.digits) === null);
    setAmountError(bad ? texts.badAmount : undefined);
    if (!bad) onApply(filled(fields));
  };
  return (
    <form className="filter-bar panel" aria-label={texts.filters} onSubmit={apply}>
      <Field
        label={texts.from}
        type="date"
        value={fields.from ?? ''}
        onChange={(event) => set({ from: event.target.value })}
      />
      <Field
        label={texts.to}
        type="date"
        value={fields.to ?? ''}
        onChange={(event) => set({ to: event.target.value })}
      />
      <div className="field">
        <label htmlFor={hour_id}>{texts.hour}</label>
        <select
          id={hour_id}
          className="input"
          value={fields.hour ?? ''}
          onChange={(event) => set({ hour: event.target.value })}
        >
          <option value="">{texts.anyHour}</option>
          {hours.map((hour) => (
            <option key={hour} value={hour}>{`${hour}:00`}</option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={weekday_id}>{texts.weekday}</label>
        <select
          id={weekday_id}
          className="input"
          value={fields.weekday ?? ''}
          onChange={(event) => set({ weekday: event.target.value })}
        >
          <option value="">{texts.anyWeekday}</option>
          {texts.weekdays.map((name, at) => (
            <option key={name} value={at + 1}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <Field
        label={texts.number}
        placeholder={texts.numberHint}
        value={fields.number ?? ''}
        onChange={(event) => set({ number: event.target.value })}
      />
      <ProductPicker sku={fields.sku} onChoose={(sku) => set({ sku })} />
      <div className="filter-actions">
        <Button type="submit" look="primary">
          {texts.find}
        </Button>
        <Button onClick={() => onApply({})}>{texts.reset}</Button>
      </div>
      <MoreFilters fields={fields} onChange={set} amountError={amount_error} />
    </form>
  );
}

interface ProductPickerProps {
  readonly sku: string | undefined;
  // "" for any product.
  readonly onChoose: (sku: string) => void;
}

function ProductPicker({ sku, onChoose }: ProductPickerProps) {
  const house = useHouse();
  const texts = useReceiptStrings();
  const format = useFormat();
  const id = useId();
  const [dialog, setDialog] = useState<'closed' | 'open'>('closed');
  const products = useQuery({ ...productsQuery(house), enabled: Boolean(sku) });
  const chosen = sku ? products.data?.get(sku) : undefined;
  const choose = (next: string) => {
    onChoose(next);
    setDialog('closed');
  };
  return (
    <div className="field">
      <span id={id} className="field-name">
        {texts.product}
      </span>
      <Button aria-describedby={id} className="product-button" onClick={() => setDialog('open')}>
        <span>{chosen ? format.name(chosen.names) : sku ? chosen_elsewhere : texts.anyProduct}</span>
      </Button>
      {dialog === 'open' ? <ProductDialog onChoose={choose} close={() => setDialog('closed')} /> : null}
    </div>
  );
}

// A product is chosen, and its name is on its way.
const chosen_elsewhere = '…';
