import { type FormEvent, useState } from 'react';
import { type Language, languageNames, languages } from '#i18n/language.ts';
import { ErrorNote } from '#ui/error-note.tsx';
import { Field } from '#ui/field.tsx';
import { showToast } from '#ui/toast.tsx';
import type { CompanySection, Marked } from '#wire/settings.ts';
import { useHouse } from '../state/house.ts';
import { useCommand } from '../state/use-command.ts';
import { useSettingsStrings } from '../strings/settings.ts';
import { SettingsForm } from './settings-form.tsx';

const fields = ['name', 'languages'];

// The first language is the company's own: names that lack another fall back to it.
export function CompanyForm({ marked }: { readonly marked: Marked<CompanySection> }) {
  const texts = useSettingsStrings();
  const { renew } = useHouse();
  const { section, mark } = marked;
  const [name, setName] = useState(section.name);
  const [chosen, setChosen] = useState<readonly string[]>(section.languages);
  const { sending, refused, send, errorOf } = useCommand<unknown>(['settings']);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const body = { mark, section: { ...section, name: name.trim(), languages: chosen } };
    if (!(await send({ method: 'PUT', path: '/v1/settings/company', body }))) return;
    showToast(texts.saved, 'good');
    void renew();
  };
  const toggle = (language: Language) =>
    setChosen(chosen.includes(language) ? chosen.filter((other) => other !== language) : [...chosen, language]);
  return (
    <SettingsForm onSubmit={submit} sending={sending} refused={refused} fields={fields}>
      <Field
        label={texts.companyName}
        value={name}
        error={errorOf('name')}
        onChange={(event) => setName(event.target.value)}
      />
      <fieldset className="settings-checks">
        <legend>{texts.companyLanguages}</legend>
        {languages.map((language) => (
          <label key={language}>
            <input type="checkbox" checked={chosen.includes(language)} onChange={() => toggle(language)} />
            <span lang={language}>{languageNames[language]}</span>
            {chosen[0] === language ? <span className="tag">{texts.ownLanguage}</span> : null}
          </label>
        ))}
      </fieldset>
      <ErrorNote text={errorOf('languages')} />
    </SettingsForm>
  );
}
