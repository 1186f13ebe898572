import { messagesHook, type Translation } from '#i18n/messages.ts';

const zhHant = {
  banner: '這是示範公司，隨便試。準備好就清除，換上你自己的店。',
  wipe: '清除示範公司',
  wipeTitle: '清除示範公司？',
  wipeText: '示範公司的商品、會員、單據和帳本會全部刪除，不能還原。你的名字和密碼會保留。',
  wipeType: (name: string) => `請輸入公司名稱「${name}」確認`,
  wiping: '正在清除…',
};

const zhHans: Translation<typeof zhHant> = {
  banner: '这是示范公司，随便试。准备好就清除，换上你自己的店。',
  wipe: '清除示范公司',
  wipeTitle: '清除示范公司？',
  wipeText: '示范公司的商品、会员、单据和账本会全部删除，不能恢复。你的名字和密码会保留。',
  wipeType: (name) => `请输入公司名称「${name}」确认`,
  wiping: '正在清除…',
};

const en: Translation<typeof zhHant> = {
  banner: 'This is a demo company: try anything. Wipe it when you are ready for your own shop.',
  wipe: 'Wipe the demo',
  wipeTitle: 'Wipe the demo company?',
  wipeText:
    'Its products, members, receipts and books are deleted and cannot be brought back. Your name and password stay.',
  wipeType: (name) => `Type the name of the company, ${name}`,
  wiping: 'Wiping…',
};

const pt: Translation<typeof zhHant> = {
  banner: 'Esta é uma empresa de demonstração: experimente à vontade. Apague-a quando quiser a sua loja.',
  wipe: 'Apagar a demonstração',
  wipeTitle: 'Apagar a empresa de demonstração?',
  wipeText: 'Os produtos, membros, recibos e livros são apagados e não voltam. O seu nome e a palavra-passe ficam.',
  wipeType: (name) => `Escreva o nome da empresa, ${name}`,
  wiping: 'A apagar…',
};

export const useDemoStrings = messagesHook<typeof zhHant>({ 'zh-Hant': zhHant, 'zh-Hans': zhHans, en, pt });
