import { stringifySearch } from '../state/filters.ts';

// What lies open over a list is no part of a view of it.
const open_keys: ReadonlySet<string> = new Set(['sku', 'location', 'receipt', 'member', 'product', 'tab']);
// On these pages they are filters, and nothing opens by them.
const filters: Readonly<Record<string, ReadonlySet<string>>> = { receipts: new Set(['sku', 'member']) };

// The query of an address as a view keeps it, always in the same order: two addresses of one view are one text.
export function queryOfView(page: string, search: Readonly<Record<string, unknown>>): string {
  const kept = Object.entries(search).filter(([key]) => !open_keys.has(key) || filters[page]?.has(key));
  return stringifySearch(Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)))).slice(1);
}
