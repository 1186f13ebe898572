import { messagesHook, type Translation } from '#i18n/messages.ts';

const zhHant = { each: '件', kg: '公斤', g: '克', l: '公升', m: '米', hour: '小時' };
const zhHans: Translation<typeof zhHant> = { each: '件', kg: '公斤', g: '克', l: '升', m: '米', hour: '小时' };
const en: Translation<typeof zhHant> = { each: 'pcs', kg: 'kg', g: 'g', l: 'l', m: 'm', hour: 'h' };
const pt: Translation<typeof zhHant> = { each: 'un.', kg: 'kg', g: 'g', l: 'l', m: 'm', hour: 'h' };

export const useUnitNames = messagesHook<typeof zhHant>({ 'zh-Hant': zhHant, 'zh-Hans': zhHans, en, pt });
