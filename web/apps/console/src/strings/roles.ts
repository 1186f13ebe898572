import { messagesHook, type Translation } from '#i18n/messages.ts';
import type { Names } from '#i18n/names.ts';

// What the usual roles are called, in every language at once: people of one shop read different ones.
export const roleNames = {
  store_manager: { 'zh-Hant': '店長', 'zh-Hans': '店长', en: 'Store manager', pt: 'Gerente de loja' },
  cashier: { 'zh-Hant': '收銀員', 'zh-Hans': '收银员', en: 'Cashier', pt: 'Operador de caixa' },
  stock_clerk: { 'zh-Hant': '倉務員', 'zh-Hans': '仓管员', en: 'Stock clerk', pt: 'Repositor' },
  waiter: { 'zh-Hant': '樓面', 'zh-Hans': '服务员', en: 'Waiter', pt: 'Empregado de mesa' },
  kitchen: { 'zh-Hant': '廚房', 'zh-Hans': '后厨', en: 'Kitchen', pt: 'Cozinha' },
  pharmacist: { 'zh-Hant': '藥劑師', 'zh-Hans': '药师', en: 'Pharmacist', pt: 'Farmacêutico' },
  sales_adviser: { 'zh-Hant': '銷售顧問', 'zh-Hans': '导购', en: 'Sales adviser', pt: 'Consultor de vendas' },
  stylist: { 'zh-Hant': '髮型師', 'zh-Hans': '发型师', en: 'Stylist', pt: 'Cabeleireiro' },
  therapist: { 'zh-Hant': '美容師', 'zh-Hans': '美容师', en: 'Therapist', pt: 'Esteticista' },
  bookkeeper: { 'zh-Hant': '會計', 'zh-Hans': '会计', en: 'Bookkeeper', pt: 'Contabilista' },
} as const satisfies Record<string, Names>;

export type RoleCode = keyof typeof roleNames;

const zhHant = {
  title: '角色',
  hint: '誰可以做甚麼。東主可做一切；其他角色之後可在「員工及權限」更改。',
  notes: {
    store_manager: '管理一間店：價格、存貨、會員、報表，不改公司設定',
    cashier: '收銀、退款、找會員',
    stock_clerk: '收貨、盤點、調整存貨',
    waiter: '落單收款、找會員，不退款',
    kitchen: '看單據，收貨和調整食材',
    pharmacist: '銷售和退款，看會員購買記錄，收藥和調整存貨',
    sales_adviser: '銷售、看存貨和會員的喜好',
    stylist: '為自己的客人收款，看他們的記錄',
    therapist: '為自己的客人收款，看他們的記錄',
    bookkeeper: '看報表、成本和單據，不改任何資料',
  },
};

const zhHans: Translation<typeof zhHant> = {
  title: '角色',
  hint: '谁可以做什么。店主可做一切；其他角色以后可在“员工及权限”更改。',
  notes: {
    store_manager: '管理一家店：价格、库存、会员、报表，不改公司设置',
    cashier: '收银、退款、找会员',
    stock_clerk: '收货、盘点、调整库存',
    waiter: '点单收款、找会员，不退款',
    kitchen: '看单据，收货和调整食材',
    pharmacist: '销售和退款，看会员购买记录，收药和调整库存',
    sales_adviser: '销售、看库存和会员的喜好',
    stylist: '为自己的客人收款，看他们的记录',
    therapist: '为自己的客人收款，看他们的记录',
    bookkeeper: '看报表、成本和单据，不改任何资料',
  },
};

const en: Translation<typeof zhHant> = {
  title: 'Roles',
  hint: 'Who may do what. An owner may do everything; change the others later under People.',
  notes: {
    store_manager: 'Runs a store: prices, stock, members, reports; not the company’s settings',
    cashier: 'Sells, refunds, finds members',
    stock_clerk: 'Takes goods in, counts and corrects stock',
    waiter: 'Takes orders and payment, finds members; no refunds',
    kitchen: 'Sees receipts, takes ingredients in and corrects them',
    pharmacist: 'Sells and refunds, sees what members bought, takes medicine in',
    sales_adviser: 'Sells, sees stock and what members like',
    stylist: 'Takes payment from their clients and sees their history',
    therapist: 'Takes payment from their clients and sees their history',
    bookkeeper: 'Reads reports, costs and receipts; changes nothing',
  },
};

const pt: Translation<typeof zhHant> = {
  title: 'Funções',
  hint: 'Quem pode fazer o quê. O proprietário pode tudo; as outras mudam-se depois em Pessoas.',
  notes: {
    store_manager: 'Dirige uma loja: preços, stock, membros, relatórios; não as definições da empresa',
    cashier: 'Vende, reembolsa, procura membros',
    stock_clerk: 'Recebe mercadoria, conta e corrige o stock',
    waiter: 'Regista pedidos e recebe, procura membros; sem reembolsos',
    kitchen: 'Vê recibos, recebe e corrige ingredientes',
    pharmacist: 'Vende e reembolsa, vê o que os membros compraram, recebe medicamentos',
    sales_adviser: 'Vende, vê o stock e o que os membros preferem',
    stylist: 'Recebe dos seus clientes e vê o historial deles',
    therapist: 'Recebe dos seus clientes e vê o historial deles',
    bookkeeper: 'Lê relatórios, custos e recibos; não altera nada',
  },
};

export const useRoleStrings = messagesHook<typeof zhHant>({ 'zh-Hant': zhHant, 'zh-Hans': zhHans, en, pt });
