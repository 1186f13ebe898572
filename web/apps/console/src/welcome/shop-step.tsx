import { useState } from 'react';
import { formatMoney } from '#i18n/format.ts';
import { Choice } from '#ui/choice.tsx';
import { Field } from '#ui/field.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { useFirstShopStrings } from '../strings/first-shop.ts';
import { currencies, digitsOf, type Region, regionNames, zones } from './presets.ts';
import { ratePpm, withRegion } from './setup-draft.ts';
import { StepCard } from './step-card.tsx';
import type { StepProps } from './steps.ts';

const rounding_steps = [0, 5, 10, 50, 100];
const hours = [0, 1, 2, 3, 4, 5, 6];
const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

export function ShopStep(props: StepProps & { readonly busy: boolean; readonly problem: string | undefined }) {
  const { at, of, draft, change, next, back, busy, problem } = props;
  const texts = useFirstShopStrings();
  const [tried, setTried] = useState(false);
  const missing = (text: string) => (tried && !text.trim() ? texts.missing : undefined);
  const badTax = ratePpm(draft.tax_percent) === null;
  const go = () => {
    setTried(true);
    if (draft.company.trim() && draft.store.trim() && !badTax) next();
  };
  const step = { wide: true, title: texts.shopTitle, hint: texts.regionNote, at, of, busy, problem };
  return (
    <StepCard {...step} nextLabel={texts.open} onNext={go} onBack={back}>
      <div className="preset-grid">
        <Field
          label={texts.company}
          value={draft.company}
          error={missing(draft.company)}
          onChange={(event) => change({ company: event.target.value })}
        />
        <Field
          label={texts.store}
          hint={texts.storeHint}
          value={draft.store}
          error={missing(draft.store)}
          onChange={(event) => change({ store: event.target.value })}
        />
      </div>
      <Choice
        label={texts.region}
        options={regionNames.map((value) => ({ value, label: texts.regions[value] }))}
        value={draft.region}
        onChange={(region: Region) => change(withRegion(draft, region))}
      />
      <div className="preset-grid">
        <SelectField
          label={texts.currency}
          hint={texts.currencyNote}
          value={draft.currency}
          options={plain(currencies)}
          onChange={(currency) => change({ currency })}
        />
        <SelectField
          label={texts.zone}
          hint={texts.zoneNote}
          value={draft.zone}
          options={plain(zones)}
          onChange={(zone) => change({ zone })}
        />
        <Field
          label={texts.tax}
          hint={texts.taxNote}
          inputMode="decimal"
          value={draft.tax_percent}
          error={tried && badTax ? texts.badTax : undefined}
          onChange={(event) => change({ tax_percent: event.target.value })}
        />
        <SelectField
          label={texts.taxMode}
          hint={texts.taxModeNote}
          value={draft.tax_included ? 'inside' : 'outside'}
          options={[
            { value: 'inside', label: texts.taxInside },
            { value: 'outside', label: texts.taxOutside },
          ]}
          onChange={(mode) => change({ tax_included: mode === 'inside' })}
        />
        <SelectField
          label={texts.rounding}
          hint={texts.roundingNote}
          value={String(draft.cash_rounding)}
          options={rounding_steps.map((minor) => ({
            value: String(minor),
            label:
              minor === 0
                ? texts.roundingNone
                : formatMoney(minor, { code: draft.currency, digits: digitsOf(draft.currency) }),
          }))}
          onChange={(minor) => change({ cash_rounding: Number(minor) })}
        />
        <SelectField
          label={texts.dayBegins}
          hint={texts.dayBeginsNote}
          value={String(draft.day_begins)}
          options={hours.map((hour) => ({ value: String(hour), label: `${String(hour).padStart(2, '0')}:00` }))}
          onChange={(hour) => change({ day_begins: Number(hour) })}
        />
      </div>
    </StepCard>
  );
}
