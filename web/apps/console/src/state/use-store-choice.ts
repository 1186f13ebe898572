import { getRouteApi } from '@tanstack/react-router';

const root = getRouteApi('__root__');

// The store that the top bar has chosen; absent for all of them. Part of every page's address.
export function useStoreChoice(): string | undefined {
  return root.useSearch({ select: ({ store }) => store });
}

// Links from page to page keep it.
export function keepStore(store: string | undefined): { readonly store?: string } {
  return store === undefined ? {} : { store };
}
