import { languages } from '#i18n/language.ts';
import type { Names } from '#i18n/names.ts';
import { Field } from '#ui/field.tsx';
import { useProductStrings } from '../strings/products/strings.ts';

export interface NamesFieldsProps {
  readonly names: Names;
  // The server's field is "names" or "names." and a language.
  readonly errorOf: (field: string) => string | undefined;
  readonly onNames: (names: Names) => void;
}

// One name is enough; people who read another language see the first that there is.
export function NamesFields({ names, errorOf, onNames }: NamesFieldsProps) {
  const texts = useProductStrings();
  return (
    <div className="pair">
      {languages.map((language, at) => (
        <Field
          key={language}
          label={texts.names[language]}
          value={names[language] ?? ''}
          error={errorOf(`names.${language}`) ?? (at === 0 ? errorOf('names') : undefined)}
          onChange={(event) => onNames({ ...names, [language]: event.target.value })}
        />
      ))}
    </div>
  );
}
