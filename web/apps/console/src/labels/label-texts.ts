import { type Currency, formatMoney } from '#i18n/format.ts';
import { nameIn } from '#i18n/names.ts';
import type { LabelText } from '#paper/label.tsx';
import type { GoodsRow } from '#wire/goods.ts';
import type { LabelSettings } from './label-settings.ts';

// What the label of a product says. A second name that would say the same again is left out; what is not sold by the piece has its
// price for one unit of measure.
export function labelText(
  row: GoodsRow,
  settings: LabelSettings,
  currency: Currency,
  unitName: (unit: GoodsRow['unit']) => string,
): LabelText {
  const { first, second } = settings;
  const names = first ? [{ text: nameIn(row.names, first), lang: first as string }] : [];
  const other = second ? row.names[second] : undefined;
  if (second && other && other !== names[0]?.text) names.push({ text: other, lang: second });
  const has_price = settings.price && row.price !== null;
  return {
    names,
    price: has_price && row.price !== null ? formatMoney(row.price, currency) : null,
    per: has_price && row.unit !== 'each' ? `/ ${unitName(row.unit)}` : null,
    barcode: settings.barcode ? (row.barcodes[0] ?? row.code) : null,
  };
}
