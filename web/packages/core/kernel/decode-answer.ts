import type {
  CouponUse,
  Quoted,
  QuotedCoupon,
  QuotedLine,
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
  'unknown_promotion',
  'bad_promotion',
  'bad_coupon',
  'bad_rounding',
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
  'paid',
  'free',
  'spend_min',
  'sku_scope',
  'cash_rounding',
  'lines',
  'tax_classes',
  'promotions',
  'coupons',
  'mode',
];
const rules: readonly (Rule | '')[] = ['', 'member_price', 'promotion', 'line_discount', 'basket_discount', 'coupon'];
const uses: readonly CouponUse[] = ['used', 'no_matching_line', 'below_spend_min', 'nothing_left'];

/** Reads the answer form of src/quote/include/zg/quote_wire.h. */
export function decodeAnswer(words: BigInt64Array): Quoted | QuoteRefusal {
  const next = reader(words);
  if (next() !== 1n || next() !== BigInt(words.length)) throw new Error('the quote kernel speaks another version');
  const code = next();
  if (code !== 0n) return readRefusal(code, next);

  const totals = readTotals(next);
  const [taxCount, couponCount, lineCount, shareCount] = [next(), next(), next(), next()];
  const taxes = times(taxCount, (): QuotedTax => ({ amount: next(), net: next(), tax: next() }));
  const coupons = times(couponCount, (): QuotedCoupon => ({ use: known(uses, next()), amount: next() }));
  const bare = times(lineCount, () => ({ line: readLine(next), shareCount: next() }));
  const lines = bare.map(
    ({ line, shareCount: own }): QuotedLine => ({ ...line, shares: times(own, () => readShare(next)) }),
  );
  const shared = lines.reduce((sum, line) => sum + line.shares.length, 0);
  if (BigInt(shared) !== shareCount) throw new Error('the quote kernel answered with other shares than it announced');
  return { kind: 'quoted', totals, lines, taxes, coupons };
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

function readLine(next: Next): Omit<QuotedLine, 'shares'> {
  return { gross: next(), discount: next(), amount: next(), net: next(), tax: next(), total: next() };
}

function readShare(next: Next): Share {
  return { rule: known(rules, next()), ruleIndex: Number(next()), amount: next() };
}
