import type * as kernel from '#core/kernel/types.ts';
import type { Product, Promotion } from '#wire/types.ts';
import type { BasketLine } from './basket.ts';
import { type Customer, holdOf } from './reach.ts';

// The promotions of a basket: which of them hold here and now, and which lines each of them is about.

interface Goods {
  readonly skus: readonly string[];
  readonly categories: readonly string[];
}

type Match = (line: BasketLine) => boolean;

// A product's own category and those that it stands in: what is said of one is meant of all that lies below it.
export const categoriesOf = ({ category }: Product): readonly string[] =>
  category ? [category.id, ...category.above] : [];

function matchOf({ skus, categories }: Goods): Match {
  const named_skus = new Set(skus);
  const named_categories = new Set(categories);
  return ({ product }) =>
    named_skus.has(product.id) || categoriesOf(product).some((category) => named_categories.has(category));
}

const everything: Match = () => true;

// One match for each part, made once for each promotion that the till has loaded.
const matches = new WeakMap<Promotion, readonly Match[]>();

function matchesOf(promotion: Promotion): readonly Match[] {
  const known = matches.get(promotion);
  if (known) return known;
  const { kind, skus, categories, parts } = promotion;
  const is_open = skus.length === 0 && categories.length === 0;
  const made = kind === 'bundle' ? parts.map(matchOf) : [is_open ? everything : matchOf(promotion)];
  matches.set(promotion, made);
  return made;
}

export interface Offer {
  readonly promotion: Promotion;
  readonly kernel: kernel.Promotion;
}

export function offersFor(
  promotions: readonly Promotion[],
  lines: readonly BasketLine[],
  customer: Customer,
): readonly Offer[] {
  return promotions.flatMap((promotion) => {
    if (holdOf(promotion.reach, customer) !== 'none') return [];
    const parts = matchesOf(promotion).map((): number[] => []);
    lines.forEach((line, at) => {
      // A product in two parts counts for the first.
      const part = matchesOf(promotion).findIndex((match) => match(line));
      parts[part]?.push(at);
    });
    if (parts.every((part) => part.length === 0)) return [];
    return [{ promotion, kernel: { ...kernelRule(promotion), parts: partsOf(promotion, parts) } }];
  });
}

function partsOf(promotion: Promotion, lines: readonly (readonly number[])[]): readonly kernel.Part[] {
  const count = (part: number) => {
    if (promotion.kind === 'n_for') return promotion.buy;
    return promotion.kind === 'bundle' ? (promotion.parts[part]?.count ?? 1) : 1;
  };
  return lines.map((own, part) => ({ count: count(part), lines: own }));
}

function discountOf({ amount, percent_e2 }: { readonly amount: number; readonly percent_e2: number }): kernel.Discount {
  if (percent_e2 > 0) return { kind: 'percent', tenThousandths: percent_e2 };
  return { kind: 'amount', minor: BigInt(amount) };
}

function kernelRule(promotion: Promotion): Omit<kernel.Promotion, 'parts'> {
  const { priority, stacking, amount, percent_e2 } = promotion;
  const same = { priority, stacking };
  switch (promotion.kind) {
    case 'buy_n_get_m':
      return { ...same, kind: 'buy_n_get_m', count: promotion.buy, free: promotion.free };
    case 'basket_percent': {
      const step = { from: BigInt(promotion.min_spend), discount: discountOf({ amount: 0, percent_e2 }) };
      return { ...same, kind: 'tiered', measure: 'spend', steps: [step] };
    }
    case 'percent':
      return { ...same, kind: 'percent', value: BigInt(percent_e2) };
    case 'amount':
      return { ...same, kind: 'amount', value: BigInt(amount) };
    case 'n_for':
    case 'bundle':
      return { ...same, kind: 'bundle', value: BigInt(amount) };
    case 'tiered': {
      const { measure, repeats } = promotion;
      const steps = promotion.steps.map((step) => ({ from: BigInt(step.from), discount: discountOf(step) }));
      return { ...same, kind: 'tiered', measure, repeats, steps };
    }
  }
}
