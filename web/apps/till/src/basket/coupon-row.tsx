import { type Currency, formatAmount, formatMoney } from '#i18n/format.ts';
import { useLanguage } from '#i18n/messages.ts';
import { nameIn } from '#i18n/names.ts';
import { Icon } from '#ui/icon.tsx';
import { useStrings } from '../strings/strings.ts';
import type { PricedCoupon } from './price.ts';

export interface CouponRowProps {
  readonly priced: PricedCoupon;
  readonly currency: Currency;
  readonly onRemove: () => void;
}

export function CouponRow({ priced: { coupon, use, amount }, currency, onRemove }: CouponRowProps) {
  const { coupon: texts } = useStrings();
  const language = useLanguage();
  const result = () => {
    switch (use) {
      case 'used':
        return formatAmount(-amount, currency.digits);
      case 'below_spend_min':
        return texts.below_spend_min(formatMoney(coupon.min_spend, currency));
      case 'no_matching_line':
      case 'nothing_left':
      case 'not_with_coupons':
      case 'not_with_promotions':
      case 'not_now':
      case 'members_only':
        return texts[use];
    }
  };
  return (
    <p className={use === 'used' ? 'coupon' : 'coupon coupon-idle'}>
      <Icon name="ticket" size={18} />
      <span className="coupon-name">{nameIn(coupon.names, language)}</span>
      <span className="figure">{result()}</span>
      <button type="button" aria-label={texts.remove(coupon.code)} onClick={onRemove}>
        <Icon name="close" size={18} />
      </button>
    </p>
  );
}
