import { applyLanguage, type Language, languageNames, languages } from '#i18n/language.ts';
import { useLanguage } from '#i18n/messages.ts';
import { useFirstRunStrings } from '../strings/first-run.ts';
import { Cards } from './cards.tsx';
import { StepCard } from './step-card.tsx';
import type { StepProps } from './steps.ts';

export function LanguageStep({ at, of, next }: StepProps) {
  const texts = useFirstRunStrings();
  const language = useLanguage();
  return (
    <StepCard title={texts.welcome} hint={texts.languageHint} at={at} of={of} onNext={next}>
      <Cards
        label={texts.languageTitle}
        choices={languages.map((value) => ({ value, label: languageNames[value], lang: value }))}
        value={language}
        onChange={(value: Language) => applyLanguage(value)}
      />
    </StepCard>
  );
}
