import type { GoodsRow } from '#wire/goods.ts';

// All that people edit of a product, as the server takes it: what is left out is taken away.
export function productBody(row: GoodsRow, changed: Partial<GoodsRow>): Readonly<Record<string, unknown>> {
  const all = { ...row, ...changed };
  const { id, version, names, barcodes, category, unit, tax_class, active, family, options, ingredients } = all;
  return {
    id,
    version,
    names,
    barcodes,
    unit,
    tax_class,
    active,
    options,
    ingredients,
    ...(category ? { category } : {}),
    ...(family ? { family } : {}),
  };
}
