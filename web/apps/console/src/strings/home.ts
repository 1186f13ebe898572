import { messagesHook, type Translation } from '#i18n/messages.ts';

const zhHant = {
  title: '首頁',
  start: '你可以在這裡做的：',
  now: '現在要處理的',
  allClear: '現在沒有要處理的',
  allClearHint: '每張單都和帳一致，沒有貨快要售罄，也沒有滯銷。',
  needs: {
    exceptions: { what: '張單與帳不同', why: '收銀台已賣出並印了單，要有人看過才了結。', act: '逐張看' },
    late_receipts: { what: '處單號跳了', why: '收銀台可能還有單未送到，請看那台機是否連線。', act: '看是哪台' },
    sold_out: {
      what: '件好賣的貨已售罄',
      why: (pace: string, _cover: string, _unsold: string) => `近 ${pace} 日有賣，現存已是零。`,
      act: '去補貨',
    },
    running_out: {
      what: '件貨快要售罄',
      why: (pace: string, cover: string, _unsold: string) => `照近 ${pace} 日的速度，不夠賣 ${cover} 日。`,
      act: '看要補甚麼',
    },
    dead_stock: {
      what: '件貨滯銷',
      why: (_pace: string, _cover: string, unsold: string) => `有現存，而 ${unsold} 日沒有任何進出。`,
      act: '看清單',
    },
  },
  tiedUp: (sum: string) => `成本 ${sum}`,
  ranking: '門店今日排名',
  rank: '名次',
  store: '門店',
  today: '今日',
  against: '對上週同時',
  lastDays: (name: string, days: string, low: string, high: string) =>
    `${name}，今日之前 ${days} 日，最低 ${low}，最高 ${high}`,
  lookAt: (store: string) => `只看 ${store}`,
};

const zhHans: Translation<typeof zhHant> = {
  title: '首页',
  start: '你可以在这里做的：',
  now: '现在要处理的',
  allClear: '现在没有要处理的',
  allClearHint: '每张单都和账一致，没有货快要售罄，也没有滞销。',
  needs: {
    exceptions: { what: '张单与账不同', why: '收银台已卖出并打了单，要有人看过才了结。', act: '逐张看' },
    late_receipts: { what: '处单号跳了', why: '收银台可能还有单没送到，请看那台机是否连线。', act: '看是哪台' },
    sold_out: { what: '件好卖的货已售罄', why: (pace) => `近 ${pace} 天有卖，现存已是零。`, act: '去补货' },
    running_out: {
      what: '件货快要售罄',
      why: (pace, cover) => `照近 ${pace} 天的速度，不够卖 ${cover} 天。`,
      act: '看要补什么',
    },
    dead_stock: {
      what: '件货滞销',
      why: (_pace, _cover, unsold) => `有现存，而 ${unsold} 天没有任何进出。`,
      act: '看清单',
    },
  },
  tiedUp: (sum) => `成本 ${sum}`,
  ranking: '门店今日排名',
  rank: '名次',
  store: '门店',
  today: '今日',
  against: '对上周同时',
  lastDays: (name, days, low, high) => `${name}，今日之前 ${days} 天，最低 ${low}，最高 ${high}`,
  lookAt: (store) => `只看 ${store}`,
};

const en: Translation<typeof zhHant> = {
  title: 'Home',
  start: 'What you can do here:',
  now: 'What needs a person now',
  allClear: 'Nothing needs you now',
  allClearHint: 'Every receipt agrees with the books, nothing is about to run out, nothing lies dead.',
  needs: {
    exceptions: {
      what: 'receipts differ from the books',
      why: 'They were sold and printed; each is done once a person has looked at it.',
      act: 'Look at them',
    },
    late_receipts: {
      what: 'gaps in receipt numbers',
      why: 'A till may hold receipts that have not arrived. See whether it is connected.',
      act: 'See which till',
    },
    sold_out: {
      what: 'products that sell are sold out',
      why: (pace) => `Sold within ${pace} days, and nothing is left.`,
      act: 'Restock them',
    },
    running_out: {
      what: 'products are about to run out',
      why: (pace, cover) => `At the pace of the last ${pace} days they last less than ${cover} days.`,
      act: 'See what to order',
    },
    dead_stock: {
      what: 'products are dead stock',
      why: (_pace, _cover, unsold) => `On the shelf, and nothing came or went for ${unsold} days.`,
      act: 'See the list',
    },
  },
  tiedUp: (sum) => `${sum} at cost`,
  ranking: 'Stores today',
  rank: 'Rank',
  store: 'Store',
  today: 'Today',
  against: 'Against last week by now',
  lastDays: (name, days, low, high) => `${name}, ${days} days before today, lowest ${low}, highest ${high}`,
  lookAt: (store) => `Only ${store}`,
};

const pt: Translation<typeof zhHant> = {
  title: 'Início',
  start: 'O que pode fazer aqui:',
  now: 'O que precisa de alguém agora',
  allClear: 'Nada precisa de si agora',
  allClearHint: 'Todos os recibos batem certo com os livros, nada está a esgotar-se e não há stock parado.',
  needs: {
    exceptions: {
      what: 'recibos diferem dos livros',
      why: 'Foram vendidos e impressos; cada um fica resolvido quando alguém o vê.',
      act: 'Vê-los',
    },
    late_receipts: {
      what: 'saltos na numeração dos recibos',
      why: 'Uma caixa pode ter recibos que ainda não chegaram. Veja se está ligada.',
      act: 'Ver que caixa',
    },
    sold_out: {
      what: 'produtos com procura esgotados',
      why: (pace) => `Venderam-se nos últimos ${pace} dias e já não há nenhum.`,
      act: 'Repor',
    },
    running_out: {
      what: 'produtos quase a esgotar',
      why: (pace, cover) => `Ao ritmo dos últimos ${pace} dias duram menos de ${cover} dias.`,
      act: 'Ver o que encomendar',
    },
    dead_stock: {
      what: 'produtos parados',
      why: (_pace, _cover, unsold) => `Estão na prateleira e nada entrou nem saiu em ${unsold} dias.`,
      act: 'Ver a lista',
    },
  },
  tiedUp: (sum) => `${sum} a custo`,
  ranking: 'As lojas hoje',
  rank: 'Lugar',
  store: 'Loja',
  today: 'Hoje',
  against: 'Face à semana passada a esta hora',
  lastDays: (name, days, low, high) => `${name}, ${days} dias antes de hoje, mínimo ${low}, máximo ${high}`,
  lookAt: (store) => `Só ${store}`,
};

export type HomeStrings = Translation<typeof zhHant>;
export const useHomeStrings = messagesHook<typeof zhHant>({ 'zh-Hant': zhHant, 'zh-Hans': zhHans, en, pt });
