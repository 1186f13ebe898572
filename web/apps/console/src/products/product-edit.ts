import type { GoodsRow } from '#wire/goods.ts';

// What somebody has written over a product and not saved yet.
export type Edit = Partial<GoodsRow>;

// Fields that are left empty go before it is sent, so that the server counts barcodes as the form does.
export function withoutBlanks(edit: Edit): Edit {
  if (!edit.barcodes) return edit;
  return { ...edit, barcodes: edit.barcodes.map((text) => text.trim()).filter(Boolean) };
}

// The server has given the product one more.
export function withBarcode(edit: Edit, barcode: string): Edit {
  return edit.barcodes ? { ...edit, barcodes: [...edit.barcodes, barcode] } : edit;
}

// What was typed while `sent` was on its way.
export function unsaved(edit: Edit, sent: Edit): Edit {
  return Object.fromEntries(Object.entries(edit).filter(([key, value]) => value !== sent[key as keyof GoodsRow]));
}
