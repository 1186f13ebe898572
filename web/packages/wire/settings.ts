// What a company sets for itself. A section comes with a mark of what it says, and goes back with it.
import type { Answered } from './agree.ts';

export type CompanySection = Answered<'flows.CompanySection'>;
export type StoreSection = Answered<'flows.StoreSection'>;
export type LoyaltySection = Answered<'flows.LoyaltySection'>;
export type TermsSection = Answered<'flows.TermsSection'>;
export interface Marked<Section> {
  readonly mark: string;
  readonly section: Section;
}

export type Settings = Answered<'Settings'>;
export type TokenFacts = Answered<'TokenFacts'>;
export type NewToken = Answered<'Token'>;
