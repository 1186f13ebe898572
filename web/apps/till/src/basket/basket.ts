import type { Member, Product } from '#wire/types.ts';

export interface BasketLine {
  // Stays the same while the quantity changes.
  readonly key: number;
  readonly product: Product;
  readonly quantity_milli: number;
}

export interface Basket {
  readonly lines: readonly BasketLine[];
  readonly member: Member | null;
  readonly coupon_codes: readonly string[];
  // The line touched last, tinted on the screen.
  readonly last_key: number | null;
}

export const emptyBasket: Basket = { lines: [], member: null, coupon_codes: [], last_key: null };
export const one_milli = 1000;
export const quantity_milli_max = 9_999_000;

// Weighed and measured goods take decimals.
export function isMeasured(product: Product): boolean {
  return product.unit !== 'each';
}

// The same piece again raises its line; measured goods get a line each time, since each was weighed on its own.
export function addProduct(basket: Basket, product: Product, quantity_milli = one_milli): Basket {
  const same = basket.lines.find((line) => line.product.id === product.id);
  if (same && !isMeasured(product)) return setQuantity(basket, same.key, same.quantity_milli + quantity_milli);
  const key = basket.lines.reduce((most, line) => Math.max(most, line.key), 0) + 1;
  return { ...basket, lines: [...basket.lines, { key, product, quantity_milli }], last_key: key };
}

// Zero or less takes the line out.
export function setQuantity(basket: Basket, key: number, quantity_milli: number): Basket {
  if (quantity_milli <= 0) return { ...basket, lines: basket.lines.filter((line) => line.key !== key), last_key: null };
  const limited = Math.min(quantity_milli, quantity_milli_max);
  const lines = basket.lines.map((line) => (line.key === key ? { ...line, quantity_milli: limited } : line));
  return { ...basket, lines, last_key: key };
}

// The same basket with the goods as a newer catalogue has them; what it has no longer stays as it was.
export function renewGoods(basket: Basket, products: readonly Product[]): Basket {
  if (basket.lines.length === 0) return basket;
  const known = new Map(products.map((product) => [product.id, product]));
  const lines = basket.lines.map((line) => ({ ...line, product: known.get(line.product.id) ?? line.product }));
  return { ...basket, lines };
}

export function setMember(basket: Basket, member: Member | null): Basket {
  return { ...basket, member };
}

export function addCoupon(basket: Basket, code: string): Basket {
  return basket.coupon_codes.includes(code) ? basket : { ...basket, coupon_codes: [...basket.coupon_codes, code] };
}

export function removeCoupon(basket: Basket, code: string): Basket {
  return { ...basket, coupon_codes: basket.coupon_codes.filter((other) => other !== code) };
}
