import type * as kernel from '#core/kernel/types.ts';
import type { Coupon, Hold, LineDiscount, Pricing, Product, ReceiptTax, Store } from '#wire/types.ts';
import type { Basket, BasketLine } from './basket.ts';
import { momentAt } from './moment.ts';
import { categoriesOf, type Offer, offersFor } from './offers.ts';
import { type Customer, holdOf, priceOn, rateOn } from './reach.ts';

export interface PricedLine {
  readonly key: number;
  readonly product: Product;
  readonly quantity_milli: number;
  readonly unit_price: number;
  // What a member pays, when it is less.
  readonly member_price: number | null;
  readonly gross: number;
  readonly discounts: readonly LineDiscount[];
  readonly discount: number;
  readonly amount: number;
  readonly net: number;
  readonly tax: number;
  readonly total: number;
}

export type CouponUse = kernel.CouponUse | 'not_now' | 'members_only';
export interface PricedCoupon {
  readonly coupon: Coupon;
  readonly use: CouponUse;
  readonly amount: number;
}

export interface Priced {
  readonly lines: readonly PricedLine[];
  readonly taxes: readonly ReceiptTax[];
  readonly coupons: readonly PricedCoupon[];
  readonly goods: number;
  readonly discount: number;
  readonly net: number;
  readonly tax: number;
  readonly rounding: number;
  readonly total: number;
}

export interface PriceQuestion {
  readonly basket: Basket;
  readonly pricing: Pricing;
  readonly store: Pick<Store, 'id' | 'zone' | 'cutoff_minutes'>;
  // Prices, promotions and rates are those of this moment, also without a server.
  readonly at_ms: number;
  // Cash is rounded to the coins there are.
  readonly cash: boolean;
}

// The kernel counts in bigint; everything it takes and answers lies within 2^53, so numbers hold it exactly.
export function priceBasket(
  quote: kernel.Kernel['quoteBasket'],
  question: PriceQuestion,
): Priced | kernel.QuoteRefusal {
  const { basket, pricing, store, at_ms } = question;
  const moment = momentAt(at_ms, store);
  const customer = { store: store.id, channel: 'till', is_member: basket.member !== null, moment } as const;
  const rules = {
    date: moment.date,
    offers: offersFor(pricing.promotions, basket.lines, customer),
    coupons: basket.coupon_codes.flatMap((code) => presented(pricing, code, customer)),
  };
  const quoted = quote(kernelBasket(question, rules));
  if (quoted.kind === 'refused') return quoted;
  return readQuoted(question, quoted, rules);
}

export function findCoupon(pricing: Pricing, code: string): Coupon | undefined {
  const wanted = code.trim().toLowerCase();
  return pricing.coupons.find((coupon) => coupon.code.toLowerCase() === wanted);
}

interface Presented {
  readonly coupon: Coupon;
  readonly hold: Hold;
}

interface Rules {
  readonly date: string;
  readonly offers: readonly Offer[];
  readonly coupons: readonly Presented[];
}

// A coupon that counts the uses of a member needs one.
function presented(pricing: Pricing, code: string, customer: Customer): readonly Presented[] {
  const coupon = findCoupon(pricing, code);
  if (!coupon) return [];
  const hold = holdOf(coupon.reach, customer);
  const needs_member = hold === 'none' && coupon.uses_per_member > 0 && !customer.is_member;
  return [{ coupon, hold: needs_member ? 'members_only' : hold }];
}

function usable({ coupons }: Rules): readonly Coupon[] {
  return coupons.flatMap(({ coupon, hold }) => (hold === 'none' ? coupon : []));
}

function kernelCoupon(coupon: Coupon, lines: readonly BasketLine[]): kernel.Coupon {
  const { skus, categories } = coupon;
  const in_categories = lines.flatMap(({ product }) =>
    categoriesOf(product).some((category) => categories.includes(category)) ? product.id : [],
  );
  const is_open = skus === null && categories.length === 0;
  const named = [...(skus ?? []), ...in_categories];
  return {
    discount:
      coupon.kind === 'percent'
        ? { kind: 'percent', tenThousandths: coupon.percent_e2 }
        : { kind: 'amount', minor: BigInt(coupon.amount) },
    spendMin: BigInt(coupon.min_spend),
    // An empty scope would be every line; the kernel knows no line by this name.
    skuScope: is_open ? [] : named.length > 0 ? named : ['no-goods'],
    withPromotions: coupon.with_promotions,
    withCoupons: coupon.with_coupons,
  };
}

