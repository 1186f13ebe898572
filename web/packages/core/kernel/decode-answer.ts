import type {
  CouponUse,
  Missing,
  Quoted,
  QuotedCoupon,
  QuotedLine,
  QuotedPromotion,
  QuotedTax,
  QuoteRefusal,
  QuoteRefusalCode,
  Rule,
  Share,
  Totals,
} from './types.ts';

// Each list is indexed by the number that crosses the wire.
const codes: readonly (QuoteRefusalCode | '')[] = [
  '',
  'malformed',
  'too_many_lines',
  'too_many_rules',
  'quantity_zero',
  'price_negative',
  'amount_too_large',
  'unknown_tax_class',
  'bad_rate',
  'bad_discount',
  '',
  'bad_promotion',
  'bad_coupon',
  'bad_rounding',
  'unknown_line',
];
const subjects: readonly QuoteRefusal['subject'][] = ['basket', 'line', 'tax_class', 'promotion', 'coupon'];
const fields: readonly string[] = [
  '',
  'unit_price',
  'member_price',
  'quantity_milli',
  'tax_class',
  'promotion',
  'discount',
  'rate_micro',
  'count',
  'free',
  'spend_min',
  'sku_scope',
  'cash_rounding',
  'lines',
  'tax_classes',
  'promotions',
  'coupons',
  'mode',
  'kind',
  'value',
  'steps',
  'parts',
  'stacking',
  'priority',
];
const rules: readonly (Rule | '')[] = ['', 'member_price', 'promotion', 'line_discount', 'basket_discount', 'coupon'];
const uses: readonly CouponUse[] = [
  'used',
  'no_matching_line',
  'below_spend_min',
  'nothing_left',
  'not_with_coupons',
  'not_with_promotions',
];
const lacks: readonly Missing[] = ['nothing', 'units', 'spend', 'lines_taken'];

/** Reads the answer form of src/quote/include/zg/quote_wire.h. */
export function decodeAnswer(words: BigInt64Array): Quoted | QuoteRefusal {
  const next = reader(words);
  if (next() !== 2n || next() !== BigInt(words.length)) throw new Error('the quote kernel speaks another version');
  const code = next();
  if (code !== 0n) return readRefusal(code, next);

  const totals = readTotals(next);
  const [taxCount, promotionCount, couponCount] = [next(), next(), next()];
  const [lineCount, shareCount] = [next(), next()];
  const taxes = times(taxCount, (): QuotedTax => ({ amount: next(), net: next(), tax: next() }));
  const promotions = times(promotionCount, () => readPromotion(next));
  const coupons = times(couponCount, (): QuotedCoupon => ({ use: known(uses, next()), amount: next() }));
  const bare = times(lineCount, () => ({ line: readLine(next), shareCount: next() }));
  const lines = bare.map(
    ({ line, shareCount: own }): QuotedLine => ({ ...line, shares: times(own, () => readShare(next)) }),
  );
  const shared = lines.reduce((sum, line) => sum + line.shares.length, 0);
  if (BigInt(shared) !== shareCount) throw new Error('the quote kernel answered with other shares than it announced');
  return { kind: 'quoted', totals, lines, taxes, promotions, coupons };
}

type Next = () => bigint;

function reader(words: BigInt64Array): Next {
  let at = 0;
  return () => {
    const word = words[at++];
    if (word === undefined) throw new Error('the quote kernel answered too little');
    return word;
  };
}

function times<T>(count: bigint, make: () => T): readonly T[] {
  return Array.from({ length: Number(count) }, make);
}

function known<T extends string>(names: readonly (T | '')[], number: bigint): T {
  const name = names[Number(number)];
  if (!name) throw new Error(`the quote kernel answered ${number}, which has no name here`);
  return name;
}

function readRefusal(code: bigint, next: Next): QuoteRefusal {
  const subject = known(subjects, next());
  const index = Number(next());
  return { kind: 'refused', code: known(codes, code), subject, index, field: fields[Number(next())] ?? '' };
}

function readTotals(next: Next): Totals {
  return {
    gross: next(),
    discount: next(),
    net: next(),
    taxInside: next(),
    taxOutside: next(),
    rounding: next(),
    total: next(),
  };
}

function readPromotion(next: Next): QuotedPromotion {
  return { amount: next(), missing: known(lacks, next()), missingCount: next(), missingPart: Number(next()) };
}

function readLine(next: Next): Omit<QuotedLine, 'shares'> {
  return { gross: next(), discount: next(), amount: next(), net: next(), tax: next(), total: next() };
}

function readShare(next: Next): Share {
  return { rule: known(rules, next()), ruleIndex: Number(next()), amount: next() };
}
