import { parseAmount } from '#i18n/format.ts';
import type { AdjustReason } from '#wire/stock.ts';

// What a person writes for a reason: a count says what is there, losses and finds how much, the rest a signed change.
export type Entry = 'counted' | 'gone' | 'came' | 'change';

const entries: Readonly<Record<AdjustReason, Entry>> = {
  count: 'counted',
  damaged: 'gone',
  expired: 'gone',
  lost: 'gone',
  found: 'came',
  other: 'change',
};

export function entryOf(reason: AdjustReason): Entry {
  return entries[reason];
}

const milli_digits = 3;

// "1.5" is 1500, "-2" and "−2" are -2000.
export function parseQuantity(text: string): number | null {
  const trimmed = text.trim().replace(/^\u2212/, '-');
  const milli = parseAmount(trimmed.replace(/^-/, ''), milli_digits);
  return milli === null ? null : trimmed.startsWith('-') ? -milli : milli;
}

export type Adjustment =
  | { readonly kind: 'change'; readonly quantity_milli: number }
  | { readonly kind: 'refused'; readonly why: 'badQuantity' | 'badChange' | 'sameCount' };

export function adjustmentOf(reason: AdjustReason, text: string, on_hand_milli: number): Adjustment {
  const written = parseQuantity(text);
  const entry = entryOf(reason);
  switch (entry) {
    case 'counted':
      if (written === null || written < 0) return { kind: 'refused', why: 'badQuantity' };
      if (written === on_hand_milli) return { kind: 'refused', why: 'sameCount' };
      return { kind: 'change', quantity_milli: written - on_hand_milli };
    case 'gone':
    case 'came':
      if (written === null || written <= 0) return { kind: 'refused', why: 'badQuantity' };
      return { kind: 'change', quantity_milli: entry === 'gone' ? -written : written };
    case 'change':
      if (written === null || written === 0) return { kind: 'refused', why: 'badChange' };
      return { kind: 'change', quantity_milli: written };
  }
}
