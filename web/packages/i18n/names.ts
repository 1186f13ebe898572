import type { Language } from './language.ts';

export type Names = Readonly<Partial<Record<string, string>>>;

const fallbacks: Readonly<Record<Language, readonly string[]>> = {
  'zh-Hant': ['zh-Hant', 'zh-Hans', 'en', 'pt'],
  'zh-Hans': ['zh-Hans', 'zh-Hant', 'en', 'pt'],
  en: ['en', 'pt', 'zh-Hant', 'zh-Hans'],
  pt: ['pt', 'en', 'zh-Hant', 'zh-Hans'],
};

export function nameIn(names: Names, language: Language): string {
  for (const tag of fallbacks[language]) {
    const name = names[tag];
    if (name) return name;
  }
  return Object.values(names)[0] ?? '';
}

// Without the languages that nothing was written for.
export function writtenNames(names: Names): Names {
  return Object.fromEntries(
    Object.entries(names).flatMap(([language, name]) => (name?.trim() ? [[language, name.trim()]] : [])),
  );
}
