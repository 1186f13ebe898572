import { messagesHook, type Translation } from '#i18n/messages.ts';
import { en } from './en.ts';
import { pt } from './pt.ts';
import { zhHans } from './zh-Hans.ts';
import { zhHant } from './zh-Hant.ts';

export type ProductStrings = Translation<typeof zhHant>;
export const useProductStrings = messagesHook<typeof zhHant>({ 'zh-Hant': zhHant, 'zh-Hans': zhHans, en, pt });
