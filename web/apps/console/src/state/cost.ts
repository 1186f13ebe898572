import { formatAmount, parseAmount } from '#i18n/format.ts';

// A cost has four decimals more than an amount.
const more_digits = 4;

const shown_step_e4 = 100;

// 8.50 is shown as such and an average of 17.057692 as 17.0577: two decimals more than the currency has, when they are not
// zero.
export function formatCost(e4: number, digits: number): string {
  const whole = formatAmount(Math.round(e4 / shown_step_e4) * shown_step_e4, digits + more_digits);
  const extra = whole.slice(-more_digits).replace(/0+$/, '');
  const kept = whole.slice(0, -more_digits) + extra;
  return kept.endsWith('.') ? kept.slice(0, -1) : kept;
}

export function parseCost(text: string, digits: number): number | null {
  return parseAmount(text, digits + more_digits);
}
