import type { Folding } from '#core/search.ts';
import type { Pricing, Product, Reach, Session } from '#wire/types.ts';
import type { Database } from './database.ts';

// Records of many rows are read 15 times faster than a record a row.
const chunk_rows = 2000;

export interface Kept {
  readonly session: Session;
  readonly pricing: Pricing;
  readonly products: readonly Product[];
  readonly catalogue_version: number;
  // Null in what an older till has kept.
  readonly folding: Folding | null;
}

export async function keepSession(database: Database, session: Session): Promise<void> {
  await database.put('kept', { session }, 'session');
}

export async function keepPricing(database: Database, pricing: Pricing): Promise<void> {
  await database.put('kept', { pricing }, 'pricing');
}

export async function keepFolding(database: Database, folding: Folding): Promise<void> {
  await database.put('kept', { folding }, 'folding');
}

export async function keepProducts(database: Database, products: readonly Product[], version: number): Promise<void> {
  const tx = database.transaction(['catalogue', 'kept'], 'readwrite');
  const store = tx.objectStore('catalogue');
  await store.clear();
  for (let at = 0, chunk = 0; at < products.length; at += chunk_rows, chunk++) {
    await store.put({ products: products.slice(at, at + chunk_rows) }, chunk);
  }
  await tx.objectStore('kept').put({ catalogue_version: version }, 'catalogue');
  await tx.done;
}

const anywhere: Reach = { stores: null, channels: null, starts: null, ends: null, hours: [], members_only: false };
const plain_promotion = {
  buy: 0,
  free: 0,
  skus: [],
  percent_e2: 0,
  min_spend: 0,
  amount: 0,
  categories: [],
  parts: [],
  measure: 'quantity',
  repeats: false,
  steps: [],
  priority: 0,
  stacking: 'one_per_line',
  reach: anywhere,
} as const;
const plain_coupon = {
  categories: [],
  uses: 0,
  uses_per_member: 0,
  with_promotions: true,
  with_coupons: true,
  reach: anywhere,
} as const;

// A till that was updated while it was offline still has what an older one kept: every field it lacks has its plain value.
function completed(pricing: Pricing): Pricing {
  return {
    ...pricing,
    tax_classes: pricing.tax_classes.map((tax) => ({ ...tax, changes: tax.changes ?? [] })),
    promotions: pricing.promotions.map((promotion) => ({ ...plain_promotion, ...promotion })),
    coupons: pricing.coupons.map((coupon) => ({ ...plain_coupon, ...coupon })),
  };
}

function completedProduct({ category, ...product }: Product): Product {
  return {
    ...product,
    ahead: product.ahead ?? [],
    category: category && { ...category, above: category.above ?? [] },
  };
}

// What the last visit left; null when it is not enough to sell with.
export async function readKept(database: Database): Promise<Kept | null> {
  const tx = database.transaction(['catalogue', 'kept']);
  const kept = tx.objectStore('kept');
  const [session, pricing, catalogue, folding, chunks] = await Promise.all([
    kept.get('session'),
    kept.get('pricing'),
    kept.get('catalogue'),
    kept.get('folding'),
    tx.objectStore('catalogue').getAll(),
  ]);
  if (!session?.session || !pricing?.pricing || catalogue?.catalogue_version === undefined) return null;
  return {
    session: session.session,
    pricing: completed(pricing.pricing),
    products: chunks.flatMap((chunk) => chunk.products.map(completedProduct)),
    catalogue_version: catalogue.catalogue_version,
    folding: folding?.folding ?? null,
  };
}
