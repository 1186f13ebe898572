import type { Language } from '#i18n/language.ts';
import { nameIn } from '#i18n/names.ts';
import type { Pricing } from '#wire/types.ts';
import type { TillStrings } from '../strings/strings.ts';

// "promotion:<id>" and the like, as a customer reads it.
export function ruleName(rule: string, pricing: Pricing, texts: TillStrings['rules'], language: Language): string {
  const [kind = '', id = ''] = rule.split(':');
  switch (kind) {
    case 'member':
    case 'line':
    case 'basket':
      return texts[kind];
    case 'coupon': {
      const coupon = pricing.coupons.find((known) => known.id === id);
      return coupon ? nameIn(coupon.names, language) : texts.coupon;
    }
    default: {
      const promotion = pricing.promotions.find((known) => known.id === id);
      return promotion ? nameIn(promotion.names, language) : texts.promotion;
    }
  }
}
