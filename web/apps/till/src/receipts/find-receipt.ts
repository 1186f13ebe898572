import { type Client, withQuery } from '#wire/client.ts';
import type { Page, Receipt, ReceiptSummary } from '#wire/types.ts';
import type { RecentReceipt } from './recent.ts';

export interface ReceiptSources {
  readonly client: Client;
  readonly store: string;
  readonly recent: readonly RecentReceipt[];
}

// This till's own receipts first, then the server's. "12" is enough for a recent M01-T1-000012.
export async function findReceipt({ client, store, recent }: ReceiptSources, text: string): Promise<Receipt | null> {
  const wanted = text.trim().toUpperCase();
  const own = recent.find(
    ({ receipt }) => receipt.number === wanted || String(receipt.sequence) === wanted.replace(/^0+/, ''),
  );
  if (own) return own.receipt;
  const page = await client.request<Page<ReceiptSummary>>(
    withQuery('/v1/receipts', { store, number: wanted, limit: 1 }),
  );
  const id = page.kind === 'ok' ? page.value.items[0]?.id : undefined;
  if (!id) return null;
  const answer = await client.request<Receipt>(`/v1/receipts/${id}`);
  return answer.kind === 'ok' ? answer.value : null;
}
