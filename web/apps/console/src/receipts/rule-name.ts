import type { Names } from '#i18n/names.ts';
import type { Pricing } from '#wire/types.ts';
import type { ReceiptStrings } from '../strings/receipts.ts';

// "promotion:<id>" and the like in plain words; what was deleted since keeps the name of its kind.
export function ruleName(
  rule: string,
  pricing: Pricing | undefined,
  texts: ReceiptStrings['rules'],
  nameOf: (names: Names) => string,
): string {
  const [kind = '', id = ''] = rule.split(':');
  switch (kind) {
    case 'member':
    case 'line':
    case 'basket':
      return texts[kind];
    case 'coupon': {
      const coupon = pricing?.coupons.find((known) => known.id === id);
      return coupon ? nameOf(coupon.names) : texts.coupon;
    }
    default: {
      const promotion = pricing?.promotions.find((known) => known.id === id);
      return promotion ? nameOf(promotion.names) : texts.promotion;
    }
  }
}
