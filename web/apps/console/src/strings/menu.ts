import { messagesHook, type Translation } from '#i18n/messages.ts';

const zhHant = {
  menu: {
    pages: '所有頁面',
    theme: '外觀',
    themes: { system: '跟隨系統', light: '淺色', dark: '深色' },
    density: '行距',
    densities: { comfortable: '寬鬆', compact: '緊湊' },
    keys: '鍵盤快捷鍵',
    signOut: '登出',
  },
  keys: {
    title: '鍵盤快捷鍵',
    palette: '找頁面、貨品、會員、單據或動作',
    help: '這一頁說明',
    escape: '關閉打開了的',
    open: (page: string) => `去「${page}」`,
  },
};

const zhHans: Translation<typeof zhHant> = {
  menu: {
    pages: '所有页面',
    theme: '外观',
    themes: { system: '跟随系统', light: '浅色', dark: '深色' },
    density: '行距',
    densities: { comfortable: '宽松', compact: '紧凑' },
    keys: '键盘快捷键',
    signOut: '退出登录',
  },
  keys: {
    title: '键盘快捷键',
    palette: '找页面、货品、会员、单据或操作',
    help: '这份说明',
    escape: '关闭打开的窗口',
    open: (page) => `去“${page}”`,
  },
};

const en: Translation<typeof zhHant> = {
  menu: {
    pages: 'All pages',
    theme: 'Appearance',
    themes: { system: 'System', light: 'Light', dark: 'Dark' },
    density: 'Row height',
    densities: { comfortable: 'Comfortable', compact: 'Compact' },
    keys: 'Keyboard shortcuts',
    signOut: 'Sign out',
  },
  keys: {
    title: 'Keyboard shortcuts',
    palette: 'Find a page, product, member, receipt or action',
    help: 'This help',
    escape: 'Close what is open',
    open: (page) => `Go to ${page}`,
  },
};

const pt: Translation<typeof zhHant> = {
  menu: {
    pages: 'Todas as páginas',
    theme: 'Aspeto',
    themes: { system: 'Sistema', light: 'Claro', dark: 'Escuro' },
    density: 'Altura das linhas',
    densities: { comfortable: 'Confortável', compact: 'Compacta' },
    keys: 'Atalhos de teclado',
    signOut: 'Terminar sessão',
  },
  keys: {
    title: 'Atalhos de teclado',
    palette: 'Procurar uma página, produto, membro, recibo ou ação',
    help: 'Esta ajuda',
    escape: 'Fechar o que está aberto',
    open: (page) => `Ir para ${page}`,
  },
};

// Of what is fetched when it is opened first.
export const useMenuStrings = messagesHook<typeof zhHant>({ 'zh-Hant': zhHant, 'zh-Hans': zhHans, en, pt });
