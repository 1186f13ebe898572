import { type FormEvent, useState } from 'react';
import { type Language, languageNames, languages } from '#i18n/language.ts';
import { useLanguage } from '#i18n/messages.ts';
import { paperLanguages } from '#paper/languages.ts';
import { Paper, type PaperShop } from '#paper/paper.tsx';
import { Field } from '#ui/field.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { showToast } from '#ui/toast.tsx';
import type { CompanySection, Marked } from '#wire/settings.ts';
import { useHouse } from '../state/house.ts';
import { useCommand } from '../state/use-command.ts';
import { useSettingsStrings } from '../strings/settings.ts';
import { sampleReceipt } from './sample-receipt.ts';
import { SettingsForm } from './settings-form.tsx';

const fields = ['receipt_logo', 'receipt_header', 'receipt_footer'];

type Choice = Language | 'screen' | 'none';

const isLanguage = (tag: string | undefined): tag is Language => languages.some((language) => language === tag);

// What the tills print, with the paper itself beside it.
export function ReceiptForm({ marked }: { readonly marked: Marked<CompanySection> }) {
  const texts = useSettingsStrings();
  const { renew } = useHouse();
  const { section, mark } = marked;
  const [one, two] = section.receipt_languages;
  const [first, setFirst] = useState<Choice>(isLanguage(one) ? one : 'screen');
  const [second, setSecond] = useState<Choice>(isLanguage(two) ? two : 'none');
  const [logo, setLogo] = useState(section.receipt_logo);
  const [header, setHeader] = useState(section.receipt_header);
  const [footer, setFooter] = useState(section.receipt_footer);
  const { sending, refused, send, errorOf } = useCommand<unknown>(['settings', 'checklist']);
  const chosen =
    first === 'screen' ? [] : [first, second].filter(isLanguage).filter((tag, at, all) => all.indexOf(tag) === at);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const paper = { receipt_logo: logo.trim(), receipt_header: header.trim(), receipt_footer: footer.trim() };
    const body = { mark, section: { ...section, receipt_languages: chosen, ...paper } };
    if (!(await send({ method: 'PUT', path: '/v1/settings/company', body }))) return;
    showToast(texts.savedTills, 'good');
    void renew();
  };
  const named = languages.map((value) => ({ value, label: languageNames[value] }));
  return (
    <div className="receipt-settings">
      <SettingsForm onSubmit={submit} sending={sending} refused={refused} fields={fields}>
        <Field
          label={texts.logo}
          value={logo}
          hint={texts.logoHint}
          error={errorOf('receipt_logo')}
          onChange={(event) => setLogo(event.target.value)}
        />
        <Field
          label={texts.receiptHeader}
          value={header}
          error={errorOf('receipt_header')}
          onChange={(event) => setHeader(event.target.value)}
        />
        <Field
          label={texts.receiptFooter}
          value={footer}
          error={errorOf('receipt_footer')}
          onChange={(event) => setFooter(event.target.value)}
        />
        <div className="settings-pair">
          <SelectField<Choice>
            label={texts.firstLanguage}
            value={first}
            options={[{ value: 'screen', label: texts.ofTheScreen }, ...named]}
            onChange={setFirst}
          />
          <SelectField<Choice>
            label={texts.secondLanguage}
            value={second}
            options={[{ value: 'none', label: texts.noSecond }, ...named]}
            onChange={setSecond}
          />
        </div>
      </SettingsForm>
      <Sample paper={{ company: section.name, logo, header, footer }} chosen={chosen} />
    </div>
  );
}

interface SampleProps {
  readonly paper: Pick<PaperShop, 'company' | 'logo' | 'header' | 'footer'>;
  readonly chosen: readonly Language[];
}

function Sample({ paper, chosen }: SampleProps) {
  const texts = useSettingsStrings();
  const { session, currency } = useHouse();
  const screen = useLanguage();
  const [store] = session.stores;
  if (!store) return null;
  const shop = {
    ...paper,
    store: store.name,
    contact: [store.address, store.phone].filter(Boolean),
    zone: store.zone,
    digits: currency.digits,
    languages: paperLanguages(chosen, screen),
    rules: undefined,
  };
  return (
    <figure className="receipt-sample">
      <figcaption className="muted">{texts.sample}</figcaption>
      <Paper receipt={sampleReceipt(store.id, currency.code)} shop={shop} />
    </figure>
  );
}
