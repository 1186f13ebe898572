import { parseAmount } from '#i18n/format.ts';
import type { ReceiptSearch, StoreSearch } from './filters.ts';

// The list of receipts as the server is asked for it: amounts in minor units. The open receipt is no filter.
export function receiptQueryOf({ receipt: _, least, most, ...rest }: StoreSearch & ReceiptSearch, digits: number) {
  const minor = (text: string | undefined) => (text ? (parseAmount(text, digits) ?? undefined) : undefined);
  return { ...rest, total_min: minor(least), total_max: minor(most) };
}
