// What the feed and the live socket carry. Bodies only ever gain fields.
import type { Answered, Fits } from './agree.ts';
import type { ExceptionKind } from './types.ts';

export interface SoldLine {
  readonly sku: string;
  readonly quantity_milli: number;
  readonly net: number;
}

export interface SaleBody {
  readonly receipt: string;
  readonly number: string;
  readonly store: string;
  readonly at: string;
  readonly business_date: string;
  readonly hour: number;
  readonly total: number;
  readonly net: number;
  readonly lines: readonly SoldLine[];
}

export interface StockBody {
  readonly document: string;
  readonly store: string;
  readonly location: string;
  readonly at: string;
  readonly reason: string;
  readonly lines: readonly { readonly sku: string; readonly quantity_milli: number; readonly on_hand_milli: number }[];
}

export interface ExceptionBody {
  readonly exception: string;
  readonly kind: ExceptionKind;
  readonly receipt: string;
  readonly store: string;
  readonly sku?: string | null;
  readonly at: string;
}

interface Envelope<Type extends string, Body> {
  readonly id: string;
  readonly type: Type;
  readonly store?: string | null;
  readonly at: string;
  readonly data: Body;
}

export type FeedEvent =
  | Envelope<'SaleCompleted' | 'SaleRefunded', SaleBody>
  | Envelope<'StockAdjusted' | 'GoodsReceived', StockBody>
  | Envelope<'ExceptionRaised', ExceptionBody>
  | Envelope<'PriceChanged' | 'ProductChanged' | 'MemberChanged', unknown>;

// `missed`: the server could not keep up and left something out; what is shown must be asked for again.
export type LiveMessage =
  | { readonly kind: 'event'; readonly committed_at: string; readonly event: FeedEvent }
  | { readonly kind: 'dashboard'; readonly store: string }
  | { readonly kind: 'subscribed'; readonly stores: readonly string[] }
  | { readonly kind: 'missed' };

// The description says of a body only that it is one.
type Frame = Omit<Answered<'Event'>, 'data'>;
export type CheckedEvents = [Fits<Omit<FeedEvent, 'data'>, Frame & { readonly type: FeedEvent['type'] }>];
