import { formatAmount, formatPercent, parseAmount } from '#i18n/format.ts';
import { type Names, writtenNames } from '#i18n/names.ts';
import type { CouponRow } from '#wire/pricing.ts';
import type { Goods } from './goods-picker.tsx';
import { anywhere, type ReachForm, reachBody, reachForm } from './reach-model.ts';

export interface CouponForm {
  readonly id: string;
  readonly code: string;
  readonly names: Names;
  // "10" is an amount, "10%" a percentage.
  readonly off: string;
  readonly min_spend: string;
  readonly uses: string;
  readonly uses_per_member: string;
  readonly goods: Goods;
  readonly with_promotions: boolean;
  readonly with_coupons: boolean;
  readonly reach: ReachForm;
}

const percent_digits = 2;

export function emptyCoupon(id: string): CouponForm {
  return {
    id,
    code: '',
    names: {},
    off: '',
    min_spend: '0',
    uses: '100',
    uses_per_member: '0',
    goods: { skus: [], categories: [] },
    with_promotions: true,
    with_coupons: true,
    reach: anywhere,
  };
}

export function couponForm({ coupon }: CouponRow, digits: number): CouponForm {
  const plain = (minor: number) => formatAmount(minor, digits).replaceAll(',', '');
  return {
    id: coupon.id,
    code: coupon.code,
    names: coupon.names,
    off: coupon.kind === 'percent' ? formatPercent(coupon.percent_e2) : plain(coupon.amount),
    min_spend: plain(coupon.min_spend),
    uses: String(coupon.uses),
    uses_per_member: String(coupon.uses_per_member),
    goods: { skus: coupon.skus ?? [], categories: coupon.categories },
    with_promotions: coupon.with_promotions,
    with_coupons: coupon.with_coupons,
    reach: reachForm(coupon.reach),
  };
}

// The body that the server takes, or the field whose number cannot be read.
export function couponBody(form: CouponForm, digits: number): object {
  const is_percent = form.off.trim().endsWith('%');
  const off = parseAmount(form.off.replace('%', ''), is_percent ? percent_digits : digits);
  const numbers = {
    min_spend: parseAmount(form.min_spend, digits),
    uses: parseAmount(form.uses, 0),
    uses_per_member: parseAmount(form.uses_per_member, 0),
  };
  if (off === null) return { unreadable: 'amount' };
  const unreadable = Object.entries(numbers).find(([, value]) => value === null)?.[0];
  if (unreadable) return { unreadable };
  const { skus, categories } = form.goods;
  return {
    ...numbers,
    id: form.id,
    code: form.code.trim(),
    names: writtenNames(form.names),
    kind: is_percent ? 'percent' : 'amount',
    amount: is_percent ? 0 : off,
    percent_e2: is_percent ? off : 0,
    skus: skus.length > 0 ? skus : null,
    categories,
    with_promotions: form.with_promotions,
    with_coupons: form.with_coupons,
    reach: reachBody(form.reach),
  };
}
