import { code128 } from './code128.ts';
import { ean } from './ean.ts';

// One label after the other on a roll, or a sheet of them. Millimetres throughout.
export interface LabelSize {
  readonly name: string;
  readonly width_mm: number;
  readonly height_mm: number;
  readonly columns: number;
  readonly rows: number;
  // Of the first label on its page.
  readonly left_mm: number;
  readonly top_mm: number;
}

const onRoll = <Name extends string>(name: Name, width_mm: number, height_mm: number) => ({
  name,
  width_mm,
  height_mm,
  columns: 1,
  rows: 1,
  left_mm: 0,
  top_mm: 0,
});

export const labelSizes = [
  onRoll('40x30', 40, 30),
  onRoll('50x30', 50, 30),
  onRoll('60x40', 60, 40),
  { name: 'a4-3x8', width_mm: 70, height_mm: 37, columns: 3, rows: 8, left_mm: 0, top_mm: 0.5 },
] as const satisfies readonly LabelSize[];

// Labels page by page; on a sheet the first `skipped` places have been used before. Null: an empty place.
export function pagesOf<Label>(
  labels: readonly Label[],
  size: LabelSize,
  skipped: number,
): readonly (Label | null)[][] {
  const places = size.columns * size.rows;
  const all: (Label | null)[] = [...Array.from({ length: Math.min(skipped, places - 1) }, () => null), ...labels];
  const pages: (Label | null)[][] = [];
  for (let at = 0; at < all.length; at += places) pages.push(all.slice(at, at + places));
  return pages;
}

export interface Symbol {
  readonly widths: readonly number[];
  // Quiet modules before and behind it.
  readonly quiet: readonly [number, number];
  // What a bar of one module is wide in print.
  readonly module_mm: number;
  readonly text: string;
}

// Of a label's edge to what is printed on it, left and right.
const margin_mm = 2;
export const roomOf = ({ width_mm }: LabelSize) => width_mm - 2 * margin_mm;

const module_usual_mm = 0.33;
// Thinner bars cannot be told apart by the scanners that shops have.
export const module_least_mm = 0.19;

// The barcode as wide as it should be, or as the label allows; an EAN where the number is one, else Code 128.
export function symbolOf(text: string, room_mm: number): Symbol | null {
  const as_ean = ean(text);
  const widths = as_ean ?? code128(text);
  if (!widths) return null;
  const quiet = as_ean ? (text.length === 8 ? ([7, 7] as const) : ([11, 7] as const)) : ([10, 10] as const);
  const modules = widths.reduce((sum, width) => sum + width, 0) + quiet[0] + quiet[1];
  return { widths, quiet, module_mm: Math.min(module_usual_mm, room_mm / modules), text };
}
