// The bodies of /v1 as both apps see them. Amounts are minor units, quantities milli, times RFC 3339 in UTC.
import type { Names } from '#i18n/names.ts';

export interface Store {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly zone: string;
  readonly cutoff_minutes: number;
  readonly location: string;
}

export interface SessionTill {
  readonly id: string;
  readonly code: string;
  readonly store: string;
  readonly device: string;
  readonly next_sequence: number;
  readonly next_device_sequence: number;
  readonly last_hash: string;
}

export interface Session {
  readonly company: {
    readonly id: string;
    readonly name: string;
    readonly currency: string;
    readonly currency_digits: number;
    readonly languages: readonly string[];
  };
  readonly person: { readonly id: string; readonly name: string };
  readonly scopes: readonly string[];
  readonly stores: readonly Store[];
  readonly till: SessionTill | null;
}

export type Unit = 'each' | 'kg' | 'g' | 'l' | 'm' | 'hour';

export interface Product {
  readonly id: string;
  readonly code: string;
  readonly names: Names;
  readonly barcodes: readonly string[];
  readonly category: { readonly id: string; readonly names: Names } | null;
  readonly unit: Unit;
  readonly tax_class: string;
  readonly price: number;
  readonly member_price: number | null;
  // Space-separated alternatives of all readings, lower case ASCII.
  readonly search: { readonly pinyin: string; readonly initials: string };
  // The names folded to Simplified and lower case.
  readonly fold: string;
  readonly version: number;
}

export interface ProductPage {
  readonly items: readonly Product[];
  readonly next: string | null;
  readonly version: number;
}

export interface TaxClass {
  readonly code: string;
  readonly rate_ppm: number;
  readonly names: Names;
}

export type Promotion =
  | {
      readonly id: string;
      readonly names: Names;
      readonly kind: 'buy_n_get_m';
      readonly buy: number;
      readonly free: number;
      readonly skus: readonly string[];
    }
  | {
      readonly id: string;
      readonly names: Names;
      readonly kind: 'basket_percent';
      readonly percent_e2: number;
      readonly min_spend: number;
    };

export interface Coupon {
  readonly id: string;
  readonly code: string;
  readonly names: Names;
  readonly kind: 'amount' | 'percent';
  readonly amount: number;
  readonly percent_e2: number;
  readonly min_spend: number;
  readonly skus: readonly string[] | null;
  readonly uses_left: number | null;
}

export interface Pricing {
  readonly version: number;
  readonly currency: string;
  readonly tax_included: boolean;
  readonly tax_classes: readonly TaxClass[];
  readonly cash_rounding: { readonly increment: number; readonly mode: string } | null;
  readonly promotions: readonly Promotion[];
  readonly coupons: readonly Coupon[];
}

export type TenderKind = 'cash' | 'card' | 'wallet' | 'transfer';
export interface Tender {
  readonly kind: TenderKind;
  readonly amount: number;
}

export interface LineDiscount {
  readonly rule: string;
  readonly amount: number;
}

export interface SaleLine {
  readonly sku: string;
  readonly quantity_milli: number;
  readonly unit_price: number;
  readonly gross: number;
  readonly discounts: readonly LineDiscount[];
  readonly net: number;
  readonly tax: number;
  readonly tax_class: string;
  readonly total: number;
}

// What a till has sold. The server takes it as it is.
export interface SaleRecord {
  readonly id: string;
  readonly device: string;
  readonly device_sequence: number;
  readonly previous_hash: string;
  readonly store: string;
  readonly till: string;
  readonly sequence: number;
  readonly at: string;
  readonly currency: string;
  readonly member?: string;
  readonly pricing_version: number;
  readonly lines: readonly SaleLine[];
  readonly coupons: readonly string[];
  readonly rounding: number;
  readonly total: number;
  readonly tenders: readonly Tender[];
  readonly change: number;
}

export interface ReceiptLine extends SaleLine {
  readonly code: string;
  readonly names: Names;
  readonly unit: Unit;
  readonly discount: number;
  readonly refunded_milli: number;
}

export interface ReceiptTax {
  readonly tax_class: string;
  readonly rate_ppm: number;
  readonly net: number;
  readonly tax: number;
}

export type ExceptionKind =
  | 'stock_below_zero'
  | 'price_differs'
  | 'coupon_overused'
  | 'sequence_gap'
  | 'journal_fork'
  | 'clock_skew';

export interface SaleException {
  readonly id: string;
  readonly kind: ExceptionKind;
  readonly sku: string | null;
}

export interface Receipt {
  readonly id: string;
  readonly number: string;
  readonly kind: 'sale' | 'refund';
  readonly store: string;
  readonly till: string;
  readonly sequence: number;
  readonly at: string;
  readonly business_date: string;
  readonly currency: string;
  readonly tax_included: boolean;
  readonly member: string | null;
  readonly origin: 'till' | 'api' | 'import';
  readonly reference?: string;
  readonly lines: readonly ReceiptLine[];
  readonly taxes: readonly ReceiptTax[];
  readonly goods: number;
  readonly discount: number;
  readonly net: number;
  readonly tax: number;
  readonly rounding: number;
  readonly total: number;
  readonly tenders: readonly Tender[];
  readonly change: number;
  readonly points_earned: number;
  readonly refund_of: string | null;
  readonly reason: string | null;
  readonly exceptions: readonly SaleException[];
  // Receipts of what went back of this sale.
  readonly refunds?: readonly string[];
}

export interface ReceiptSummary {
  readonly id: string;
  readonly number: string;
  readonly kind: 'sale' | 'refund';
  readonly store: string;
  readonly till: string;
  readonly at: string;
  readonly business_date: string;
  readonly total: number;
  readonly net: number;
  readonly tax: number;
  readonly units_milli: number;
  readonly member: string | null;
  readonly origin: string;
}

export type RefundReason = 'damaged' | 'wrong_item' | 'unwanted' | 'other';

export interface RefundRequest {
  readonly id: string;
  readonly receipt: string;
  readonly till: string;
  readonly lines: readonly { readonly line: number; readonly quantity_milli: number }[];
  // Absent: the way it was paid.
  readonly tender?: TenderKind;
  readonly reason: RefundReason;
  readonly restock: boolean;
}

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  readonly card: string | null;
  readonly points: number;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}
