import { messagesHook, type Translation } from '#i18n/messages.ts';

const zhHant = {
  views: '檢視',
  title: '儲存的檢視',
  mine: '我的',
  shared: '公司共用',
  none: '還沒有。篩選好之後，在這裡取個名字，下次一按就到。',
  name: '名稱',
  save: '儲存這個檢視',
  saved: (name: string) => `已儲存「${name}」`,
  isSaved: (name: string) => `現在看的就是「${name}」。`,
  share: '和公司共用',
  unshare: '不再共用',
  isShared: '已共用',
  replace: '改成現在看的',
  rename: '改名',
  all: '所有頁面的檢視',
  remove: '刪除',
};

const zhHans: Translation<typeof zhHant> = {
  views: '视图',
  title: '保存的视图',
  mine: '我的',
  shared: '公司共享',
  none: '还没有。筛选好之后，在这里取个名字，下次一点就到。',
  name: '名称',
  save: '保存这个视图',
  saved: (name) => `已保存“${name}”`,
  isSaved: (name) => `现在看的就是“${name}”。`,
  share: '与公司共享',
  unshare: '不再共享',
  isShared: '已共享',
  replace: '改成现在看的',
  rename: '改名',
  all: '所有页面的视图',
  remove: '删除',
};

const en: Translation<typeof zhHant> = {
  views: 'Views',
  title: 'Saved views',
  mine: 'Mine',
  shared: 'Shared by others',
  none: 'None yet. Set the filters, give them a name here, and they are one press away.',
  name: 'Name',
  save: 'Save this view',
  saved: (name) => `“${name}” is saved`,
  isSaved: (name) => `You are looking at “${name}”.`,
  share: 'Share with the company',
  unshare: 'Stop sharing',
  isShared: 'Shared',
  replace: 'Replace by what is shown now',
  rename: 'Rename',
  all: 'Views of all pages',
  remove: 'Delete',
};

const pt: Translation<typeof zhHant> = {
  views: 'Vistas',
  title: 'Vistas guardadas',
  mine: 'Minhas',
  shared: 'Partilhadas por outros',
  none: 'Ainda nenhuma. Escolha os filtros, dê-lhes aqui um nome e ficam à distância de um toque.',
  name: 'Nome',
  save: 'Guardar esta vista',
  saved: (name) => `“${name}” está guardada`,
  isSaved: (name) => `Está a ver “${name}”.`,
  share: 'Partilhar com a empresa',
  unshare: 'Deixar de partilhar',
  isShared: 'Partilhada',
  replace: 'Substituir pelo que se vê agora',
  rename: 'Mudar o nome',
  all: 'Vistas de todas as páginas',
  remove: 'Apagar',
};

export const useViewStrings = messagesHook<typeof zhHant>({ 'zh-Hant': zhHant, 'zh-Hans': zhHans, en, pt });
