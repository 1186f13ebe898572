import { messagesHook, type Translation } from '#i18n/messages.ts';

const zhHant = {
  title: '今日提示',
  reorder: {
    what: '補貨',
    none: '好賣的貨都夠賣一星期。',
    why: (name: string, days: string, store: string) => `${name} 在 ${store} 只夠賣 ${days} 日`,
    rule: (pace: string, cover: string) =>
      `近 ${pace} 日合共佔一半銷售的貨品之中，最先賣完、現存不夠 ${cover} 日的一件。`,
    act: '去收貨',
  },
  mark_down: {
    what: '促銷',
    none: '沒有賣不動的存貨。',
    why: (name: string, quantity: string, store: string) => `${name} 在 ${store} 尚有 ${quantity}，已經賣不動`,
    rule: (days: string) => `${days} 日沒有賣出也沒有進出的存貨之中，成本最多的一件：減價或做促銷。`,
    act: '做促銷',
    cut: '計劃減價',
  },
  contact: {
    what: '聯絡',
    none: '常客都在平時的日子來過。',
    why: (name: string, gap: string, away: string) => `${name} 平時每 ${gap} 日來一次，已有 ${away} 日沒來`,
    rule: (visits: string, gaps: string, away: string) =>
      `來過最少 ${visits} 日、而最近一次距今超過平時相隔的 ${gaps} 倍（最少 ${away} 日）的會員之中，來得最多的一位。`,
    act: '看這位會員',
  },
  more: (count: string) => `另外還有 ${count} 項`,
  definition: '怎樣計算',
};

const zhHans: Translation<typeof zhHant> = {
  title: '今日提示',
  reorder: {
    what: '补货',
    none: '好卖的货都够卖一星期。',
    why: (name, days, store) => `${name} 在 ${store} 只够卖 ${days} 天`,
    rule: (pace, cover) => `近 ${pace} 天合共占一半销售的货品之中，最先卖完、现存不够 ${cover} 天的一件。`,
    act: '去收货',
  },
  mark_down: {
    what: '促销',
    none: '没有卖不动的存货。',
    why: (name, quantity, store) => `${name} 在 ${store} 尚有 ${quantity}，已经卖不动`,
    rule: (days) => `${days} 天没有卖出也没有进出的存货之中，成本最多的一件：减价或做促销。`,
    act: '做促销',
    cut: '计划减价',
  },
  contact: {
    what: '联系',
    none: '常客都在平时的日子来过。',
    why: (name, gap, away) => `${name} 平时每 ${gap} 天来一次，已有 ${away} 天没来`,
    rule: (visits, gaps, away) =>
      `来过至少 ${visits} 天、而最近一次距今超过平时间隔的 ${gaps} 倍（至少 ${away} 天）的会员之中，来得最多的一位。`,
    act: '看这位会员',
  },
  more: (count) => `另外还有 ${count} 项`,
  definition: '怎样计算',
};

const en: Translation<typeof zhHant> = {
  title: 'Hints for today',
  reorder: {
    what: 'Reorder',
    none: 'Every best seller lasts a week.',
    why: (name, days, store) => `${name} lasts ${days} more days in ${store}`,
    rule: (pace, cover) =>
      `Of the products that make half of sales in ${pace} days, the one that is gone first, in less than ${cover} days.`,
    act: 'Take goods in',
  },
  mark_down: {
    what: 'Promote',
    none: 'No stock has stopped selling.',
    why: (name, quantity, store) => `${name}: ${quantity} left in ${store}, and nobody buys it`,
    rule: (days) => `Of the stock that neither sold nor moved for ${days} days, what the most money lies in.`,
    act: 'Promote it',
    cut: 'Plan a lower price',
  },
  contact: {
    what: 'Contact',
    none: 'Every regular has come as usual.',
    why: (name, gap, away) => `${name} comes every ${gap} days and has stayed away for ${away}`,
    rule: (visits, gaps, away) =>
      `Of the members who came on at least ${visits} days and stay away for more than ${gaps} times their usual gap (at least ${away} days), the one who came most.`,
    act: 'See the member',
  },
  more: (count) => `${count} more like it`,
  definition: 'How it is counted',
};

const pt: Translation<typeof zhHant> = {
  title: 'Sugestões de hoje',
  reorder: {
    what: 'Encomendar',
    none: 'Os mais vendidos chegam para uma semana.',
    why: (name, days, store) => `${name} dura mais ${days} dias em ${store}`,
    rule: (pace, cover) =>
      `Dos artigos que fazem metade das vendas em ${pace} dias, o que acaba primeiro, em menos de ${cover} dias.`,
    act: 'Receber mercadoria',
  },
  mark_down: {
    what: 'Promover',
    none: 'Não há existências paradas.',
    why: (name, quantity, store) => `${name}: restam ${quantity} em ${store}, e ninguém compra`,
    rule: (days) => `Das existências sem venda nem movimento há ${days} dias, onde está mais dinheiro parado.`,
    act: 'Fazer promoção',
    cut: 'Planear preço mais baixo',
  },
  contact: {
    what: 'Contactar',
    none: 'Os clientes habituais vieram como de costume.',
    why: (name, gap, away) => `${name} vem a cada ${gap} dias e não vem há ${away}`,
    rule: (visits, gaps, away) =>
      `Dos membros que vieram em pelo menos ${visits} dias e faltam há mais de ${gaps} vezes o intervalo habitual (pelo menos ${away} dias), o que mais veio.`,
    act: 'Ver o membro',
  },
  more: (count) => `mais ${count} assim`,
  definition: 'Como se conta',
};

export const useHintStrings = messagesHook<typeof zhHant>({ 'zh-Hant': zhHant, 'zh-Hans': zhHans, en, pt });
