import { messagesHook, type Translation } from '#i18n/messages.ts';

const zhHant = {
  label: '匯出這張表',
  all: '匯出',
  allHint: '貨品、會員、供應商和存貨的欄位名稱，匯入時都認得，改好可以直接匯入回來。',
  lists: {
    products: '貨品',
    members: '會員',
    suppliers: '供應商',
    stock: '存貨',
    receipts: '單據',
    exceptions: '待核對',
    board: '商品看板',
    attention: '要處理的存貨',
    stores: '門店',
    metrics: '指標字典',
  },
  language: 'zh-Hant',
  formats: { csv: 'CSV', xlsx: 'Excel' },
  hint: { csv: '匯出為 CSV，可用任何試算表打開', xlsx: '匯出為 Excel（XLSX）' },
};

const zhHans: Translation<typeof zhHant> = {
  label: '导出这张表',
  all: '导出',
  allHint: '商品、会员、供应商和库存的列名，导入时都认得，改好可以直接导入回来。',
  lists: {
    products: '商品',
    members: '会员',
    suppliers: '供应商',
    stock: '库存',
    receipts: '单据',
    exceptions: '待核对',
    board: '商品看板',
    attention: '要处理的库存',
    stores: '门店',
    metrics: '指标字典',
  },
  language: 'zh-Hans',
  formats: { csv: 'CSV', xlsx: 'Excel' },
  hint: { csv: '导出为 CSV，可用任何表格软件打开', xlsx: '导出为 Excel（XLSX）' },
};

const en: Translation<typeof zhHant> = {
  label: 'Export this list',
  all: 'Export',
  allHint:
    'Products, members, suppliers and stock have the columns that an import knows: change what you like and bring the file in again.',
  lists: {
    products: 'Products',
    members: 'Members',
    suppliers: 'Suppliers',
    stock: 'Stock',
    receipts: 'Receipts',
    exceptions: 'Exceptions',
    board: 'Board: sales against stock',
    attention: 'Stock that needs somebody',
    stores: 'Stores',
    metrics: 'Figures and their formulas',
  },
  language: 'en',
  formats: { csv: 'CSV', xlsx: 'Excel' },
  hint: { csv: 'As CSV, for any spreadsheet', xlsx: 'As an Excel workbook (XLSX)' },
};

const pt: Translation<typeof zhHant> = {
  label: 'Exportar esta lista',
  all: 'Exportar',
  allHint:
    'Artigos, membros, fornecedores e stock têm as colunas que a importação reconhece: altere o que quiser e volte a importar o ficheiro.',
  lists: {
    products: 'Artigos',
    members: 'Membros',
    suppliers: 'Fornecedores',
    stock: 'Stock',
    receipts: 'Recibos',
    exceptions: 'Recibos a verificar',
    board: 'Quadro: vendas e stock',
    attention: 'Stock a tratar',
    stores: 'Lojas',
    metrics: 'Indicadores e fórmulas',
  },
  language: 'pt',
  formats: { csv: 'CSV', xlsx: 'Excel' },
  hint: { csv: 'Em CSV, para qualquer folha de cálculo', xlsx: 'Em livro Excel (XLSX)' },
};

export const useExportStrings = messagesHook<typeof zhHant>({ 'zh-Hant': zhHant, 'zh-Hans': zhHans, en, pt });
