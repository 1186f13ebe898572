import type { Currency } from '#i18n/format.ts';
import type { Tail } from '#sync/database.ts';
import type { SaleDraft } from '#sync/journal.ts';
import type { Pricing, Receipt, SaleRecord, SessionTill, Store, Tender } from '#wire/types.ts';
import type { Basket } from '../basket/basket.ts';
import { momentAt } from '../basket/moment.ts';
import type { Priced } from '../basket/price.ts';

export interface SaleFacts {
  readonly id: string;
  readonly at_ms: number;
  readonly store: Store;
  readonly till: SessionTill;
  readonly currency: Currency;
  readonly pricing: Pricing;
  readonly basket: Basket;
  readonly priced: Priced;
  readonly tender: Tender;
  readonly change: number;
}

export function receiptNumber(store: Store, till: SessionTill, sequence: number): string {
  return `${store.code}-${till.code}-${String(sequence).padStart(6, '0')}`;
}

// The request body and the receipt, for the numbers that the journal gives.
export function draftSale(facts: SaleFacts, tail: Tail): SaleDraft {
  const record = saleRecord(facts, tail);
  return { body: JSON.stringify(record), receipt: receiptOf(facts, record) };
}

function saleRecord(facts: SaleFacts, tail: Tail): SaleRecord {
  const { basket, priced } = facts;
  return {
    id: facts.id,
    device: tail.device,
    device_sequence: tail.next_device_sequence,
    previous_hash: tail.last_hash,
    store: facts.store.id,
    till: facts.till.id,
    sequence: tail.next_sequence,
    at: new Date(facts.at_ms).toISOString(),
    currency: facts.currency.code,
    ...(basket.member ? { member: basket.member.id } : {}),
    pricing_version: facts.pricing.version,
    lines: priced.lines.map((line) => ({
      sku: line.product.id,
      quantity_milli: line.quantity_milli,
      unit_price: line.unit_price,
      gross: line.gross,
      discounts: line.discounts,
      net: line.net,
      tax: line.tax,
      tax_class: line.product.tax_class,
      total: line.total,
    })),
    coupons: priced.coupons.filter(({ use }) => use === 'used').map(({ coupon }) => coupon.id),
    rounding: priced.rounding,
    total: priced.total,
    tenders: [facts.tender],
    change: facts.change,
  };
}

function receiptOf({ store, till, pricing, priced, at_ms }: SaleFacts, record: SaleRecord): Receipt {
  return {
    id: record.id,
    number: receiptNumber(store, till, record.sequence),
    kind: 'sale',
    store: record.store,
    till: record.till,
    sequence: record.sequence,
    at: record.at,
    business_date: momentAt(at_ms, store).date,
    currency: record.currency,
    tax_included: pricing.tax_included,
    member: record.member ?? null,
    origin: 'till',
    lines: record.lines.map((line, at) => {
      const priced_line = priced.lines[at];
      const product = priced_line?.product;
      return {
        ...line,
        code: product?.code ?? '',
        names: product?.names ?? {},
        unit: product?.unit ?? 'each',
        discount: priced_line?.discount ?? 0,
        refunded_milli: 0,
      };
    }),
    taxes: priced.taxes,
    goods: priced.goods,
    discount: priced.discount,
    net: priced.net,
    tax: priced.tax,
    rounding: priced.rounding,
    total: priced.total,
    tenders: record.tenders,
    change: record.change,
    points_earned: 0,
    refund_of: null,
    reason: null,
    exceptions: [],
  };
}
