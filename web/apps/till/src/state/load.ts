import type { Folding } from '#core/search.ts';
import { type Kept, keepFolding, keepPricing, keepProducts, keepSession, readKept } from '#sync/catalogue.ts';
import type { Database } from '#sync/database.ts';
import { type Answer, type Client, withQuery } from '#wire/client.ts';
import type { Pricing, Product, ProductPage, Session } from '#wire/types.ts';

const page_rows = 2000;

export type Refusal = 'link_used' | 'not_signed_in' | 'no_till' | 'never_loaded';
export type Loaded =
  | { readonly kind: 'kept'; readonly kept: Kept }
  | { readonly kind: 'locked'; readonly why: Refusal };

export interface LoadParts {
  readonly client: Client;
  readonly database: Database;
  readonly sign_in_token: string | null;
  readonly progress: (product_count: number) => void;
}

// Signs in when there is a link, else asks who is signed in. Without a server what the last visit left is enough.
export async function load(parts: LoadParts): Promise<Loaded> {
  const { client, database, sign_in_token } = parts;
  const answer = sign_in_token
    ? await client.request<Session>('/v1/sessions', { method: 'POST', body: { token: sign_in_token } })
    : await client.request<Session>('/v1/session');
  if (answer.kind === 'refused' && sign_in_token) return load({ ...parts, sign_in_token: null }).then(asLinkUsed);
  if (answer.kind === 'refused') return { kind: 'locked', why: 'not_signed_in' };
  if (answer.kind === 'ok') {
    if (!answer.value.till) return { kind: 'locked', why: 'no_till' };
    await keepSession(database, answer.value);
    const stored = await readKept(database);
    if (!stored) await refresh(parts, null);
  }
  const kept = await readKept(database);
  return kept ? { kind: 'kept', kept } : { kind: 'locked', why: 'never_loaded' };
}

// A used link in a browser that is signed in does no harm.
function asLinkUsed(loaded: Loaded): Loaded {
  return loaded.kind === 'locked' && loaded.why === 'not_signed_in' ? { kind: 'locked', why: 'link_used' } : loaded;
}

// Fetches the rules, and the products with their prices when any changed. Answers whether anything new is kept now.
export async function refresh(parts: Omit<LoadParts, 'sign_in_token'>, known: Kept | null): Promise<boolean> {
  const { client, database } = parts;
  const session = known?.session ?? (await database.get('kept', 'session'))?.session;
  const same_shop = await refreshSession(parts, session);
  const store = session?.till?.store ?? '';
  const pricing = await client.request<Pricing>(withQuery('/v1/pricing', { store }));
  if (pricing.kind !== 'ok') return false;
  const head = await client.request<ProductPage>(withQuery('/v1/products', { limit: 1 }));
  if (head.kind !== 'ok') return false;
  const same_prices = known?.pricing.version === pricing.value.version;
  const same = same_prices && known?.catalogue_version === head.value.version && known.folding !== null;
  if (!same) {
    const folding = await client.request<Folding>('/v1/folding');
    if (folding.kind !== 'ok') return false;
    await keepFolding(database, folding.value);
    const all = await allProducts(client, store, parts.progress);
    if (all.kind !== 'ok') return false;
    await keepProducts(database, all.value, head.value.version);
  }
  await keepPricing(database, pricing.value);
  return !same || !same_shop;
}

// What the shop is called and what its paper says; the till's own numbers are its journal's and grow with every sale.
async function refreshSession(
  { client, database }: Omit<LoadParts, 'sign_in_token'>,
  session: Session | undefined,
): Promise<boolean> {
  const answer = await client.request<Session>('/v1/session');
  if (answer.kind !== 'ok' || !answer.value.till || !session) return true;
  const facts = ({ company, stores, person }: Session) => JSON.stringify([company, stores, person]);
  if (facts(answer.value) === facts(session)) return true;
  await keepSession(database, answer.value);
  return false;
}

// At the store's prices. What has no price cannot be sold.
async function allProducts(
  client: Client,
  store: string,
  progress: (count: number) => void,
): Promise<Answer<readonly Product[]>> {
  const products: Product[] = [];
  let after: string | null = null;
  do {
    const page: Answer<ProductPage> = await client.request(
      withQuery('/v1/products', { store, limit: page_rows, after }),
    );
    if (page.kind !== 'ok') return page;
    products.push(...page.value.items.filter((product) => product.price !== null));
    progress(products.length);
    after = page.value.next;
  } while (after !== null);
  return { kind: 'ok', status: 200, value: products };
}
