import { useSyncExternalStore } from 'react';
import { type Language, language } from './language.ts';

// The shape of the source language, with its texts widened: a translation that lacks a key does not compile.
export type Translation<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string
    ? string
    : Source[Key] extends (...args: infer Args) => string
      ? (...args: Args) => string
      : Translation<Source[Key]>;
};

export type Catalogue<Source> = Readonly<Record<Language, Translation<Source>>>;

export function useLanguage(): Language {
  return useSyncExternalStore(language.subscribe, language.get);
}

// The hook of one catalogue: `const useStrings = messagesHook({ 'zh-Hant': …, 'zh-Hans': …, en: …, pt: … })`.
export function messagesHook<Source>(catalogue: Catalogue<Source>): () => Translation<Source> {
  return () => catalogue[useLanguage()];
}
