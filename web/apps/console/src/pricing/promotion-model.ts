import { formatAmount, formatPercent, formatQuantity, parseAmount } from '#i18n/format.ts';
import { type Names, writtenNames } from '#i18n/names.ts';
import type { Promotion, PromotionKind, Stacking } from '#wire/pricing.ts';
import type { PricingStrings } from '../strings/pricing/strings.ts';
import type { Goods } from './goods-picker.tsx';
import { anywhere, type ReachForm, reachBody, reachForm } from './reach-model.ts';

// A promotion as its form holds it: numbers as people write them.
export interface PromotionForm {
  readonly id: string;
  readonly names: Names;
  readonly kind: PromotionKind;
  readonly buy: string;
  readonly free: string;
  readonly percent: string;
  readonly amount: string;
  readonly min_spend: string;
  readonly goods: Goods;
  readonly parts: readonly PartForm[];
  readonly measure: Promotion['measure'];
  readonly repeats: boolean;
  readonly steps: readonly StepForm[];
  readonly priority: string;
  readonly stacking: Stacking;
  readonly reach: ReachForm;
}
export interface PartForm {
  readonly count: string;
  readonly goods: Goods;
}
export interface StepForm {
  readonly from: string;
  // "10" is an amount, "10%" a percentage.
  readonly off: string;
}

const no_goods: Goods = { skus: [], categories: [] };
const percent_digits = 2;
const milli_digits = 3;

export function emptyPromotion(id: string): PromotionForm {
  return {
    id,
    names: {},
    kind: 'percent',
    buy: '3',
    free: '1',
    percent: '',
    amount: '',
    min_spend: '0',
    goods: no_goods,
    parts: [
      { count: '1', goods: no_goods },
      { count: '1', goods: no_goods },
    ],
    measure: 'spend',
    repeats: false,
    steps: [{ from: '', off: '' }],
    priority: '0',
    stacking: 'one_per_line',
    reach: anywhere,
  };
}

const plainAmount = (minor: number, digits: number) => formatAmount(minor, digits).replaceAll(',', '');
const plainPercent = (e2: number) => formatPercent(e2).replace('%', '');

export function promotionForm(promotion: Promotion, digits: number): PromotionForm {
  const { kind, measure } = promotion;
  const amountText = (minor: number) => (minor > 0 ? plainAmount(minor, digits) : '');
  return {
    ...emptyPromotion(promotion.id),
    names: promotion.names,
    kind,
    buy: String(promotion.buy || 3),
    free: String(promotion.free || 1),
    percent: promotion.percent_e2 > 0 ? plainPercent(promotion.percent_e2) : '',
    amount:
      kind === 'n_for' || kind === 'bundle' ? plainAmount(promotion.amount, digits) : amountText(promotion.amount),
    min_spend: plainAmount(promotion.min_spend, digits),
    goods: { skus: promotion.skus, categories: promotion.categories },
    parts: promotion.parts.map(({ count, skus, categories }) => ({
      count: String(count),
      goods: { skus, categories },
    })),
    measure,
    repeats: promotion.repeats,
    steps: promotion.steps.map(({ from, amount, percent_e2 }) => ({
      from: measure === 'spend' ? plainAmount(from, digits) : formatQuantity(from).replaceAll(',', ''),
      off: percent_e2 > 0 ? formatPercent(percent_e2) : plainAmount(amount, digits),
    })),
    priority: String(promotion.priority),
    stacking: promotion.stacking,
    reach: reachForm(promotion.reach),
  };
}

function stepBody({ from, off }: StepForm, measure: PromotionForm['measure'], digits: number) {
  const is_percent = off.trim().endsWith('%');
  const value = parseAmount(off.replace('%', ''), is_percent ? percent_digits : digits);
  const reached = parseAmount(from, measure === 'spend' ? digits : milli_digits);
  if (value === null || reached === null) return null;
  return { from: reached, amount: is_percent ? 0 : value, percent_e2: is_percent ? value : 0 };
}

// The body that the server takes, or the field whose number cannot be read.
export function promotionBody(form: PromotionForm, digits: number): Promotion | { readonly unreadable: string } {
  const { kind } = form;
  const uses = (...kinds: readonly PromotionKind[]) => kinds.includes(kind);
  const percent_e2 = uses('percent', 'basket_percent') ? parseAmount(form.percent, percent_digits) : 0;
  const amount = uses('amount', 'n_for', 'bundle') ? parseAmount(form.amount, digits) : 0;
  const buy = uses('buy_n_get_m', 'n_for') ? parseAmount(form.buy, 0) : 0;
  const free = uses('buy_n_get_m') ? parseAmount(form.free, 0) : 0;
  const min_spend = uses('basket_percent') ? parseAmount(form.min_spend, digits) : 0;
  const priority = /^-?\d{1,4}$/.test(form.priority.trim()) ? Number(form.priority) : null;
  const steps = uses('tiered') ? form.steps.map((step) => stepBody(step, form.measure, digits)) : [];
  const parts = uses('bundle')
    ? form.parts.map(({ count, goods }) => ({ count: parseAmount(count, 0), ...goods }))
    : [];
  const numbers = { percent_e2, amount, buy, free, min_spend, priority };
  const unreadable = Object.entries(numbers).find(([, value]) => value === null)?.[0];
  if (unreadable) return { unreadable };
  if (steps.includes(null)) return { unreadable: 'steps' };
  if (parts.some(({ count }) => count === null)) return { unreadable: 'parts' };
  return {
    ...numbers,
    id: form.id,
    names: writtenNames(form.names),
    kind,
    skus: uses('bundle') ? [] : form.goods.skus,
    categories: uses('bundle') ? [] : form.goods.categories,
    parts,
    measure: form.measure,
    repeats: uses('tiered') && form.repeats,
    steps,
    stacking: form.stacking,
    reach: reachBody(form.reach),
  } as Promotion;
}

export interface Amounts {
  readonly money: (minor: number) => string;
  readonly quantity: (milli: number) => string;
}

// What it gives, in a few words.
export function givesText(promotion: Promotion, texts: PricingStrings, { money, quantity }: Amounts): string {
  const { buy, free, amount, percent_e2 } = promotion;
  switch (promotion.kind) {
    case 'percent':
      return texts.givesPercent(formatPercent(percent_e2));
    case 'amount':
      return texts.givesAmount(money(amount));
    case 'n_for':
      return texts.givesNFor(String(buy), money(amount));
    case 'buy_n_get_m':
      return texts.givesSet(String(buy), String(free));
    case 'bundle':
      return texts.givesBundle(String(promotion.parts.reduce((sum, { count }) => sum + count, 0)), money(amount));
    case 'basket_percent':
      return texts.givesStep(money(promotion.min_spend), formatPercent(percent_e2));
    case 'tiered':
      return promotion.steps
        .map((step) =>
          texts.givesStep(
            promotion.measure === 'spend' ? money(step.from) : quantity(step.from),
            step.percent_e2 > 0 ? formatPercent(step.percent_e2) : money(step.amount),
          ),
        )
        .join(' · ');
  }
}
