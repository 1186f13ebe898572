// The basket as the till keeps it and what the kernel makes of it. Money is bigint minor units of one currency, quantities
// bigint milli (1.235 kg = 1235n). src/quote/include/zg/quote.h is the same model in C++ and says what each field promises.

export type TaxMode = 'inside' | 'outside';
/** rateMicro: 1/1,000,000, so 13 % is 130_000. */
export interface TaxClass {
  readonly rateMicro: number;
  readonly mode: TaxMode;
}

/** tenThousandths: 12.5 % is 1250. */
export type Discount =
  | { readonly kind: 'amount'; readonly minor: bigint }
  | { readonly kind: 'percent'; readonly tenThousandths: number };

export type PromotionKind = 'buy_n_get_m' | 'bundle' | 'percent' | 'amount' | 'tiered';
export type Stacking = 'one_per_line' | 'stacks' | 'exclusive';
export type Measure = 'quantity' | 'spend';
export interface Step {
  readonly from: bigint;
  readonly discount: Discount;
}
/** lines: indexes into the basket's, rising. */
export interface Part {
  readonly count: number;
  readonly lines: readonly number[];
}

/** A promotion that is in force for this basket; quote.h says what each kind gives. Left out: 1, 0 or false. */
export interface Promotion {
  readonly kind: PromotionKind;
  readonly priority?: number;
  readonly stacking?: Stacking;
  readonly count?: number;
  readonly free?: number;
  readonly value?: bigint;
  readonly measure?: Measure;
  readonly repeats?: boolean;
  readonly steps?: readonly Step[];
  readonly parts: readonly Part[];
}

/** skuScope absent or empty: every line. */
export interface Coupon {
  readonly discount: Discount;
  readonly spendMin?: bigint;
  readonly skuScope?: readonly string[];
  /** Left out: true. */
  readonly withPromotions?: boolean;
  readonly withCoupons?: boolean;
}

/** taxClass is an index into the basket's list. */
export interface Line {
  readonly sku: string;
  readonly unitPrice: bigint;
  readonly memberPrice?: bigint;
  readonly quantityMilli: bigint;
  readonly taxClass: number;
  readonly discount?: Discount;
}

export type RoundingMode = 'half_up' | 'half_even' | 'down' | 'up';
export interface CashRounding {
  readonly increment: bigint;
  readonly rounding: RoundingMode;
}

export interface Basket {
  readonly hasMember: boolean;
  readonly cashRounding?: CashRounding;
  readonly discount?: Discount;
  readonly taxClasses: readonly TaxClass[];
  readonly promotions: readonly Promotion[];
  readonly coupons: readonly Coupon[];
  readonly lines: readonly Line[];
}

export type Rule = 'member_price' | 'promotion' | 'line_discount' | 'basket_discount' | 'coupon';
/** One line's exact part of one discount; ruleIndex names the promotion or coupon. */
export interface Share {
  readonly rule: Rule;
  readonly ruleIndex: number;
  readonly amount: bigint;
}

/** gross - discount = amount; net + tax = total. */
export interface QuotedLine {
  readonly gross: bigint;
  readonly discount: bigint;
  readonly amount: bigint;
  readonly net: bigint;
  readonly tax: bigint;
  readonly total: bigint;
  readonly shares: readonly Share[];
}

export interface QuotedTax {
  readonly amount: bigint;
  readonly net: bigint;
  readonly tax: bigint;
}

/** What a promotion came to, and what its next set or step lacks: milli of units, or minor units of spend. */
export type Missing = 'nothing' | 'units' | 'spend' | 'lines_taken';
export interface QuotedPromotion {
  readonly amount: bigint;
  readonly missing: Missing;
  readonly missingCount: bigint;
  readonly missingPart: number;
}

export type CouponUse =
  | 'used'
  | 'no_matching_line'
  | 'below_spend_min'
  | 'nothing_left'
  | 'not_with_coupons'
  | 'not_with_promotions';
export interface QuotedCoupon {
  readonly use: CouponUse;
  readonly amount: bigint;
}

/** gross - discount + taxOutside + rounding = total. */
export interface Totals {
  readonly gross: bigint;
  readonly discount: bigint;
  readonly net: bigint;
  readonly taxInside: bigint;
  readonly taxOutside: bigint;
  readonly rounding: bigint;
  readonly total: bigint;
}

export interface Quoted {
  readonly kind: 'quoted';
  readonly totals: Totals;
  readonly lines: readonly QuotedLine[];
  readonly taxes: readonly QuotedTax[];
  readonly promotions: readonly QuotedPromotion[];
  readonly coupons: readonly QuotedCoupon[];
}

export type QuoteRefusalCode =
  | 'malformed'
  | 'too_many_lines'
  | 'too_many_rules'
  | 'quantity_zero'
  | 'price_negative'
  | 'amount_too_large'
  | 'unknown_tax_class'
  | 'bad_rate'
  | 'bad_discount'
  | 'bad_promotion'
  | 'bad_coupon'
  | 'bad_rounding'
  | 'unknown_line';

/** subject and index say which line, tax class, promotion or coupon; field which of its fields. */
export interface QuoteRefusal {
  readonly kind: 'refused';
  readonly code: QuoteRefusalCode;
  readonly subject: 'basket' | 'line' | 'tax_class' | 'promotion' | 'coupon';
  readonly index: number;
  readonly field: string;
}

/** What was paid for a line and how much of it comes back: quantities in milli. */
export interface RefundOfLine {
  readonly paidMinor: bigint;
  readonly soldMilli: bigint;
  readonly beforeMilli: bigint;
  readonly nowMilli: bigint;
}

export interface Kernel {
  /** Prices the basket. Throws only when the kernel itself is broken, never for what is in the basket. */
  readonly quoteBasket: (basket: Basket) => Quoted | QuoteRefusal;
  /** What to give back; null when the quantities do not fit what was sold. */
  readonly refundShare: (line: RefundOfLine) => bigint | null;
  /** The flat form of src/quote/include/zg/quote_wire.h, in and out. */
  readonly quoteWords: (words: BigInt64Array) => BigInt64Array;
}
