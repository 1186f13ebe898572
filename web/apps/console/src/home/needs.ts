import type { Attention, AttentionItem, AttentionKind } from '#wire/analysis.ts';

// Where each need is dealt with, and how pressing it is.
interface Way {
  readonly to: '/attention' | '/exceptions';
  readonly search: { readonly tab?: string };
  readonly tone: 'now' | 'soon';
}

const ways: Readonly<Record<AttentionKind, Way>> = {
  sold_out: { to: '/attention', search: { tab: 'sold_out' }, tone: 'now' },
  exceptions: { to: '/exceptions', search: {}, tone: 'now' },
  late_receipts: { to: '/exceptions', search: {}, tone: 'now' },
  running_out: { to: '/attention', search: { tab: 'running_out' }, tone: 'soon' },
  dead_stock: { to: '/attention', search: { tab: 'unsold' }, tone: 'soon' },
};

export interface Need extends AttentionItem, Way {}

const order = Object.keys(ways);

// What presses comes first, in one order whatever the server's.
export function needsOf({ items }: Pick<Attention, 'items'>): readonly Need[] {
  return items
    .filter(({ kind, count }) => count > 0 && kind in ways)
    .map((item) => ({ ...item, ...ways[item.kind] }))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}
