import type { Store } from '#wire/types.ts';
import type { House } from './house.ts';

const region_mark = 'region:';

// What the top bar chooses, and the server understands as it is: nothing or "all" for the whole company, a region, a store.
export function scopeOfRegion(name: string): string {
  return `${region_mark}${name}`;
}

export function regionOf(scope: string | undefined): string | undefined {
  return scope?.startsWith(region_mark) ? scope.slice(region_mark.length) : undefined;
}

export function storesInScope({ session }: Pick<House, 'session'>, scope: string | undefined): readonly Store[] {
  if (scope === undefined || scope === 'all') return session.stores;
  const region = regionOf(scope);
  return session.stores.filter((store) => (region === undefined ? store.id === scope : store.region === region));
}

export function inScope(house: Pick<House, 'session'>, scope: string | undefined, store: string): boolean {
  return storesInScope(house, scope).some(({ id }) => id === store);
}

export interface Region {
  // Null: stores that are in none.
  readonly name: string | null;
  readonly stores: readonly Store[];
}

// Regions in the order of their names, stores without one last.
export function regionsOf({ session }: Pick<House, 'session'>): readonly Region[] {
  const names = [...new Set(session.stores.flatMap(({ region }) => region ?? []))].sort();
  const regions = names.map((name) => ({ name, stores: session.stores.filter(({ region }) => region === name) }));
  const others = session.stores.filter(({ region }) => !region);
  return others.length > 0 ? [...regions, { name: null, stores: others }] : regions;
}
