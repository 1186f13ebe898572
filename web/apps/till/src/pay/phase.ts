import { type KeypadKey, type KeypadState, pressKey } from '#core/keypad.ts';
import { parseAmount } from '#i18n/format.ts';
import type { Receipt, TenderKind } from '#wire/types.ts';

// A sale is in exactly one of these. Nothing is printed or shown as sold before `done`, which comes after the journal has it.
export type SalePhase =
  | { readonly name: 'selling' }
  | { readonly name: 'paying'; readonly tender: TenderKind; readonly received: KeypadState }
  | { readonly name: 'keeping'; readonly tender: TenderKind; readonly received: KeypadState }
  | { readonly name: 'not_kept' }
  | { readonly name: 'done'; readonly receipt: Receipt };

export const selling: SalePhase = { name: 'selling' };
const nothing_received: KeypadState = { text: '', fresh: false };

export function startPaying(phase: SalePhase): SalePhase {
  return phase.name === 'selling' || phase.name === 'not_kept'
    ? { name: 'paying', tender: 'cash', received: nothing_received }
    : phase;
}

export function chooseTender(phase: SalePhase, tender: TenderKind): SalePhase {
  return phase.name === 'paying' ? { ...phase, tender, received: nothing_received } : phase;
}

export function keyReceived(phase: SalePhase, key: KeypadKey, digits: number): SalePhase {
  if (phase.name !== 'paying' || phase.tender !== 'cash') return phase;
  return { ...phase, received: pressKey(phase.received, key, { fraction_digits: digits, whole_digits_max: 8 }) };
}

export interface Tendered {
  readonly received: number;
  readonly change: number;
}

// Nothing keyed in means exactly the total; null when it is less than the total.
export function tendered(received: KeypadState, total: number, digits: number): Tendered | null {
  const minor = received.text === '' ? total : parseAmount(received.text, digits);
  return minor === null || minor < total ? null : { received: minor, change: minor - total };
}
