import type { Kernel } from '#core/kernel/types.ts';
import type { Receipt, ReceiptLine, RefundReason, RefundRequest } from '#wire/types.ts';

// How much of each line comes back, by the line's place on the receipt.
export type Chosen = ReadonlyMap<number, number>;

export const reasons: readonly RefundReason[] = ['unwanted', 'damaged', 'wrong_item', 'other'];

export function refundable(line: ReceiptLine): number {
  return line.quantity_milli - line.refunded_milli;
}

export function everything(sale: Receipt): Chosen {
  return new Map(sale.lines.map((line, at) => [at, refundable(line)] as const).filter(([, milli]) => milli > 0));
}

export function choose(chosen: Chosen, sale: Receipt, at: number, quantity_milli: number): Chosen {
  const line = sale.lines[at];
  if (!line) return chosen;
  const next = new Map(chosen);
  const limited = Math.min(Math.max(quantity_milli, 0), refundable(line));
  if (limited === 0) next.delete(at);
  else next.set(at, limited);
  return next;
}

// What the server will give back: the line's exact share of what was paid.
export function refundTotal(refundShare: Kernel['refundShare'], sale: Receipt, chosen: Chosen): number {
  let total = 0;
  for (const [at, quantity_milli] of chosen) {
    const line = sale.lines[at];
    if (!line) continue;
    const share = refundShare({
      paidMinor: BigInt(line.total),
      soldMilli: BigInt(line.quantity_milli),
      beforeMilli: BigInt(line.refunded_milli),
      nowMilli: BigInt(quantity_milli),
    });
    total += Number(share ?? 0n);
  }
  return total;
}

export interface RefundFacts {
  readonly id: string;
  readonly sale: Receipt;
  readonly till: string;
  readonly chosen: Chosen;
  readonly reason: RefundReason;
  readonly restock: boolean;
}

export function refundRequest({ id, sale, till, chosen, reason, restock }: RefundFacts): RefundRequest {
  const lines = [...chosen].sort(([a], [b]) => a - b).map(([line, quantity_milli]) => ({ line, quantity_milli }));
  return { id, receipt: sale.id, till, lines, tender: 'cash', reason, restock };
}
