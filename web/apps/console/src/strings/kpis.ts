import { messagesHook, type Translation } from '#i18n/messages.ts';

// What each figure of the home page is good for, in a line; and how they are chosen afterwards.
const zhHant = {
  notes: {
    net_sales: '今天賣了多少錢，不計稅，已扣退款。',
    gross_margin: '扣掉貨品成本還剩多少。',
    receipts: '有多少單生意。',
    basket_value: '每單平均買多少錢。',
    units: '賣出了多少件貨。',
  },
  hint: '剔選要看的數字，最上面的先顯示。每家店剛開張時按行業預設。',
  legend: '首頁指標',
  up: (name: string) => `${name}上移`,
  down: (name: string) => `${name}下移`,
  none: '至少選一項。',
};

const zhHans: Translation<typeof zhHant> = {
  notes: {
    net_sales: '今天卖了多少钱，不含税，已扣退款。',
    gross_margin: '扣掉货品成本还剩多少。',
    receipts: '有多少单生意。',
    basket_value: '每单平均买多少钱。',
    units: '卖出了多少件货。',
  },
  hint: '勾选要看的数字，最上面的先显示。每家店刚开张时按行业预设。',
  legend: '首页指标',
  up: (name) => `${name}上移`,
  down: (name) => `${name}下移`,
  none: '至少选一项。',
};

const en: Translation<typeof zhHant> = {
  notes: {
    net_sales: 'What was sold today, without tax, less refunds.',
    gross_margin: 'What is left of it after the cost of the goods.',
    receipts: 'How many times somebody bought.',
    basket_value: 'What a customer spends at a time.',
    units: 'How many pieces went out of the door.',
  },
  hint: 'Tick what you want to see; the topmost comes first. A new shop begins with what suits its trade.',
  legend: 'Figures on the home page',
  up: (name) => `Move ${name} up`,
  down: (name) => `Move ${name} down`,
  none: 'Choose at least one.',
};

const pt: Translation<typeof zhHant> = {
  notes: {
    net_sales: 'O que se vendeu hoje, sem imposto e sem devoluções.',
    gross_margin: 'O que sobra depois do custo dos artigos.',
    receipts: 'Quantas vezes alguém comprou.',
    basket_value: 'Quanto gasta cada cliente de cada vez.',
    units: 'Quantas peças saíram da loja.',
  },
  hint: 'Marque o que quer ver; o de cima aparece primeiro. Uma loja nova começa com o que convém ao seu ramo.',
  legend: 'Indicadores na página inicial',
  up: (name) => `Subir ${name}`,
  down: (name) => `Descer ${name}`,
  none: 'Escolha pelo menos um.',
};

export const useKpiStrings = messagesHook({ 'zh-Hant': zhHant, 'zh-Hans': zhHans, en, pt });
