import { messagesHook, type Translation } from '#i18n/messages.ts';

const zhHant = {
  title: '開店清單',
  progress: (done: number, of: number) => `已完成 ${done} / ${of}`,
  done: '已完成',
  hide: (task: string) => `不再顯示：${task}`,
  hideAll: '收起清單',
  tasks: {
    password: '設定你的密碼',
    product: '新增第一件商品',
    till: '打開收銀台',
    sale: '賣出第一單',
    second_till: '用 QR 碼連上第二台收銀機',
    receipt: '改寫收據抬頭和頁尾',
    person: '加入你的員工',
  },
  notes: {
    password: '之後不用一次性連結也能登入。',
    product: '名稱、條碼、價錢和存貨。',
    till: '這台瀏覽器也可以是收銀台，斷網也能賣。',
    sale: '掃條碼或點商品，按兩次 Enter 就收好現金。',
    second_till: '手機或平板掃一掃，就是另一台收銀機。',
    receipt: '地址、電話、退換條款。',
    person: '每人一個角色，用自己的密碼登入。',
  },
};

const zhHans: Translation<typeof zhHant> = {
  title: '开店清单',
  progress: (done, of) => `已完成 ${done} / ${of}`,
  done: '已完成',
  hide: (task) => `不再显示：${task}`,
  hideAll: '收起清单',
  tasks: {
    password: '设置你的密码',
    product: '新增第一件商品',
    till: '打开收银台',
    sale: '卖出第一单',
    second_till: '用二维码连上第二台收银机',
    receipt: '改写小票抬头和页尾',
    person: '加入你的员工',
  },
  notes: {
    password: '以后不用一次性链接也能登录。',
    product: '名称、条码、价格和库存。',
    till: '这个浏览器也可以是收银台，断网也能卖。',
    sale: '扫条码或点商品，按两次 Enter 就收好现金。',
    second_till: '手机或平板扫一扫，就是另一台收银机。',
    receipt: '地址、电话、退换条款。',
    person: '每人一个角色，用自己的密码登录。',
  },
};

const en: Translation<typeof zhHant> = {
  title: 'Getting the shop ready',
  progress: (done, of) => `${done} of ${of} done`,
  done: 'Done',
  hide: (task) => `Do not show again: ${task}`,
  hideAll: 'Put the list away',
  tasks: {
    password: 'Set your password',
    product: 'Add a first product',
    till: 'Open the till',
    sale: 'Sell something',
    second_till: 'Connect a second till by QR code',
    receipt: 'Write your own receipt texts',
    person: 'Add the people who work here',
  },
  notes: {
    password: 'Then you sign in without a one-time link.',
    product: 'Name, barcode, price and stock.',
    till: 'This browser can be a till too, and sells with the cable out.',
    sale: 'Scan or tap a product; Enter twice takes the cash.',
    second_till: 'Scan it with a phone or tablet: that is another till.',
    receipt: 'Address, telephone, terms of return.',
    person: 'Each with a role and a password of their own.',
  },
};

const pt: Translation<typeof zhHant> = {
  title: 'Preparar a loja',
  progress: (done, of) => `${done} de ${of} feitos`,
  done: 'Feito',
  hide: (task) => `Não mostrar mais: ${task}`,
  hideAll: 'Arrumar a lista',
  tasks: {
    password: 'Definir a palavra-passe',
    product: 'Acrescentar o primeiro produto',
    till: 'Abrir a caixa',
    sale: 'Vender alguma coisa',
    second_till: 'Ligar uma segunda caixa por código QR',
    receipt: 'Escrever os textos do talão',
    person: 'Juntar quem trabalha aqui',
  },
  notes: {
    password: 'Depois entra sem link de uso único.',
    product: 'Nome, código de barras, preço e stock.',
    till: 'Este navegador também pode ser caixa e vende sem rede.',
    sale: 'Leia ou toque num produto; Enter duas vezes recebe o dinheiro.',
    second_till: 'Leia-o com um telemóvel ou tablet: é outra caixa.',
    receipt: 'Morada, telefone, condições de devolução.',
    person: 'Cada um com uma função e a sua palavra-passe.',
  },
};

export const useChecklistStrings = messagesHook<typeof zhHant>({ 'zh-Hant': zhHant, 'zh-Hans': zhHans, en, pt });
