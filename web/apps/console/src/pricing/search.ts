// The address of the price pages: which list, which of it, what lies open, and the basket that is tried.

export const tabs = ['promotions', 'coupons', 'books', 'planned', 'taxes', 'trial'] as const;
export type Tab = (typeof tabs)[number];
export const states = ['planned', 'running', 'ended'] as const;
export type RuleState = (typeof states)[number];

export interface PricingSearch {
  readonly tab?: Tab;
  readonly state?: RuleState;
  // The rule that lies open: its id, or "new".
  readonly rule?: string;
  // The product that a new rule begins with.
  readonly sku?: string;
  // "<sku>:<milli>,…"
  readonly lines?: string;
  readonly channel?: string;
  // "yes"
  readonly member?: string;
  readonly cash?: string;
  // "2026-11-27T17:30", the wall clock of the store.
  readonly at?: string;
  readonly coupons?: string;
}

// What is undefined goes out of the address.
export type PricingChange = { readonly [Key in keyof PricingSearch]?: PricingSearch[Key] | undefined };

const text_max = 4000;
type Check = (text: string) => boolean;

const oneOf =
  (values: readonly string[]): Check =>
  (text) =>
    values.includes(text);

const checks = {
  tab: oneOf(tabs),
  state: oneOf(states),
  rule: (text) => /^(new|[0-9a-z-]{1,40})$/i.test(text),
  sku: (text) => /^[0-9a-f-]{36}$/i.test(text),
  lines: (text) => text.length <= text_max && /^([0-9a-f-]{36}:\d{1,10})(,[0-9a-f-]{36}:\d{1,10})*$/i.test(text),
  channel: oneOf(['till', 'shop', 'kiosk', 'api']),
  member: oneOf(['yes']),
  cash: oneOf(['yes']),
  at: (text) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text),
  coupons: (text) => text.trim() !== '' && text.length <= 400,
} satisfies Record<keyof PricingSearch, Check>;

export function readPricingSearch(raw: Readonly<Record<string, unknown>>): PricingSearch {
  const kept: Record<string, string> = {};
  for (const [key, check] of Object.entries(checks)) {
    const value = raw[key];
    if (typeof value === 'string' && check(value)) kept[key] = value;
  }
  return kept;
}

export interface TriedLine {
  readonly sku: string;
  readonly quantity_milli: number;
}

export function readLines(text: string | undefined): readonly TriedLine[] {
  if (!text) return [];
  return text.split(',').map((one) => {
    const [sku = '', milli = '0'] = one.split(':');
    return { sku, quantity_milli: Number(milli) };
  });
}

export function writeLines(lines: readonly TriedLine[]): string | undefined {
  const kept = lines.filter(({ quantity_milli }) => quantity_milli > 0);
  return kept.map(({ sku, quantity_milli }) => `${sku}:${quantity_milli}`).join(',') || undefined;
}
