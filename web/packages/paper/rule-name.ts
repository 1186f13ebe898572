import type { Language } from '#i18n/language.ts';
import { type Names, nameIn } from '#i18n/names.ts';
import type { PaperTexts } from './strings.ts';

// By "promotion:<id>" and "coupon:<id>".
export type RuleNames = ReadonlyMap<string, Names>;

interface Named {
  readonly id: string;
  readonly names: Names;
}

export function ruleNames(pricing: { readonly promotions: readonly Named[]; readonly coupons: readonly Named[] }) {
  return new Map<string, Names>([
    ...pricing.promotions.map(({ id, names }) => [`promotion:${id}`, names] as const),
    ...pricing.coupons.map(({ id, names }) => [`coupon:${id}`, names] as const),
  ]);
}

// "promotion:<id>" and the like in plain words; what nobody knows any more keeps the name of its kind.
export function ruleName(
  rule: string,
  known: RuleNames | undefined,
  texts: PaperTexts['rules'],
  language: Language,
): string {
  const [kind = ''] = rule.split(':');
  switch (kind) {
    case 'member':
    case 'line':
    case 'basket':
      return texts[kind];
    default: {
      const names = known?.get(rule);
      return names ? nameIn(names, language) : kind === 'coupon' ? texts.coupon : texts.promotion;
    }
  }
}
