import { buildIndex, type Folding, type SearchIndex } from '#core/search.ts';
import type { Currency } from '#i18n/format.ts';
import type { Names } from '#i18n/names.ts';
import type { Kept } from '#sync/catalogue.ts';
import type { Pricing, Product, Session, SessionTill, Store } from '#wire/types.ts';

export interface Category {
  readonly id: string;
  readonly names: Names;
}

// Everything a till sells with.
export interface Shop {
  readonly session: Session;
  readonly store: Store;
  readonly till: SessionTill;
  readonly currency: Currency;
  readonly pricing: Pricing;
  readonly catalogue_version: number;
  readonly folding: Folding | null;
  readonly products: SearchIndex<Product>;
  readonly categories: readonly Category[];
  // Which of the twelve colours each category wears.
  readonly hues: ReadonlyMap<string, number>;
}

const hue_count = 12;
// Neighbours in the list lie far apart on the circle.
const hue_step = 5;

// Null when the session is not bound to a till of one of its stores.
export function openShop({ session, pricing, products: unsorted, catalogue_version, folding }: Kept): Shop | null {
  const { till } = session;
  const store = session.stores.find((candidate) => candidate.id === till?.store);
  if (!till || !store) return null;
  // Shops number their goods by kind, so the order of codes is the order of the shelf.
  const products = unsorted.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const categories = new Map<string, Category>();
  for (const { category } of products) if (category) categories.set(category.id, category);
  return {
    session,
    store,
    till,
    currency: { code: session.company.currency, digits: session.company.currency_digits },
    pricing,
    catalogue_version,
    folding,
    products: buildIndex(products, folding),
    categories: [...categories.values()],
    hues: new Map([...categories.keys()].map((id, at) => [id, (at * hue_step) % hue_count])),
  };
}
