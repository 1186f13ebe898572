// Shelves and what moved on them. Quantities are milli of the product's unit, costs 1/10,000 of a minor unit.
import type { Names } from '#i18n/names.ts';
import type { Unit } from './types.ts';

export interface StockRow {
  readonly sku: string;
  readonly code: string;
  readonly names: Names;
  readonly unit: Unit;
  readonly store: string;
  readonly location: string;
  readonly on_hand_milli: number;
  readonly held_milli: number;
  readonly available_milli: number;
  readonly cost_e4?: number | null;
}

export type MovementKind = 'sale' | 'refund' | 'goods_receipt' | 'adjustment' | 'opening';

export interface Movement {
  readonly sequence: number;
  readonly at: string;
  readonly document: string;
  readonly kind: MovementKind;
  readonly number?: string | null;
  readonly reason?: string | null;
  readonly quantity_milli: number;
  readonly on_hand_milli: number;
}

export interface MovementPage {
  readonly items: readonly Movement[];
  readonly next_before?: number | null;
}

export const adjustReasons = ['count', 'damaged', 'expired', 'lost', 'found', 'other'] as const;
export type AdjustReason = (typeof adjustReasons)[number];

export interface StockChanged {
  readonly id: string;
  readonly lines: readonly {
    readonly sku: string;
    readonly quantity_milli: number;
    readonly on_hand_milli: number;
    readonly cost_e4?: number | null;
  }[];
}
