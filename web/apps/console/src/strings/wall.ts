import { messagesHook, type Translation } from '#i18n/messages.ts';

const zhHant = {
  title: '大螢幕',
  company: '全公司',
  netSales: '今日淨銷售額',
  against: (text: string) => `對上週同時 ${text}`,
  ranking: '門店排名',
  hours: '每小時',
  feed: '剛剛',
  pause: '停下輪換',
  play: '繼續輪換',
  fullScreen: '全螢幕',
  leave: '回到後台',
  offline: '已離線，數字停在最後一刻',
  quiet: '今日還沒有賣出',
};

const zhHans: Translation<typeof zhHant> = {
  title: '大屏幕',
  company: '全公司',
  netSales: '今日净销售额',
  against: (text) => `对上周同时 ${text}`,
  ranking: '门店排名',
  hours: '每小时',
  feed: '刚刚',
  pause: '停下轮换',
  play: '继续轮换',
  fullScreen: '全屏',
  leave: '回到后台',
  offline: '已离线，数字停在最后一刻',
  quiet: '今日还没有卖出',
};

const en: Translation<typeof zhHant> = {
  title: 'Wall screen',
  company: 'Whole company',
  netSales: 'Net sales today',
  against: (text) => `${text} against last week by now`,
  ranking: 'Stores',
  hours: 'By hour',
  feed: 'Just now',
  pause: 'Stop turning',
  play: 'Go on turning',
  fullScreen: 'Full screen',
  leave: 'Back to the console',
  offline: 'Offline: the figures stand still',
  quiet: 'Nothing sold today yet',
};

const pt: Translation<typeof zhHant> = {
  title: 'Ecrã de parede',
  company: 'Toda a empresa',
  netSales: 'Vendas líquidas hoje',
  against: (text) => `${text} face à semana passada a esta hora`,
  ranking: 'Lojas',
  hours: 'Por hora',
  feed: 'Agora mesmo',
  pause: 'Parar a rotação',
  play: 'Continuar a rotação',
  fullScreen: 'Ecrã inteiro',
  leave: 'Voltar à consola',
  offline: 'Sem ligação: os números estão parados',
  quiet: 'Ainda nada vendido hoje',
};

export const useWallStrings = messagesHook<typeof zhHant>({ 'zh-Hant': zhHant, 'zh-Hans': zhHans, en, pt });
