import { messagesHook, type Translation } from '#i18n/messages.ts';

const zhHant = {
  title: '要處理的存貨',
  tabs: { running_out: '快要售罄', sold_out: '已售罄', unsold: '滯銷' },
  tabsLabel: '看哪一種',
  meaning: {
    running_out: (pace: string, cover: string, _unsold: string) =>
      `可賣日數 = 現存 ÷ 近 ${pace} 日每日平均淨銷量（今日在內）。不足 ${cover} 日的在這裡，最急的在前。`,
    sold_out: (pace: string, _cover: string, _unsold: string) =>
      `近 ${pace} 日有淨銷量，而現存是零或以下。賣得最多的在前。`,
    unsold: (_pace: string, _cover: string, unsold: string) =>
      `有現存，${unsold} 日沒有賣出，而且沒有任何進出。成本最高的在前；剛收的新貨不算。`,
  },
  count: (count: string) => `${count} 項`,
  columns: {
    product: '貨品',
    store: '門店',
    on_hand: '現存',
    sold: (pace: string) => `近 ${pace} 日賣出`,
    cover: '可賣日數',
    moved: '最後進出',
    cost: '成本',
  },
  days: (days: string) => `${days} 日`,
  open: (name: string) => `打開 ${name} 的存貨帳`,
  empty: '沒有這一種',
  emptyHint: '現在沒有貨符合這個定義。',
};

const zhHans: Translation<typeof zhHant> = {
  title: '要处理的库存',
  tabs: { running_out: '快要售罄', sold_out: '已售罄', unsold: '滞销' },
  tabsLabel: '看哪一种',
  meaning: {
    running_out: (pace, cover) =>
      `可卖天数 = 现存 ÷ 近 ${pace} 天每天平均净销量（今天在内）。不足 ${cover} 天的在这里，最急的在前。`,
    sold_out: (pace) => `近 ${pace} 天有净销量，而现存是零或以下。卖得最多的在前。`,
    unsold: (_pace, _cover, unsold) =>
      `有现存，${unsold} 天没有卖出，而且没有任何进出。成本最高的在前；刚收的新货不算。`,
  },
  count: (count) => `${count} 项`,
  columns: {
    product: '货品',
    store: '门店',
    on_hand: '现存',
    sold: (pace) => `近 ${pace} 天卖出`,
    cover: '可卖天数',
    moved: '最后进出',
    cost: '成本',
  },
  days: (days) => `${days} 天`,
  open: (name) => `打开 ${name} 的库存账`,
  empty: '没有这一种',
  emptyHint: '现在没有货符合这个定义。',
};

const en: Translation<typeof zhHant> = {
  title: 'Stock that needs you',
  tabs: { running_out: 'Running out', sold_out: 'Sold out', unsold: 'Dead stock' },
  tabsLabel: 'Which kind',
  meaning: {
    running_out: (pace, cover) =>
      `Days left = on hand ÷ mean daily units of the last ${pace} days, today included. Listed below ${cover} days, the most urgent first.`,
    sold_out: (pace) => `Sold within the last ${pace} days, and nothing on hand. What sells most comes first.`,
    unsold: (_pace, _cover, unsold) =>
      `On hand, not sold for ${unsold} days, and nothing came or went. The dearest comes first; new arrivals do not count.`,
  },
  count: (count) => `${count} rows`,
  columns: {
    product: 'Product',
    store: 'Store',
    on_hand: 'On hand',
    sold: (pace) => `Sold in ${pace} days`,
    cover: 'Days left',
    moved: 'Last moved',
    cost: 'Cost',
  },
  days: (days) => `${days} d`,
  open: (name) => `Open the stock ledger of ${name}`,
  empty: 'None of this kind',
  emptyHint: 'No product fits this definition now.',
};

const pt: Translation<typeof zhHant> = {
  title: 'Stock que precisa de si',
  tabs: { running_out: 'A esgotar', sold_out: 'Esgotado', unsold: 'Parado' },
  tabsLabel: 'Que tipo',
  meaning: {
    running_out: (pace, cover) =>
      `Dias restantes = existente ÷ média diária de unidades dos últimos ${pace} dias, hoje incluído. Abaixo de ${cover} dias, o mais urgente primeiro.`,
    sold_out: (pace) => `Vendido nos últimos ${pace} dias e sem existências. O que mais se vende vem primeiro.`,
    unsold: (_pace, _cover, unsold) =>
      `Existe, não se vendeu em ${unsold} dias e nada entrou nem saiu. O mais caro vem primeiro; as novidades não contam.`,
  },
  count: (count) => `${count} linhas`,
  columns: {
    product: 'Produto',
    store: 'Loja',
    on_hand: 'Existente',
    sold: (pace) => `Vendido em ${pace} dias`,
    cover: 'Dias restantes',
    moved: 'Último movimento',
    cost: 'Custo',
  },
  days: (days) => `${days} d`,
  open: (name) => `Abrir o razão do stock de ${name}`,
  empty: 'Nenhum deste tipo',
  emptyHint: 'Nenhum produto corresponde agora a esta definição.',
};

export const useAttentionStrings = messagesHook<typeof zhHant>({ 'zh-Hant': zhHant, 'zh-Hans': zhHans, en, pt });