function kernelBasket(question: PriceQuestion, rules: Rules): kernel.Basket {
  const { basket, pricing, cash } = question;
  const rounding = cash ? pricing.cash_rounding : null;
  return {
    hasMember: basket.member !== null,
    ...(rounding
      ? { cashRounding: { increment: BigInt(rounding.increment), rounding: roundingMode(rounding.mode) } }
      : {}),
    taxClasses: pricing.tax_classes.map((tax) => ({
      rateMicro: rateOn(tax, rules.date),
      mode: pricing.tax_included ? 'inside' : 'outside',
    })),
    promotions: rules.offers.map((offer) => offer.kernel),
    coupons: usable(rules).map((coupon) => kernelCoupon(coupon, basket.lines)),
    lines: basket.lines.map(({ product, quantity_milli }) => {
      const { price, member_price } = priceOn(product, rules.date);
      return {
        sku: product.id,
        unitPrice: BigInt(price),
        ...(member_price === null ? {} : { memberPrice: BigInt(member_price) }),
        quantityMilli: BigInt(quantity_milli),
        taxClass: pricing.tax_classes.findIndex((tax) => tax.code === product.tax_class),
      };
    }),
  };
}

function roundingMode(mode: string): kernel.RoundingMode {
  return mode === 'half_even' || mode === 'down' || mode === 'up' ? mode : 'half_up';
}

function readLine(own: BasketLine, line: kernel.QuotedLine, rules: Rules): PricedLine {
  const { price, member_price } = priceOn(own.product, rules.date);
  return {
    key: own.key,
    product: own.product,
    quantity_milli: own.quantity_milli,
    unit_price: price,
    member_price: member_price !== null && member_price < price ? member_price : null,
    gross: Number(line.gross),
    discounts: line.shares.map((share) => ({ rule: ruleText(share, rules), amount: Number(share.amount) })),
    discount: Number(line.discount),
    amount: Number(line.amount),
    net: Number(line.net),
    tax: Number(line.tax),
    total: Number(line.total),
  };
}

function readCoupons(quoted: kernel.Quoted, rules: Rules): readonly PricedCoupon[] {
  const used = usable(rules);
  return rules.coupons.map(({ coupon, hold }) => {
    if (hold === 'members_only') return { coupon, use: 'members_only', amount: 0 };
    if (hold !== 'none') return { coupon, use: 'not_now', amount: 0 };
    const answer = quoted.coupons[used.indexOf(coupon)];
    return { coupon, use: answer?.use ?? 'nothing_left', amount: Number(answer?.amount ?? 0n) };
  });
}

function readQuoted({ basket, pricing }: PriceQuestion, quoted: kernel.Quoted, rules: Rules): Priced {
  const { totals } = quoted;
  return {
    lines: quoted.lines.flatMap((line, at) => {
      const own = basket.lines[at];
      return own ? [readLine(own, line, rules)] : [];
    }),
    taxes: pricing.tax_classes.flatMap((tax_class, at) => {
      const tax = quoted.taxes[at];
      if (!tax || (tax.net === 0n && tax.tax === 0n)) return [];
      const { code } = tax_class;
      return [{ tax_class: code, rate_ppm: rateOn(tax_class, rules.date), net: Number(tax.net), tax: Number(tax.tax) }];
    }),
    coupons: readCoupons(quoted, rules),
    goods: Number(totals.gross),
    discount: Number(totals.discount),
    net: Number(totals.net),
    tax: Number(totals.taxInside + totals.taxOutside),
    rounding: Number(totals.rounding),
    total: Number(totals.total),
  };
}

function ruleText(share: kernel.Share, rules: Rules): string {
  switch (share.rule) {
    case 'member_price':
      return 'member';
    case 'promotion':
      return `promotion:${rules.offers[share.ruleIndex]?.promotion.id}`;
    case 'line_discount':
      return 'line';
    case 'basket_discount':
      return 'basket';
    case 'coupon':
      return `coupon:${usable(rules)[share.ruleIndex]?.id}`;
  }
}
