import type {
  Basket,
  Coupon,
  Discount,
  Line,
  Measure,
  Promotion,
  PromotionKind,
  RoundingMode,
  Stacking,
  TaxMode,
} from './types.ts';

const wireVersion = 2n;
const none = -1n;
const roundingNumber = { half_up: 0n, half_even: 1n, down: 2n, up: 3n } satisfies Record<RoundingMode, bigint>;
const modeNumber = { inside: 0n, outside: 1n } satisfies Record<TaxMode, bigint>;

const kindNumber = {
  buy_n_get_m: 1n,
  bundle: 2n,
  percent: 3n,
  amount: 4n,
  tiered: 5n,
} satisfies Record<PromotionKind, bigint>;
const stackingNumber = { one_per_line: 0n, stacks: 1n, exclusive: 2n } satisfies Record<Stacking, bigint>;
const measureNumber = { quantity: 0n, spend: 1n } satisfies Record<Measure, bigint>;

/** The basket in the flat form of src/quote/include/zg/quote_wire.h. */
export function encodeBasket(basket: Basket): BigInt64Array {
  const skuNumber = skuNumbers(basket);
  const words: bigint[] = [
    wireVersion,
    0n,
    basket.hasMember ? 1n : 0n,
    basket.cashRounding?.increment ?? 0n,
    roundingNumber[basket.cashRounding?.rounding ?? 'half_up'],
    ...discountWords(basket.discount),
    BigInt(basket.taxClasses.length),
    BigInt(basket.promotions.length),
    BigInt(basket.coupons.length),
    BigInt(basket.lines.length),
  ];
  for (const tax of basket.taxClasses) words.push(BigInt(tax.rateMicro), modeNumber[tax.mode]);
  for (const promotion of basket.promotions) pushPromotion(words, promotion);
  for (const coupon of basket.coupons) pushCoupon(words, coupon, skuNumber);
  for (const line of basket.lines) pushLine(words, line, skuNumber);
  words[1] = BigInt(words.length);
  // A typed array would silently keep the lowest 64 bits.
  if (words.some((word) => BigInt.asIntN(64, word) !== word)) throw new RangeError('an amount leaves 64 bits');
  return BigInt64Array.from(words);
}

// The kernel only compares SKUs, so within one basket any numbering does.
function skuNumbers(basket: Basket): (sku: string) => bigint {
  const numbers = new Map<string, bigint>();
  for (const { sku } of basket.lines) if (!numbers.has(sku)) numbers.set(sku, BigInt(numbers.size));
  return (sku) => numbers.get(sku) ?? none;
}

function discountWords(discount: Discount | undefined): readonly [bigint, bigint] {
  if (!discount) return [0n, 0n];
  switch (discount.kind) {
    case 'amount':
      return [1n, discount.minor];
    case 'percent':
      return [2n, BigInt(discount.tenThousandths)];
  }
}

function flag(is_set: boolean): bigint {
  return is_set ? 1n : 0n;
}

function pushPromotion(words: bigint[], promotion: Promotion): void {
  const { steps = [], parts } = promotion;
  words.push(
    kindNumber[promotion.kind],
    BigInt(promotion.priority ?? 0),
    stackingNumber[promotion.stacking ?? 'one_per_line'],
    BigInt(promotion.count ?? 1),
    BigInt(promotion.free ?? 1),
    promotion.value ?? 0n,
    measureNumber[promotion.measure ?? 'quantity'],
    flag(promotion.repeats ?? false),
    BigInt(steps.length),
    BigInt(parts.length),
  );
  for (const step of steps) words.push(step.from, ...discountWords(step.discount));
  for (const part of parts) words.push(BigInt(part.count), BigInt(part.lines.length), ...part.lines.map(BigInt));
}

function pushCoupon(words: bigint[], coupon: Coupon, skuNumber: (sku: string) => bigint): void {
  const scope = coupon.skuScope ?? [];
  words.push(
    ...discountWords(coupon.discount),
    coupon.spendMin ?? 0n,
    flag(coupon.withPromotions ?? true),
    flag(coupon.withCoupons ?? true),
    BigInt(scope.length),
  );
  for (const sku of scope) words.push(skuNumber(sku));
}

function pushLine(words: bigint[], line: Line, skuNumber: (sku: string) => bigint): void {
  words.push(
    skuNumber(line.sku),
    line.unitPrice,
    line.memberPrice ?? none,
    line.quantityMilli,
    BigInt(line.taxClass),
    ...discountWords(line.discount),
  );
}
