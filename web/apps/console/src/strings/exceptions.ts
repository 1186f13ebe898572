import { messagesHook, type Translation } from '#i18n/messages.ts';

const zhHant = {
  title: '待核對',
  intro: '收銀台已經賣出的單永遠算數；和帳不同的地方逐項列在這裡，由人來看。',
  empty: '沒有要核對的',
  emptyHint: '每張單都和帳一致，無需處理。',
  more: '再載入',
  at: '時間',
  what: '發生甚麼',
  store: '店舖',
  receipt: '單據',
  open: '看單據',
  states: { open: '未了結', settled: '已了結', all: '全部' },
  statesLabel: '看哪些',
  settle: '已看過，了結',
  settleTitle: '了結這一項',
  note: '備註（可不填）',
  noteHint: '例如：已點算並調整',
  settledAt: (at: string) => `了結於 ${at}`,
  kinds: {
    stock_below_zero: '賣出的比帳上的存貨多，存貨變成負數。請點算這件貨再調整。',
    price_differs: '收銀台的價錢和賣出時有效的價錢不同。請看看標價牌和收銀台有否更新。',
    coupon_overused: '優惠券用得比容許的多。可能在離線時用了兩次。',
    sequence_gap: '這台收銀機的單號跳了。可能還有單未送到。',
    journal_fork: '這台收銀機的流水和帳不同，可能是還原過的舊資料。請查看那台機。',
    clock_skew: '收銀機的時鐘和伺服器差太遠。請校正那台機的時間。',
    unknown_member: '這張單的會員已不在帳上，可能是還原了匯入。這張單改記為非會員，積分沒有計算。',
  },
  product: (name: string) => `貨品：${name}`,
};

const zhHans: Translation<typeof zhHant> = {
  title: '待核对',
  intro: '收银台已经卖出的单永远算数；和账不同的地方逐项列在这里，由人来看。',
  empty: '没有要核对的',
  emptyHint: '每张单都和账一致，无需处理。',
  more: '再载入',
  at: '时间',
  what: '发生什么',
  store: '门店',
  receipt: '单据',
  open: '看单据',
  states: { open: '未了结', settled: '已了结', all: '全部' },
  statesLabel: '看哪些',
  settle: '已看过，了结',
  settleTitle: '了结这一项',
  note: '备注（可不填）',
  noteHint: '例如：已盘点并调整',
  settledAt: (at) => `了结于 ${at}`,
  kinds: {
    stock_below_zero: '卖出的比账上的库存多，库存变成负数。请盘点这件货再调整。',
    price_differs: '收银台的价格和卖出时有效的价格不同。请看看标价牌和收银台有没有更新。',
    coupon_overused: '优惠券用得比允许的多。可能在离线时用了两次。',
    sequence_gap: '这台收银机的单号跳了。可能还有单未送到。',
    journal_fork: '这台收银机的流水和账不同，可能是还原过的旧数据。请查看那台机。',
    clock_skew: '收银机的时钟和服务器差太远。请校正那台机的时间。',
    unknown_member: '这张单的会员已不在账上，可能是撤销了导入。这张单改记为非会员，没有计积分。',
  },
  product: (name) => `货品：${name}`,
};

const en: Translation<typeof zhHant> = {
  title: 'Exceptions',
  intro:
    'What a till has sold always stands. Where it differs from the books, it is listed here for a person to look at.',
  empty: 'Nothing to look at',
  emptyHint: 'Every receipt agrees with the books.',
  more: 'Load more',
  at: 'Time',
  what: 'What happened',
  store: 'Store',
  receipt: 'Receipt',
  open: 'See the receipt',
  states: { open: 'Open', settled: 'Settled', all: 'All' },
  statesLabel: 'Which ones',
  settle: 'Looked at: settle',
  settleTitle: 'Settle this one',
  note: 'Note (optional)',
  noteHint: 'Such as: counted and adjusted',
  settledAt: (at) => `Settled ${at}`,
  kinds: {
    stock_below_zero: 'More was sold than the books had, so stock went below zero. Count this product and adjust it.',
    price_differs:
      'The till used another price than the one in force. See whether shelf label and till are up to date.',
    coupon_overused: 'A coupon was used more often than it may be, perhaps twice while offline.',
    sequence_gap: 'The receipt numbers of this till jumped. Receipts may still be on their way.',
    journal_fork: 'The journal of this till differs from the books; it may be old data put back. Look at that till.',
    clock_skew: 'The clock of the till is far from the server’s. Set the time of that till.',
    unknown_member:
      'The member of this sale is not in the books any more; an import may have been undone. It counts as anybody’s sale and earned no points.',
  },
  product: (name) => `Product: ${name}`,
};

const pt: Translation<typeof zhHant> = {
  title: 'A verificar',
  intro: 'O que uma caixa vendeu vale sempre. Onde difere dos livros, fica aqui listado para que alguém veja.',
  empty: 'Nada a verificar',
  emptyHint: 'Todos os recibos batem certo com os livros.',
  more: 'Carregar mais',
  at: 'Hora',
  what: 'O que aconteceu',
  store: 'Loja',
  receipt: 'Recibo',
  open: 'Ver o recibo',
  states: { open: 'Por resolver', settled: 'Resolvidas', all: 'Todas' },
  statesLabel: 'Quais',
  settle: 'Visto: resolver',
  settleTitle: 'Resolver esta ocorrência',
  note: 'Nota (opcional)',
  noteHint: 'Por exemplo: contado e acertado',
  settledAt: (at) => `Resolvida em ${at}`,
  kinds: {
    stock_below_zero:
      'Vendeu-se mais do que havia nos livros e o stock ficou abaixo de zero. Conte este produto e acerte-o.',
    price_differs:
      'A caixa usou um preço diferente do que estava em vigor. Veja se a etiqueta e a caixa estão atualizadas.',
    coupon_overused: 'Um cupão foi usado mais vezes do que pode, talvez duas vezes sem ligação.',
    sequence_gap: 'A numeração dos recibos desta caixa saltou. Ainda pode haver recibos por chegar.',
    journal_fork: 'O diário desta caixa difere dos livros; podem ser dados antigos repostos. Veja essa caixa.',
    clock_skew: 'O relógio da caixa está longe do do servidor. Acerte a hora dessa caixa.',
    unknown_member:
      'O membro desta venda já não está nos livros; pode ter sido anulada uma importação. A venda conta como sem membro e não deu pontos.',
  },
  product: (name) => `Produto: ${name}`,
};

export const useExceptionStrings = messagesHook<typeof zhHant>({ 'zh-Hant': zhHant, 'zh-Hans': zhHans, en, pt });
