import { messagesHook, type Translation } from '#i18n/messages.ts';

const zhHant = {
  title: '指標字典',
  lead: '每個數字怎樣算出來、用甚麼資料、在哪裡看到。',
  search: '搜尋指標',
  empty: '沒有這個指標',
  sign: '?',
  meaningOf: (name: string) => `${name}是怎樣算的`,
  unit: '單位',
  units: {
    money: '金額',
    count: '數目',
    milli: '各商品的單位',
    rate_e4: '百分比',
    days_e1: '天',
    ratio_e2: '倍數',
    moment: '時間',
    rule: '分組準則',
  },
  source: '資料來源',
  sources: {
    sales: '單據按小時、門店、貨品的彙總',
    stock: '銷售彙總，加上現存量、成本和存貨單據',
    member: '這位會員自己的單據和積分',
  },
  usedBy: '見於',
  api: '只在 API',
  pages: { '/': '首頁', '/analysis': '分析', '/board': '商品看板', '/members': '會員' },
};

const zhHans: Translation<typeof zhHant> = {
  title: '指标字典',
  lead: '每个数字怎样算出来、用什么数据、在哪里看到。',
  search: '搜索指标',
  empty: '没有这个指标',
  sign: '?',
  meaningOf: (name) => `${name}是怎样算的`,
  unit: '单位',
  units: {
    money: '金额',
    count: '数目',
    milli: '各商品的单位',
    rate_e4: '百分比',
    days_e1: '天',
    ratio_e2: '倍数',
    moment: '时间',
    rule: '分组规则',
  },
  source: '数据来源',
  sources: {
    sales: '单据按小时、门店、货品的汇总',
    stock: '销售汇总，加上现存量、成本和库存单据',
    member: '这位会员自己的单据和积分',
  },
  usedBy: '见于',
  api: '只在 API',
  pages: { '/': '首页', '/analysis': '分析', '/board': '商品看板', '/members': '会员' },
};

const en: Translation<typeof zhHant> = {
  title: 'Dictionary of figures',
  lead: 'How each figure is made, out of what, and where it is shown.',
  search: 'Find a figure',
  empty: 'There is no such figure',
  sign: '?',
  meaningOf: (name) => `What ${name} means`,
  unit: 'Unit',
  units: {
    money: 'money',
    count: 'number',
    milli: "each product's own unit",
    rate_e4: 'per cent',
    days_e1: 'days',
    ratio_e2: 'ratio',
    moment: 'time',
    rule: 'rule of a set',
  },
  source: 'Made from',
  sources: {
    sales: 'receipts, summed by hour, store and product',
    stock: 'those sums, with what is on hand, costs and stock documents',
    member: "the member's own receipts and points",
  },
  usedBy: 'Shown on',
  api: 'the API only',
  pages: { '/': 'Home', '/analysis': 'Analysis', '/board': 'Product board', '/members': 'Members' },
};

const pt: Translation<typeof zhHant> = {
  title: 'Dicionário de indicadores',
  lead: 'Como se obtém cada número, a partir de quê, e onde aparece.',
  search: 'Procurar um indicador',
  empty: 'Esse indicador não existe',
  sign: '?',
  meaningOf: (name) => `O que significa ${name}`,
  unit: 'Unidade',
  units: {
    money: 'valor monetário',
    count: 'número',
    milli: 'a unidade de cada produto',
    rate_e4: 'percentagem',
    days_e1: 'dias',
    ratio_e2: 'rácio',
    moment: 'momento',
    rule: 'regra de um grupo',
  },
  source: 'Feito a partir de',
  sources: {
    sales: 'recibos, somados por hora, loja e produto',
    stock: 'essas somas, com as existências, os custos e os documentos de stock',
    member: 'os recibos e pontos do próprio membro',
  },
  usedBy: 'Aparece em',
  api: 'apenas na API',
  pages: { '/': 'Início', '/analysis': 'Análise', '/board': 'Quadro de produtos', '/members': 'Membros' },
};

export const useMetricStrings = messagesHook<typeof zhHant>({ 'zh-Hant': zhHant, 'zh-Hans': zhHans, en, pt });
