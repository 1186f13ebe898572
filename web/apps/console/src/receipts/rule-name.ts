import type { Names } from '#i18n/names.ts';
import type { ReceiptStrings } from '../strings/receipts.ts';

// "promotion:<id>" and the like in plain words; what nobody knows any more keeps the name of its kind.
export function ruleName(
  rule: string,
  known: ReadonlyMap<string, Names> | undefined,
  texts: ReceiptStrings['rules'],
  nameOf: (names: Names) => string,
): string {
  const [kind = ''] = rule.split(':');
  switch (kind) {
    case 'member':
    case 'line':
    case 'basket':
      return texts[kind];
    default: {
      const names = known?.get(rule);
      return names ? nameOf(names) : kind === 'coupon' ? texts.coupon : texts.promotion;
    }
  }
}
