import { fetchedMessages, type Translation } from '#i18n/messages.ts';
import type { zhHant } from './shell/zh-Hant.ts';

export type ShellStrings = Translation<typeof zhHant>;

export const { start: startShellStrings, useStrings: useShellStrings } = fetchedMessages<typeof zhHant>({
  'zh-Hant': async () => (await import('./shell/zh-Hant.ts')).zhHant,
  'zh-Hans': async () => (await import('./shell/zh-Hans.ts')).zhHans,
  en: async () => (await import('./shell/en.ts')).en,
  pt: async () => (await import('./shell/pt.ts')).pt,
});
