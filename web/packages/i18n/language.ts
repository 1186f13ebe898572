import { createStore } from '#core/store.ts';

export const languages = ['zh-Hant', 'zh-Hans', 'en', 'pt'] as const;
export type Language = (typeof languages)[number];

// What a language calls itself: shown in every language alike.
export const languageNames: Readonly<Record<Language, string>> = {
  'zh-Hant': '繁體',
  'zh-Hans': '简体',
  en: 'English',
  pt: 'Português',
};

const key = 'zg-language';
export const language = createStore<Language>('zh-Hant');

function isLanguage(text: string | null | undefined): text is Language {
  return languages.some((known) => known === text);
}

// Hong Kong, Macau and Taiwan write Traditional; other Chinese is Simplified; the rest reads English or Portuguese.
export function languageOf(tag: string): Language {
  const lower = tag.toLowerCase();
  if (/^pt\b/.test(lower)) return 'pt';
  if (!lower.startsWith('zh')) return 'en';
  if (lower.includes('hans')) return 'zh-Hans';
  return /hant|-(tw|hk|mo)\b/.test(lower) || lower === 'zh' ? 'zh-Hant' : 'zh-Hans';
}

export function applyLanguage(next: Language): void {
  language.set(next);
  localStorage.setItem(key, next);
  document.documentElement.lang = next;
}

export function startLanguage(): void {
  const stored = localStorage.getItem(key);
  applyLanguage(isLanguage(stored) ? stored : languageOf(navigator.language));
}
