import { messagesHook, type Translation } from '#i18n/messages.ts';
import { en } from './imports/en.ts';
import { pt } from './imports/pt.ts';
import { zhHans } from './imports/zh-Hans.ts';
import { zhHant } from './imports/zh-Hant.ts';

export type ImportStrings = Translation<typeof zhHant>;

export const useImportStrings = messagesHook<typeof zhHant>({ 'zh-Hant': zhHant, 'zh-Hans': zhHans, en, pt });
