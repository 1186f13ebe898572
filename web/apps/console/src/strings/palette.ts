import { messagesHook, type Translation } from '#i18n/messages.ts';

const zhHant = {
  title: '找任何東西',
  hint: '頁面、貨品、會員、單號、門店、動作',
  close: '關閉',
  found: '找到的',
  nothing: '找不到。試試名稱、拼音、貨號或單號。',
  groups: {
    receipts: '單據',
    views: '檢視',
    pages: '頁面',
    products: '貨品',
    members: '會員',
    stores: '門店',
    actions: '動作',
  },
  speak: (language: string) => `語言：${language}`,
};

const zhHans: Translation<typeof zhHant> = {
  title: '找任何东西',
  hint: '页面、货品、会员、单号、门店、操作',
  close: '关闭',
  found: '找到的',
  nothing: '找不到。试试名称、拼音、货号或单号。',
  groups: {
    receipts: '单据',
    views: '视图',
    pages: '页面',
    products: '货品',
    members: '会员',
    stores: '门店',
    actions: '操作',
  },
  speak: (language) => `语言：${language}`,
};

const en: Translation<typeof zhHant> = {
  title: 'Find anything',
  hint: 'Page, product, member, receipt number, store, action',
  close: 'Close',
  found: 'Found',
  nothing: 'Nothing found. Try a name, pinyin, a code or a receipt number.',
  groups: {
    receipts: 'Receipts',
    views: 'Views',
    pages: 'Pages',
    products: 'Products',
    members: 'Members',
    stores: 'Stores',
    actions: 'Actions',
  },
  speak: (language) => `Language: ${language}`,
};

const pt: Translation<typeof zhHant> = {
  title: 'Procurar tudo',
  hint: 'Página, produto, membro, número de recibo, loja, ação',
  close: 'Fechar',
  found: 'Encontrado',
  nothing: 'Nada encontrado. Tente um nome, pinyin, um código ou um número de recibo.',
  groups: {
    receipts: 'Recibos',
    views: 'Vistas',
    pages: 'Páginas',
    products: 'Produtos',
    members: 'Membros',
    stores: 'Lojas',
    actions: 'Ações',
  },
  speak: (language) => `Idioma: ${language}`,
};

export const usePaletteStrings = messagesHook<typeof zhHant>({ 'zh-Hant': zhHant, 'zh-Hans': zhHans, en, pt });
