import { type FormEvent, useState } from 'react';
import { formatAmount, parseAmount } from '#i18n/format.ts';
import { Field } from '#ui/field.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { showToast } from '#ui/toast.tsx';
import type { LoyaltySection, Marked } from '#wire/settings.ts';
import { tenderKinds } from '../state/filters.ts';
import { useHouse } from '../state/house.ts';
import { useCommand } from '../state/use-command.ts';
import { useReceiptStrings } from '../strings/receipts.ts';
import { useSettingsStrings } from '../strings/settings.ts';
import { SettingsForm } from './settings-form.tsx';

const fields = ['loyalty.points_per', 'loyalty.spend_per', 'country_code'];
const payable = tenderKinds.filter((kind) => kind !== 'unknown');

export function LoyaltyForm({ marked }: { readonly marked: Marked<LoyaltySection> }) {
  const texts = useSettingsStrings();
  const { tenders } = useReceiptStrings();
  const { currency } = useHouse();
  const { section, mark } = marked;
  const [points, setPoints] = useState(String(section.points_per));
  const [spend, setSpend] = useState(formatAmount(section.spend_per, currency.digits).replaceAll(',', ''));
  const [rounding, setRounding] = useState(section.rounding);
  const [country, setCountry] = useState(section.country_code);
  const [excluded, setExcluded] = useState<readonly string[]>(section.excluded_tenders);
  const { sending, refused, send, refuse, errorOf } = useCommand<unknown>(['settings', 'pricing']);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!/^\d{1,9}$/.test(points.trim())) return refuse(texts.badNumber, 'loyalty.points_per');
    const spend_per = parseAmount(spend, currency.digits);
    if (!spend_per) return refuse(texts.badAmount, 'loyalty.spend_per');
    const changed = {
      country_code: country.trim(),
      points_per: Number(points),
      spend_per,
      rounding,
      excluded_tenders: excluded,
    };
    const body = { mark, section: changed };
    if (await send({ method: 'PUT', path: '/v1/settings/loyalty', body })) showToast(texts.saved, 'good');
  };
  const toggle = (kind: string) =>
    setExcluded(excluded.includes(kind) ? excluded.filter((other) => other !== kind) : [...excluded, kind]);
  return (
    <SettingsForm onSubmit={submit} sending={sending} refused={refused} fields={fields}>
      <p className="muted">{texts.loyaltyHint}</p>
      <div className="settings-pair">
        <Field
          label={texts.points}
          inputMode="numeric"
          value={points}
          error={errorOf('loyalty.points_per')}
          onChange={(event) => setPoints(event.target.value)}
        />
        <Field
          label={texts.spend(currency.code)}
          inputMode="decimal"
          value={spend}
          error={errorOf('loyalty.spend_per')}
          onChange={(event) => setSpend(event.target.value)}
        />
      </div>
      <SelectField
        label={texts.pointsRounding}
        value={rounding}
        options={[
          { value: 'down', label: texts.roundDown },
          { value: 'half_up', label: texts.roundHalfUp },
        ]}
        onChange={setRounding}
      />
      <fieldset className="settings-checks">
        <legend>{texts.excluded}</legend>
        {payable.map((kind) => (
          <label key={kind}>
            <input type="checkbox" checked={excluded.includes(kind)} onChange={() => toggle(kind)} />
            <span>{tenders[kind]}</span>
          </label>
        ))}
      </fieldset>
      <Field
        label={texts.country}
        inputMode="numeric"
        value={country}
        hint={texts.countryHint}
        error={errorOf('country_code')}
        onChange={(event) => setCountry(event.target.value)}
      />
    </SettingsForm>
  );
}
