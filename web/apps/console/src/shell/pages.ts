import type { IconName } from '#ui/icon.tsx';

// Every page of the console, in the groups of the menu: one line a page. `name` is its text in strings/shell/, `key` the
// letter that opens it after "g", `scope` what the server asks for before it answers it, `pinned` puts it into the bar at the foot of a phone.
export const pageGroups = [
  {
    name: 'now',
    pages: [
      { to: '/', name: 'home', icon: 'home', key: 'h', scope: 'session', pinned: true },
      { to: '/attention', name: 'attention', icon: 'bell', key: 'a', scope: 'report:read', pinned: false },
      { to: '/analysis', name: 'analysis', icon: 'chart', key: 'n', scope: 'report:read', pinned: true },
      { to: '/wall', name: 'wall', icon: 'screen', key: 'w', scope: 'report:read', pinned: false },
    ],
  },
  {
    name: 'sales',
    pages: [
      { to: '/receipts', name: 'receipts', icon: 'receipt', key: 'r', scope: 'sale:read', pinned: true },
      { to: '/exceptions', name: 'exceptions', icon: 'warning', key: 'e', scope: 'sale:read', pinned: false },
      { to: '/reports', name: 'reports', icon: 'print', key: 'd', scope: 'report:read', pinned: false },
      { to: '/members', name: 'members', icon: 'person', key: 'c', scope: 'member:lookup', pinned: false },
    ],
  },
  {
    name: 'goods',
    pages: [
      { to: '/products', name: 'products', icon: 'tag', key: 'g', scope: 'catalog:read', pinned: false },
      { to: '/stock', name: 'stock', icon: 'box', key: 's', scope: 'stock:read', pinned: true },
      { to: '/pricing', name: 'pricing', icon: 'ticket', key: 'p', scope: 'catalog:read', pinned: false },
      { to: '/board', name: 'board', icon: 'chart', key: 'b', scope: 'report:read', pinned: false },
      { to: '/suppliers', name: 'suppliers', icon: 'truck', key: 'u', scope: 'catalog:read', pinned: false },
      { to: '/imports', name: 'imports', icon: 'upload', key: 'i', scope: 'catalog:write', pinned: false },
    ],
  },
  {
    name: 'company',
    pages: [
      { to: '/stores', name: 'stores', icon: 'store', key: 'o', scope: 'session', pinned: false },
      { to: '/tills', name: 'tills', icon: 'basket', key: 't', scope: 'session', pinned: false },
      { to: '/metrics', name: 'metrics', icon: 'search', key: 'm', scope: 'report:read', pinned: false },
      { to: '/people', name: 'people', icon: 'person', key: 'l', scope: 'company:manage', pinned: false },
      { to: '/settings', name: 'settings', icon: 'gear', key: 'f', scope: 'company:manage', pinned: false },
    ],
  },
] as const satisfies readonly {
  name: string;
  pages: readonly { to: string; name: string; icon: IconName; key: string; scope: string; pinned: boolean }[];
}[];

export type PageEntry = (typeof pageGroups)[number]['pages'][number];

export const allPages: readonly PageEntry[] = pageGroups.flatMap((group): readonly PageEntry[] => group.pages);

export const mayOpen =
  (scopes: readonly string[]) =>
  ({ scope }: PageEntry): boolean =>
    scope === 'session' || scopes.includes(scope);
