import { type Language, languages } from '#i18n/language.ts';

// The languages of a shop's paper among those that the product speaks; a shop that has not chosen prints in that of the screen.
export function paperLanguages(chosen: readonly string[] | undefined, screen: Language): readonly Language[] {
  const known = languages.filter((language) => chosen?.includes(language));
  const ordered = known.toSorted((a, b) => (chosen?.indexOf(a) ?? 0) - (chosen?.indexOf(b) ?? 0));
  return ordered.length > 0 ? ordered : [screen];
}
