import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { memberQuery } from '../members/member-queries.ts';
import { type ReceiptSearch, receiptKinds, tenderKinds } from '../state/filters.ts';
import { useHouse } from '../state/house.ts';
import { useReceiptStrings } from '../strings/receipts.ts';
import { MemberDialog } from './member-dialog.tsx';

export type FilterFields = Omit<ReceiptSearch, 'receipt'>;

export interface MoreFiltersProps {
  readonly fields: FilterFields;
  readonly onChange: (more: Readonly<Partial<Record<keyof FilterFields, string>>>) => void;
  readonly amountError: string | undefined;
}

// Filters that are asked for less often; they lie open when one of them is set.
export function MoreFilters({ fields, onChange, amountError }: MoreFiltersProps) {
  const texts = useReceiptStrings();
  const { currency } = useHouse();
  const is_set = fields.kind || fields.tender || fields.member || fields.least || fields.most;
  return (
    <details className="more-filters" open={is_set ? true : undefined}>
      <summary>{texts.moreFilters}</summary>
      <div className="more-filters-row">
        <Select
          label={texts.columns.kind}
          all={texts.anyKind}
          value={fields.kind}
          options={receiptKinds.map((kind) => [kind, texts.kinds[kind]] as const)}
          onChange={(kind) => onChange({ kind })}
        />
        <Select
          label={texts.tender}
          all={texts.anyTender}
          value={fields.tender}
          options={tenderKinds.map((kind) => [kind, texts.tenders[kind]] as const)}
          onChange={(tender) => onChange({ tender })}
        />
        <Field
          label={texts.least(currency.code)}
          inputMode="decimal"
          value={fields.least ?? ''}
          error={amountError}
          onChange={(event) => onChange({ least: event.target.value })}
        />
        <Field
          label={texts.most(currency.code)}
          inputMode="decimal"
          value={fields.most ?? ''}
          onChange={(event) => onChange({ most: event.target.value })}
        />
        <MemberPicker id={fields.member} onChoose={(member) => onChange({ member })} />
      </div>
    </details>
  );
}

interface SelectProps {
  readonly label: string;
  readonly all: string;
  readonly value: string | undefined;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
}

function Select({ label, all, value, options, onChange }: SelectProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="input" value={value ?? ''} onChange={(event) => onChange(event.target.value)}>
        <option value="">{all}</option>
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

interface MemberPickerProps {
  readonly id: string | undefined;
  // "" for anybody.
  readonly onChoose: (member: string) => void;
}

function MemberPicker({ id, onChoose }: MemberPickerProps) {
  const house = useHouse();
  const texts = useReceiptStrings();
  const label = useId();
  const [dialog, setDialog] = useState<'closed' | 'open'>('closed');
  const member = useQuery({ ...memberQuery(house, id ?? ''), enabled: Boolean(id) });
  const choose = (chosen: string) => {
    onChoose(chosen);
    setDialog('closed');
  };
  return (
    <div className="field">
      <span id={label} className="field-name">
        {texts.member}
      </span>
      <Button aria-describedby={label} className="product-button" onClick={() => setDialog('open')}>
        <span>{id ? (member.data?.name ?? name_on_its_way) : texts.anyMember}</span>
      </Button>
      {dialog === 'open' ? <MemberDialog onChoose={choose} close={() => setDialog('closed')} /> : null}
    </div>
  );
}

const name_on_its_way = '…';
