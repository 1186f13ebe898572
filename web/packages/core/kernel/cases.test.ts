// The written cases of spec/cases against the WebAssembly build, through the till's binding. src/quote/cases_test.cpp runs the
// same files against the native build.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { testKernel } from './test-kernel.ts';
import type { Basket, CashRounding, Discount, Part, Promotion, Quoted, TaxMode } from './types.ts';

interface WrittenDiscount {
  readonly amount?: number;
  readonly percent?: number;
}
// `lines` is short for one part with these lines, of `units` each.
interface WrittenPromotion extends Omit<Promotion, 'value' | 'steps' | 'parts'> {
  readonly value?: number;
  readonly steps?: readonly { readonly from: number; readonly discount: WrittenDiscount }[];
  readonly parts?: readonly Partial<Part>[];
  readonly units?: number;
  readonly lines?: readonly number[];
}
interface WrittenBasket {
  readonly has_member?: boolean;
  readonly cash_rounding?: { readonly increment: number; readonly rounding: CashRounding['rounding'] };
  readonly discount?: WrittenDiscount;
  readonly tax_classes?: readonly { readonly rate_micro: number; readonly mode: TaxMode }[];
  readonly promotions?: readonly WrittenPromotion[];
  readonly coupons?: readonly {
    readonly discount: WrittenDiscount;
    readonly spend_min?: number;
    readonly sku_scope?: readonly string[];
    readonly with_promotions?: boolean;
    readonly with_coupons?: boolean;
  }[];
  readonly lines: readonly {
    readonly sku: string;
    readonly unit_price: number;
    readonly member_price?: number;
    readonly quantity_milli?: number;
    readonly tax_class?: number;
    readonly discount?: WrittenDiscount;
  }[];
}
type WrittenItem = Readonly<Record<string, unknown>>;
interface WrittenCase {
  readonly name: string;
  readonly basket: WrittenBasket;
  readonly expect: {
    readonly refused?: string;
    readonly field?: string;
    readonly totals?: WrittenItem;
    readonly lines?: readonly WrittenItem[];
    readonly taxes?: readonly WrittenItem[];
    readonly promotions?: readonly WrittenItem[];
    readonly coupons?: readonly WrittenItem[];
  };
}

const kernel = await testKernel();
const cases = new URL('../../../../spec/cases/', import.meta.url);
const topics = ['price', 'tax', 'rounding', 'promotion'];

for (const topic of topics) {
  for (const file of readdirSync(new URL(`${topic}/`, cases)).filter((name) => name.endsWith('.json'))) {
    const written: readonly WrittenCase[] = JSON.parse(readFileSync(new URL(`${topic}/${file}`, cases), 'utf8'));
    describe(`${topic}/${file}`, () => {
      test.each(written)('$name', (one) => {
        const answer = kernel.quoteBasket(basketFrom(one.basket));
        if (answer.kind === 'refused') {
          const place = answer.subject === 'basket' ? '' : `${plural(answer.subject)}[${answer.index}]`;
          const field = [place, answer.field].filter(Boolean).join('.');
          expect({ refused: answer.code, field }).toEqual(one.expect);
        } else {
          expectQuoted(answer, one.expect);
        }
      });
    });
  }
}

function plural(subject: string): string {
  return subject === 'tax_class' ? 'tax_classes' : `${subject}s`;
}

function basketFrom(written: WrittenBasket): Basket {
  return {
    hasMember: written.has_member ?? false,
    ...(written.cash_rounding && {
      cashRounding: { increment: BigInt(written.cash_rounding.increment), rounding: written.cash_rounding.rounding },
    }),
    ...discountFrom(written.discount),
    taxClasses: (written.tax_classes ?? [{ rate_micro: 0, mode: 'inside' }]).map((tax) => ({
      rateMicro: tax.rate_micro,
      mode: tax.mode,
    })),
    promotions: (written.promotions ?? []).map(promotionFrom),
    coupons: (written.coupons ?? []).map((coupon) => ({
      discount: someDiscount(coupon.discount),
      spendMin: BigInt(coupon.spend_min ?? 0),
      skuScope: coupon.sku_scope ?? [],
      withPromotions: coupon.with_promotions ?? true,
      withCoupons: coupon.with_coupons ?? true,
    })),
    lines: written.lines.map((line) => ({
      sku: line.sku,
      unitPrice: BigInt(line.unit_price),
      ...(line.member_price === undefined ? {} : { memberPrice: BigInt(line.member_price) }),
      quantityMilli: BigInt(line.quantity_milli ?? 1000),
      taxClass: line.tax_class ?? 0,
      ...discountFrom(line.discount),
    })),
  };
}

function promotionFrom({ value, steps, parts, units, lines, ...same }: WrittenPromotion): Promotion {
  const written = parts ?? [{ count: units ?? 1, lines: lines ?? [] }];
  return {
    ...same,
    value: BigInt(value ?? 0),
    steps: (steps ?? []).map((step) => ({ from: BigInt(step.from), discount: someDiscount(step.discount) })),
    parts: written.map((part) => ({ count: part.count ?? 1, lines: part.lines ?? [] })),
  };
}

function discountFrom(written: WrittenDiscount | undefined): { readonly discount?: Discount } {
  return written ? { discount: someDiscount(written) } : {};
}

function someDiscount({ amount, percent }: WrittenDiscount): Discount {
  if (amount !== undefined) return { kind: 'amount', minor: BigInt(amount) };
  return { kind: 'percent', tenThousandths: percent ?? 0 };
}

function expectQuoted(quoted: Quoted, expected: WrittenCase['expect']): void {
  const { totals } = quoted;
  const zero = { gross: 0, discount: 0, net: 0, tax_inside: 0, tax_outside: 0, rounding: 0, total: 0 };
  expect(
    plain({
      gross: totals.gross,
      discount: totals.discount,
      net: totals.net,
      tax_inside: totals.taxInside,
      tax_outside: totals.taxOutside,
      rounding: totals.rounding,
      total: totals.total,
    }),
  ).toEqual({ ...zero, ...expected.totals });
  const lines = quoted.lines.map((line) => ({
    ...line,
    shares: line.shares.map((share) => [share.rule, share.ruleIndex, share.amount]),
  }));
  expectList(lines, expected.lines);
  expectList(quoted.taxes, expected.taxes);
  const promotions = quoted.promotions.map(({ missingCount, missingPart, ...rest }) => ({
    ...rest,
    missing_count: missingCount,
    missing_part: missingPart,
  }));
  expectList(promotions, expected.promotions);
  expectList(quoted.coupons, expected.coupons);
}

// Every key that the case writes must be there; what it leaves out it does not care about.
function expectList(actual: readonly object[], written: readonly WrittenItem[] | undefined): void {
  if (!written) return;
  expect(actual).toHaveLength(written.length);
  written.forEach((item, index) => {
    for (const [key, value] of Object.entries(item)) expect(plain(actual[index])).toHaveProperty(key, value);
  });
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? Number(part) : part)));
}
