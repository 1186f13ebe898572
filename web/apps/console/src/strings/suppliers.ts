import { messagesHook, type Translation } from '#i18n/messages.ts';

const zhHant = {
  title: '供應商',
  count: (shown: string) => `${shown} 間`,
  add: '新增供應商',
  edit: (name: string) => `修改 ${name}`,
  save: '儲存',
  saved: '已儲存',
  empty: '還未有供應商',
  emptyHint: '逐間新增，或在「匯入及匯出」一次匯入。',
  fields: { code: '編號', name: '名稱', contact: '聯絡人', phone: '電話', email: '電郵', note: '備註' },
  active: '仍有來往',
  inactive: '已停用',
};

const zhHans: Translation<typeof zhHant> = {
  title: '供应商',
  count: (shown) => `${shown} 家`,
  add: '新增供应商',
  edit: (name) => `修改 ${name}`,
  save: '保存',
  saved: '已保存',
  empty: '还没有供应商',
  emptyHint: '逐家新增，或在「导入与导出」一次导入。',
  fields: { code: '编号', name: '名称', contact: '联系人', phone: '电话', email: '邮箱', note: '备注' },
  active: '仍有往来',
  inactive: '已停用',
};

const en: Translation<typeof zhHant> = {
  title: 'Suppliers',
  count: (shown) => `${shown} in all`,
  add: 'Add a supplier',
  edit: (name) => `Change ${name}`,
  save: 'Save',
  saved: 'Saved',
  empty: 'There are no suppliers yet',
  emptyHint: 'Add them one by one, or bring in a list under Import & export.',
  fields: { code: 'Code', name: 'Name', contact: 'Contact', phone: 'Telephone', email: 'E-mail', note: 'Note' },
  active: 'In use',
  inactive: 'Out of use',
};

const pt: Translation<typeof zhHant> = {
  title: 'Fornecedores',
  count: (shown) => `${shown} no total`,
  add: 'Novo fornecedor',
  edit: (name) => `Alterar ${name}`,
  save: 'Guardar',
  saved: 'Guardado',
  empty: 'Ainda não há fornecedores',
  emptyHint: 'Acrescente-os um a um, ou importe uma lista em Importar e exportar.',
  fields: { code: 'Código', name: 'Nome', contact: 'Contacto', phone: 'Telefone', email: 'E-mail', note: 'Nota' },
  active: 'Em uso',
  inactive: 'Inativo',
};

export const useSupplierStrings = messagesHook<typeof zhHant>({ 'zh-Hant': zhHant, 'zh-Hans': zhHans, en, pt });
