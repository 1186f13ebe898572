import type * as kernel from '#core/kernel/types.ts';
import type { Coupon, LineDiscount, Pricing, Product, Promotion, ReceiptTax } from '#wire/types.ts';
import type { Basket } from './basket.ts';

export interface PricedLine {
  readonly key: number;
  readonly product: Product;
  readonly quantity_milli: number;
  readonly gross: number;
  readonly discounts: readonly LineDiscount[];
  readonly discount: number;
  readonly amount: number;
  readonly net: number;
  readonly tax: number;
  readonly total: number;
}

export interface PricedCoupon {
  readonly coupon: Coupon;
  readonly use: kernel.CouponUse;
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
  // Cash is rounded to the coins there are.
  readonly cash: boolean;
}

type SetPromotion = Extract<Promotion, { kind: 'buy_n_get_m' }>;
type BasketPromotion = Extract<Promotion, { kind: 'basket_percent' }>;

// The kernel counts in bigint; everything it takes and answers lies within 2^53, so numbers hold it exactly.
export function priceBasket(
  quote: kernel.Kernel['quoteBasket'],
  question: PriceQuestion,
): Priced | kernel.QuoteRefusal {
  const { pricing } = question;
  const sets = pricing.promotions.filter((rule): rule is SetPromotion => rule.kind === 'buy_n_get_m');
  const coupons = question.basket.coupon_codes.flatMap((code) => findCoupon(pricing, code) ?? []);
  const bare = kernelBasket(question, sets, coupons);
  const promotion = bestBasketPromotion(quote, bare, pricing);
  const quoted = quote(promotion ? { ...bare, discount: percent(promotion.percent_e2) } : bare);
  if (quoted.kind === 'refused') return quoted;
  return readQuoted(question, quoted, { sets, coupons, promotion });
}

export function findCoupon(pricing: Pricing, code: string): Coupon | undefined {
  const wanted = code.trim().toLowerCase();
  return pricing.coupons.find((coupon) => coupon.code.toLowerCase() === wanted);
}

function percent(percent_e2: number): kernel.Discount {
  return { kind: 'percent', tenThousandths: percent_e2 };
}

function kernelBasket(
  question: PriceQuestion,
  sets: readonly SetPromotion[],
  coupons: readonly Coupon[],
): kernel.Basket {
  const { basket, pricing, cash } = question;
  const rounding = cash ? pricing.cash_rounding : null;
  return {
    hasMember: basket.member !== null,
    ...(rounding
      ? { cashRounding: { increment: BigInt(rounding.increment), rounding: roundingMode(rounding.mode) } }
      : {}),
    taxClasses: pricing.tax_classes.map((tax) => ({
      rateMicro: tax.rate_ppm,
      mode: pricing.tax_included ? 'inside' : 'outside',
    })),
    promotions: sets.map((rule) => ({ paid: rule.buy, free: rule.free })),
    coupons: coupons.map((coupon) => ({
      discount:
        coupon.kind === 'percent' ? percent(coupon.percent_e2) : { kind: 'amount', minor: BigInt(coupon.amount) },
      spendMin: BigInt(coupon.min_spend),
      skuScope: coupon.skus ?? [],
    })),
    lines: basket.lines.map(({ product, quantity_milli }) => {
      const promotion = sets.findIndex((rule) => rule.skus.includes(product.id));
      return {
        sku: product.id,
        unitPrice: BigInt(product.price),
        ...(product.member_price === null ? {} : { memberPrice: BigInt(product.member_price) }),
        quantityMilli: BigInt(quantity_milli),
        taxClass: pricing.tax_classes.findIndex((tax) => tax.code === product.tax_class),
        ...(promotion < 0 ? {} : { promotion }),
      };
    }),
  };
}

function roundingMode(mode: string): kernel.RoundingMode {
  return mode === 'half_even' || mode === 'down' || mode === 'up' ? mode : 'half_up';
}

// Of the percentages off the whole basket the largest whose threshold is met by what the lines come to before coupons.
function bestBasketPromotion(
  quote: kernel.Kernel['quoteBasket'],
  bare: kernel.Basket,
  pricing: Pricing,
): BasketPromotion | undefined {
  const rules = pricing.promotions.filter((rule): rule is BasketPromotion => rule.kind === 'basket_percent');
  if (rules.length === 0) return undefined;
  const before = quote({ ...bare, coupons: [] });
  if (before.kind === 'refused') return undefined;
  const spend = Number(before.totals.gross - before.totals.discount);
  const met = rules.filter((rule) => spend >= rule.min_spend);
  return met.reduce<BasketPromotion | undefined>(
    (best, rule) => (best && best.percent_e2 >= rule.percent_e2 ? best : rule),
    undefined,
  );
}

interface Rules {
  readonly sets: readonly SetPromotion[];
  readonly coupons: readonly Coupon[];
  readonly promotion: BasketPromotion | undefined;
}

function readQuoted({ basket, pricing }: PriceQuestion, quoted: kernel.Quoted, rules: Rules): Priced {
  const { totals } = quoted;
  return {
    lines: quoted.lines.flatMap((line, at) => {
      const own = basket.lines[at];
      if (!own) return [];
      return {
        key: own.key,
        product: own.product,
        quantity_milli: own.quantity_milli,
        gross: Number(line.gross),
        discounts: line.shares.map((share) => ({ rule: ruleText(share, rules), amount: Number(share.amount) })),
        discount: Number(line.discount),
        amount: Number(line.amount),
        net: Number(line.net),
        tax: Number(line.tax),
        total: Number(line.total),
      };
    }),
    taxes: pricing.tax_classes.flatMap(({ code, rate_ppm }, at) => {
      const tax = quoted.taxes[at];
      const used = tax && (tax.net !== 0n || tax.tax !== 0n);
      return used ? [{ tax_class: code, rate_ppm, net: Number(tax.net), tax: Number(tax.tax) }] : [];
    }),
    coupons: rules.coupons.map((coupon, at) => ({
      coupon,
      use: quoted.coupons[at]?.use ?? 'nothing_left',
      amount: Number(quoted.coupons[at]?.amount ?? 0n),
    })),
    goods: Number(totals.gross),
    discount: Number(totals.discount),
    net: Number(totals.net),
    tax: Number(totals.taxInside + totals.taxOutside),
    rounding: Number(totals.rounding),
    total: Number(totals.total),
  };
}

function ruleText(share: kernel.Share, { sets, coupons, promotion }: Rules): string {
  switch (share.rule) {
    case 'member_price':
      return 'member';
    case 'promotion':
      return `promotion:${sets[share.ruleIndex]?.id}`;
    case 'line_discount':
      return 'line';
    case 'basket_discount':
      return promotion ? `promotion:${promotion.id}` : 'basket';
    case 'coupon':
      return `coupon:${coupons[share.ruleIndex]?.id}`;
  }
}
