import { useSyncExternalStore } from 'react';
import { createStore } from '#core/store.ts';
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

type Fetchers<Source> = Readonly<Record<Language, () => Promise<Translation<Source>>>>;

// As messagesHook, but only the language in use is fetched: for the texts that a browser needs first. `start` ends when they are
// there; after a change of language the old texts stay until the new ones have come.
export function fetchedMessages<Source>(fetchers: Fetchers<Source>) {
  const texts = createStore<Translation<Source> | null>(null);
  const follow = async () => {
    const wanted = language.get();
    const next = await fetchers[wanted]();
    if (language.get() === wanted) texts.set(next);
  };
  // Without the network half of the page would stay in the old language.
  const followSoon = (): void => {
    follow().catch(() => addEventListener('online', followSoon, { once: true }));
  };
  const start = async (): Promise<void> => {
    language.subscribe(followSoon);
    await follow();
  };
  const useStrings = (): Translation<Source> => {
    const now = useSyncExternalStore(texts.subscribe, texts.get);
    if (!now) throw new Error('these texts are used before they were fetched');
    return now;
  };
  return { start, useStrings };
}
