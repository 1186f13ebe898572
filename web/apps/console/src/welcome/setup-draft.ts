import type { MetricName } from '#wire/analysis.ts';
import type { Unit } from '#wire/types.ts';
import type { RoleCode } from '../strings/roles.ts';
import { type CategoryKey, categoryNames } from '../strings/trades.ts';
import { type Region, regions, type Trade, trades } from './presets.ts';
import { rolesOf, usualRole } from './roles.ts';

export const password_characters_min = 12;

// What the owner has chosen so far; nothing is sent before the last step.
export interface SetupDraft {
  readonly name: string;
  readonly password: string;
  readonly again: string;
  readonly trade: Trade;
  readonly units: readonly Unit[];
  readonly categories: readonly CategoryKey[];
  readonly kpis: readonly MetricName[];
  readonly roles: readonly RoleCode[];
  readonly receipt_header: string;
  // null: the trade's own, in the language of the page.
  readonly receipt_footer: string | null;
  readonly company: string;
  readonly store: string;
  readonly region: Region;
  readonly currency: string;
  readonly zone: string;
  readonly tax_percent: string;
  readonly tax_included: boolean;
  readonly cash_rounding: number;
  readonly day_begins: number;
}

const day_begins_usual = 4;

export function withTrade(draft: SetupDraft, trade: Trade): SetupDraft {
  const { units, categories, kpis } = trades[trade];
  return { ...draft, trade, units, categories, kpis, roles: rolesOf[trade], receipt_footer: null };
}

export function withRegion(draft: SetupDraft, region: Region): SetupDraft {
  const { currency, zone, tax_percent, tax_included, cash_rounding } = regions[region];
  return { ...draft, region, currency, zone, tax_percent, tax_included, cash_rounding };
}

export function freshDraft(name: string): SetupDraft {
  const { currency, zone, tax_percent, tax_included, cash_rounding } = regions.macau;
  return {
    name,
    password: '',
    again: '',
    trade: 'grocery',
    ...trades.grocery,
    roles: rolesOf.grocery,
    receipt_header: '',
    receipt_footer: null,
    company: '',
    store: '',
    region: 'macau',
    currency,
    zone,
    tax_percent,
    tax_included,
    cash_rounding,
    day_begins: day_begins_usual,
  };
}

// "5" and "5.125" as parts per million; null for anything else. No floating point: it becomes money.
export function ratePpm(percent: string): number | null {
  const match = /^(\d{1,2})(?:[.,](\d{1,4}))?$/.exec(percent.trim());
  if (!match) return null;
  const ppm = Number(match[1]) * 10_000 + Number((match[2] ?? '').padEnd(4, '0'));
  return ppm <= 500_000 ? ppm : null;
}

export function charactersMissing(password: string): number {
  return Math.max(0, password_characters_min - [...password].length);
}

export type Way = 'own' | 'demo';

// The body of POST /v1/setup. `has_owner`: whoever asks has a password already.
export function setupBody(
  draft: SetupDraft,
  way: Way,
  context: { language: string; footer: string; has_owner: boolean },
) {
  const common = {
    way,
    language: context.language,
    ...(context.has_owner ? {} : { owner: { name: draft.name.trim(), password: draft.password } }),
    trade: draft.trade,
    region: way === 'demo' ? 'macau' : draft.region,
    receipt_header: draft.receipt_header.trim(),
    receipt_footer: context.footer.trim(),
    units: draft.units,
    kpis: draft.kpis,
    roles: draft.roles.map(usualRole),
  };
  if (way === 'demo') return common;
  return {
    ...common,
    shop: {
      company: draft.company.trim(),
      store: draft.store.trim(),
      code: regions[draft.region].store_code,
      zone: draft.zone,
      cutoff_minutes: draft.day_begins * 60,
      country_code: regions[draft.region].country_code,
      currency: draft.currency,
      tax_included: draft.tax_included,
      tax_rate_ppm: ratePpm(draft.tax_percent) ?? 0,
      cash_rounding: draft.cash_rounding,
      categories: draft.categories.map((key) => categoryNames[key]),
    },
  };
}
