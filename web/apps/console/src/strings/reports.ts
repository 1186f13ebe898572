import { messagesHook, type Translation } from '#i18n/messages.ts';

const zhHant = {
  title: '日結報表',
  intro: '一間店一個營業日的全部數字，由當日單據加總；可存成 PDF 或電郵檔。',
  store: '店舖',
  date: '營業日',
  before: '前一日',
  after: '後一日',
  pdf: '下載 PDF',
  mail: '下載電郵檔',
  mailHint: '電郵檔用郵件程式打開，填上收件人就可寄出；PDF 已附在內。',
  hour: '時段',
  asTable: '以表格顯示',
  link: '日結報表',
};

const zhHans: Translation<typeof zhHant> = {
  title: '日结报表',
  intro: '一家店一个营业日的全部数字，由当日单据加总；可存成 PDF 或邮件文件。',
  store: '门店',
  date: '营业日',
  before: '前一天',
  after: '后一天',
  pdf: '下载 PDF',
  mail: '下载邮件文件',
  mailHint: '邮件文件用邮件程序打开，填上收件人就可发出；PDF 已附在内。',
  hour: '时段',
  asTable: '以表格显示',
  link: '日结报表',
};

const en: Translation<typeof zhHant> = {
  title: 'Day report',
  intro:
    'All figures of one store’s business day, added up from its receipts; to keep as a PDF or to send as an e-mail.',
  store: 'Store',
  date: 'Business day',
  before: 'Day before',
  after: 'Day after',
  pdf: 'Download PDF',
  mail: 'Download e-mail',
  mailHint: 'Open the e-mail file in a mail program, fill in who gets it, and send; the PDF is attached.',
  hour: 'Hour',
  asTable: 'Show as a table',
  link: 'Day report',
};

const pt: Translation<typeof zhHant> = {
  title: 'Relatório do dia',
  intro: 'Todos os números do dia de negócio de uma loja, somados dos seus recibos; em PDF ou em mensagem de correio.',
  store: 'Loja',
  date: 'Dia de negócio',
  before: 'Dia anterior',
  after: 'Dia seguinte',
  pdf: 'Transferir PDF',
  mail: 'Transferir mensagem',
  mailHint: 'Abra a mensagem num programa de correio, indique o destinatário e envie; o PDF vai em anexo.',
  hour: 'Hora',
  asTable: 'Mostrar como tabela',
  link: 'Relatório do dia',
};

export const useReportStrings = messagesHook<typeof zhHant>({ 'zh-Hant': zhHant, 'zh-Hans': zhHans, en, pt });
