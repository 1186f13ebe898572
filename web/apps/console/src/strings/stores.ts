import { messagesHook, type Translation } from '#i18n/messages.ts';

const zhHant = {
  title: '門店',
  intro: '同一地區的門店可以一起看：在頂部選地區，每一頁都只算那些門店。',
  columns: { code: '編號', name: '名稱', region: '地區', zone: '時區', cutoff: '日結時間' },
  regionOf: (store: string) => `${store} 的地區`,
  regionHint: '未分地區',
  saved: (store: string, region: string) => `${store} 已歸入「${region}」`,
  cleared: (store: string) => `${store} 已不屬任何地區`,
  look: '只看這店',
  edit: '更改',
  editOf: (store: string) => `更改 ${store}`,
};

const zhHans: Translation<typeof zhHant> = {
  title: '门店',
  intro: '同一地区的门店可以一起看：在顶部选地区，每一页都只算那些门店。',
  columns: { code: '编号', name: '名称', region: '地区', zone: '时区', cutoff: '日结时间' },
  regionOf: (store) => `${store} 的地区`,
  regionHint: '未分地区',
  saved: (store, region) => `${store} 已归入“${region}”`,
  cleared: (store) => `${store} 已不属任何地区`,
  look: '只看这家店',
  edit: '更改',
  editOf: (store) => `更改 ${store}`,
};

const en: Translation<typeof zhHant> = {
  title: 'Stores',
  intro:
    'Stores of one region can be looked at together: choose it at the top, and every page counts those stores only.',
  columns: { code: 'Code', name: 'Name', region: 'Region', zone: 'Time zone', cutoff: 'Day begins' },
  regionOf: (store) => `Region of ${store}`,
  regionHint: 'In no region',
  saved: (store, region) => `${store} is in ${region} now`,
  cleared: (store) => `${store} is in no region now`,
  look: 'Only this store',
  edit: 'Edit',
  editOf: (store) => `Edit ${store}`,
};

const pt: Translation<typeof zhHant> = {
  title: 'Lojas',
  intro: 'As lojas de uma região podem ver-se juntas: escolha-a no topo e todas as páginas contam só essas lojas.',
  columns: { code: 'Código', name: 'Nome', region: 'Região', zone: 'Fuso horário', cutoff: 'Início do dia' },
  regionOf: (store) => `Região de ${store}`,
  regionHint: 'Sem região',
  saved: (store, region) => `${store} está agora em ${region}`,
  cleared: (store) => `${store} já não está em nenhuma região`,
  look: 'Só esta loja',
  edit: 'Alterar',
  editOf: (store) => `Alterar ${store}`,
};

export const useStoresStrings = messagesHook<typeof zhHant>({ 'zh-Hant': zhHant, 'zh-Hans': zhHans, en, pt });
