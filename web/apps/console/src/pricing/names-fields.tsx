import { languages } from '#i18n/language.ts';
import type { Names } from '#i18n/names.ts';
import { Field } from '#ui/field.tsx';
import { usePricingStrings } from '../strings/pricing/strings.ts';

export interface NamesFieldsProps {
  readonly names: Names;
  readonly error: string | undefined;
  readonly onNames: (names: Names) => void;
}

// One name is enough; people who read another language see the first that there is.
export function NamesFields({ names, error, onNames }: NamesFieldsProps) {
  const texts = usePricingStrings();
  return (
    <div className="pair">
      {languages.map((language, at) => (
        <Field
          key={language}
          label={texts.names[language]}
          value={names[language] ?? ''}
          error={at === 0 ? error : undefined}
          {...(at === 0 ? { 'data-autofocus': true } : {})}
          onChange={(event) => onNames({ ...names, [language]: event.target.value })}
        />
      ))}
    </div>
  );
}
