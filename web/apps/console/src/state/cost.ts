import { formatAmount, parseAmount } from '#i18n/format.ts';

// A cost has four decimals more than an amount.
const more_digits = 4;

// 8.50 is shown as such and 0.0123 in full: decimals beyond the currency's are dropped when they are zero.
export function formatCost(e4: number, digits: number): string {
  const whole = formatAmount(e4, digits + more_digits);
  const extra = whole.slice(-more_digits).replace(/0+$/, '');
  const kept = whole.slice(0, -more_digits) + extra;
  return kept.endsWith('.') ? kept.slice(0, -1) : kept;
}

export function parseCost(text: string, digits: number): number | null {
  return parseAmount(text, digits + more_digits);
}
