import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { formatAmount, parseAmount } from '#i18n/format.ts';
import { Field } from '#ui/field.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { showToast } from '#ui/toast.tsx';
import type { Marked, TermsSection } from '#wire/settings.ts';
import { useHouse } from '../state/house.ts';
import { useCommand } from '../state/use-command.ts';
import { useSettingsStrings } from '../strings/settings.ts';
import { SettingsForm } from './settings-form.tsx';

// The currency is shown and not changed: prices are kept in it. Tax inside or outside is shown too; it is set beside the rates.
export function TermsForm({ marked }: { readonly marked: Marked<TermsSection> }) {
  const texts = useSettingsStrings();
  const { currency } = useHouse();
  const { section, mark } = marked;
  const [increment, setIncrement] = useState(formatAmount(section.cash_increment, currency.digits));
  const [rounding, setRounding] = useState(section.cash_rounding);
  const { sending, refused, send, refuse, errorOf } = useCommand<unknown>(['settings', 'pricing']);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const cash_increment = parseAmount(increment.trim() || '0', currency.digits);
    if (cash_increment === null) return refuse(texts.badAmount, 'cash_rounding.increment');
    const body = { mark, section: { ...section, cash_increment, cash_rounding: rounding } };
    if (await send({ method: 'PUT', path: '/v1/settings/terms', body })) showToast(texts.saved, 'good');
  };
  return (
    <SettingsForm onSubmit={submit} sending={sending} refused={refused} fields={['cash_rounding.increment']}>
      <p className="muted">{texts.termsHint}</p>
      <p>
        {texts.currency} <strong>{section.currency}</strong>
      </p>
      <p>
        {texts.tax} <strong>{section.tax_included ? texts.taxIn : texts.taxOn}</strong>{' '}
        <Link to="/pricing" search={{ tab: 'taxes' }} className="text-link">
          {texts.toTaxes}
        </Link>
      </p>
      <Field
        label={texts.increment(currency.code)}
        inputMode="decimal"
        value={increment}
        hint={texts.incrementHint}
        error={errorOf('cash_rounding.increment')}
        onChange={(event) => setIncrement(event.target.value)}
      />
      <SelectField
        label={texts.cashRounding}
        value={rounding}
        options={[
          { value: 'half_up', label: texts.roundHalfUp },
          { value: 'half_even', label: texts.roundHalfEven },
          { value: 'down', label: texts.roundDown },
          { value: 'up', label: texts.roundUp },
        ]}
        onChange={setRounding}
      />
    </SettingsForm>
  );
}
