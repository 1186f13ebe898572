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

type Share = Kernel['refundShare'];

// What the server will give back: each line's exact share of what was paid for it, and the same share of the cash rounding.
export function refundTotal(refundShare: Share, sale: Receipt, chosen: Chosen): number {
  const now = sale.lines.reduce(
    (sum, line, at) => sum + shareOf(refundShare, line, line.refunded_milli, chosen.get(at) ?? 0),
    0,
  );
  const before = sale.lines.reduce((sum, line) => sum + shareOf(refundShare, line, 0, line.refunded_milli), 0);
  const rounding = refundShare({
    paidMinor: BigInt(Math.abs(sale.rounding)),
    soldMilli: BigInt(sale.total - sale.rounding),
    beforeMilli: BigInt(before),
    nowMilli: BigInt(now),
  });
  return now + Math.sign(sale.rounding) * Number(rounding ?? 0n);
}

function shareOf(refundShare: Share, line: ReceiptLine, before_milli: number, now_milli: number): number {
  if (now_milli === 0) return 0;
  const share = refundShare({
    paidMinor: BigInt(line.total),
    soldMilli: BigInt(line.quantity_milli),
    beforeMilli: BigInt(before_milli),
    nowMilli: BigInt(now_milli),
  });
  return Number(share ?? 0n);
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
  // What was paid by card goes back to the card.
  const cash = sale.tenders.every((tender) => tender.kind === 'cash');
  return { id, receipt: sale.id, till, lines, ...(cash ? { tender: 'cash' } : {}), reason, restock };
}
