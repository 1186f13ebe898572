import type { IconName } from '#ui/icon.tsx';

// Every page of the console, in the groups of the menu: one line a page. `name` is its text in strings/shell/, `key` the
// letter that opens it after "g", `pinned` puts it into the bar at the foot of a phone.
export const pageGroups = [
  {
    name: 'now',
    pages: [
      { to: '/', name: 'home', icon: 'home', key: 'h', pinned: true },
      { to: '/attention', name: 'attention', icon: 'bell', key: 'a', pinned: false },
      { to: '/analysis', name: 'analysis', icon: 'chart', key: 'n', pinned: true },
      { to: '/wall', name: 'wall', icon: 'screen', key: 'w', pinned: false },
    ],
  },
  {
    name: 'sales',
    pages: [
      { to: '/receipts', name: 'receipts', icon: 'receipt', key: 'r', pinned: true },
      { to: '/exceptions', name: 'exceptions', icon: 'warning', key: 'e', pinned: false },
      { to: '/reports', name: 'reports', icon: 'print', key: 'd', pinned: false },
      { to: '/members', name: 'members', icon: 'person', key: 'c', pinned: false },
    ],
  },
  {
    name: 'goods',
    pages: [
      { to: '/products', name: 'products', icon: 'tag', key: 'g', pinned: false },
      { to: '/stock', name: 'stock', icon: 'box', key: 's', pinned: true },
      { to: '/pricing', name: 'pricing', icon: 'ticket', key: 'p', pinned: false },
      { to: '/board', name: 'board', icon: 'chart', key: 'b', pinned: false },
      { to: '/suppliers', name: 'suppliers', icon: 'truck', key: 'u', pinned: false },
      { to: '/imports', name: 'imports', icon: 'upload', key: 'i', pinned: false },
    ],
  },
  {
    name: 'company',
    pages: [
      { to: '/stores', name: 'stores', icon: 'store', key: 'o', pinned: false },
      { to: '/tills', name: 'tills', icon: 'basket', key: 't', pinned: false },
      { to: '/metrics', name: 'metrics', icon: 'search', key: 'm', pinned: false },
      { to: '/settings', name: 'settings', icon: 'gear', key: 'f', pinned: false },
    ],
  },
] as const satisfies readonly {
  name: string;
  pages: readonly { to: string; name: string; icon: IconName; key: string; pinned: boolean }[];
}[];

export type PageEntry = (typeof pageGroups)[number]['pages'][number];

export const allPages: readonly PageEntry[] = pageGroups.flatMap((group): readonly PageEntry[] => group.pages);
