// Shelves and what moved on them. Quantities are milli of the product's unit, costs 1/10,000 of a minor unit; a cost that is not
// known, or that is not for everybody, is absent or null.
import type { Answered, Described, Fits } from './agree.ts';

export type StockRow = Described<'StockRow'>;
// All shelves as columns.
export type StockGrid = Answered<'StockGrid'>;

export type Movement = Described<'MovementRow'>;
export type MovementKind = Movement['kind'];
export type MovementPage = Described<'MovementPage'>;

export const adjustReasons = ['count', 'damaged', 'expired', 'lost', 'found', 'other'] as const;
export type AdjustReason = (typeof adjustReasons)[number];

export type StockChanged = Pick<Described<'inventory.Document'>, 'id' | 'lines'>;

type ReasonTaken = Described<'flows.AdjustStock'>['reason'];
export type CheckedStock = [Fits<ReasonTaken, AdjustReason>, Fits<AdjustReason, ReasonTaken>];
