// The bodies of /v1 as both apps see them. Amounts are minor units, quantities milli, times RFC 3339 in UTC.
import type { Answered, Described, Fits } from './agree.ts';

export type Store = Answered<'Store'>;
export type SessionTill = Answered<'SessionTill'>;
export type Session = Answered<'Session'>;

export type Unit = Described<'Product'>['unit'];

// Search readings are space-separated alternatives in lower case ASCII; fold is the names in Simplified and lower case.
type ProductFacts = Omit<Answered<'Product'>, 'price'>;
export interface Product extends ProductFacts {
  readonly price: number;
}

// Not for sale in the store that was asked for.
export interface UnpricedProduct extends ProductFacts {
  readonly price: null;
}

export interface ProductPage {
  readonly items: readonly (Product | UnpricedProduct)[];
  readonly next: string | null;
  readonly version: number;
}

export type TaxClass = Answered<'pricing.TaxClass'>;
export type Hours = Answered<'pricing.Hours'>;
export type Reach = Answered<'pricing.Reach'>;
export type Channel = NonNullable<Reach['channels']>[number];
// Why a rule does not hold for a basket.
export type Hold = 'none' | 'other_store' | 'other_channel' | 'not_yet' | 'over' | 'other_hours' | 'members_only';
export type Promotion = Answered<'pricing.Promotion'>;
export type Coupon = Answered<'Coupon'>;

// Points are the server's to give: a till does not need to know how.
export type Pricing = Omit<Answered<'Pricing'>, 'loyalty'>;

// 'unknown' is how an imported sale was paid: nobody can pay with it.
export type PaidKind = Described<'sales.Tender'>['kind'];
export type TenderKind = Exclude<PaidKind, 'unknown'>;
export interface Tender {
  readonly kind: TenderKind;
  readonly amount: number;
}

export type LineDiscount = Described<'sales.LineDiscount'>;

// What a till has sold. The server takes it as it is, and a till leaves nothing of it out but the member.
type Recorded = Described<'flows.RecordedSale'>;
export type FloatRecord = Required<Described<'flows.RecordedFloat'>>;
export type SaleLine = Required<Described<'flows.RecordedLine'>>;
export interface SaleRecord extends Required<Omit<Recorded, 'member' | 'lines' | 'tenders'>> {
  readonly member?: string;
  readonly lines: readonly SaleLine[];
  readonly tenders: readonly Tender[];
}

// A line also says what came back of it since, when it is read later.
type WrittenLine = Omit<Described<'sales.ReceiptLine'>, 'cost' | 'sale_line'>;
export interface ReceiptLine extends WrittenLine {
  readonly unit: Unit;
  readonly refunded_milli: number;
}

export type ReceiptTax = Described<'sales.ReceiptTax'>;
export type ExceptionKind = Described<'sales.ReceiptException'>['kind'];
export type SaleException = Omit<Described<'sales.ReceiptException'>, 'detail'>;

// What a receipt has not, it leaves out when it has just been written, and says null when it is read later.
export interface Receipt extends Omit<Described<'sales.Receipt'>, 'lines' | 'tenders' | 'coupons' | 'exceptions'> {
  readonly lines: readonly ReceiptLine[];
  readonly tenders: readonly Described<'sales.Tender'>[];
  readonly exceptions: readonly SaleException[];
  // Receipts of what went back of this sale, when it is read later.
  readonly refunds?: readonly string[];
  // Who has printed it once more, when it is read later.
  readonly reprints?: readonly Reprint[];
}

export type Reprint = Described<'Reprint'>;

export type ReceiptSummary = Answered<'insights.ReceiptSummary'>;

export type RefundReason = Described<'flows.Refund'>['reason'];
export interface RefundRequest extends Required<Omit<Described<'flows.Refund'>, 'tender'>> {
  // Absent: the way it was paid.
  readonly tender?: TenderKind;
}

export type Member = Answered<'Member'>;

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

// Answers must be readable as these types, and what is sent must be what the server takes.
export type CheckedTypes = [
  Fits<Product | UnpricedProduct, Answered<'Product'>>,
  Fits<Answered<'ProductPage'>, ProductPage>,
  Fits<Pricing, Answered<'Pricing'>>,
  Fits<Recorded, SaleRecord>,
  Fits<Described<'flows.Refund'>, RefundRequest>,
  Fits<Described<'sales.Receipt'>['tenders'][number], Tender>,
  Fits<WrittenLine, ReceiptLine>,
  Fits<Described<'ReceiptNow'>['lines'][number], ReceiptLine>,
  Fits<Described<'ReceiptNow'>['refunds'], NonNullable<Receipt['refunds']>>,
  Fits<Page<Member>, Answered<'MemberPage'>>,
  Fits<Page<ReceiptSummary>, Answered<'insights.ReceiptPage'>>,
];
