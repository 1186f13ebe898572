// Prices and rules as the console reads and writes them.
import type { Answered, Described } from './agree.ts';

export type RuleState = Answered<'PromotionRow'>['state'];
export type Promotion = Answered<'pricing.Promotion'>;
export type PromotionKind = Promotion['kind'];
export type Stacking = Promotion['stacking'];
export type PromotionRow = Answered<'PromotionRow'>;
export type CouponRow = Answered<'CouponRow'>;
export type BookRow = Answered<'BookRow'>;
export type BookDetail = Answered<'BookDetail'>;
export type PriceBook = Answered<'pricing.PriceBook'>;
export type PlannedPrice = Answered<'ListedPrice'>;
export type TaxSetup = Answered<'TaxSetup'>;
export type TaxProfile = Answered<'TaxProfile'>;
export type QuoteRequest = Described<'QuoteRequest'>;
export type Quote = Answered<'Quote'>;
