// Filters live in the address, so that every view is a link. What an address holds is checked before it is believed.
import { metricNames } from '#wire/analysis.ts';

export interface StoreSearch {
  // The id of a store, or "region:" and a name.
  readonly store?: string;
}

export interface ReceiptSearch {
  readonly from?: string;
  readonly to?: string;
  // Hour of the shop's wall clock, "0" to "23".
  readonly hour?: string;
  // "1" for Monday to "7".
  readonly weekday?: string;
  readonly sku?: string;
  readonly member?: string;
  readonly number?: string;
  readonly kind?: string;
  readonly tender?: string;
  // Amounts as a person writes them: "18.50".
  readonly least?: string;
  readonly most?: string;
  // The receipt that lies open.
  readonly receipt?: string;
}

export interface ReportSearch {
  // The business day.
  readonly date?: string;
}

export interface StockSearch {
  readonly query?: string;
  // The id of a category or a supplier, or "none".
  readonly category?: string;
  readonly supplier?: string;
  readonly state?: string;
  // A column, "-" before it for the other way.
  readonly sort?: string;
  // The shelf whose ledger lies open.
  readonly sku?: string;
  readonly location?: string;
}

export interface ImportSearch {
  // The import that lies open.
  readonly import?: string;
}

export interface MemberSearch {
  readonly query?: string;
  // The member who lies open.
  readonly member?: string;
}

export interface MetricSearch {
  // The figure that the page is opened for.
  readonly name?: string;
}

export const attentionTabs = ['running_out', 'sold_out', 'unsold'] as const;
export type AttentionTab = (typeof attentionTabs)[number];
export interface AttentionSearch {
  readonly tab?: string;
}

export interface ExceptionSearch {
  readonly state?: string;
}

export const compareKinds = ['before', 'week', 'year'] as const;
export type CompareKind = (typeof compareKinds)[number];
export interface AnalysisSearch {
  readonly from?: string;
  readonly to?: string;
  readonly compare?: string;
  readonly metric?: string;
}

export type Check = (text: string) => boolean;
export type Raw = Readonly<Record<string, unknown>>;

const text_max = 120;
export const isText: Check = (text) => text.trim() !== '' && text.length <= text_max;
export const isId: Check = (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
const isRegion: Check = (text) => /^region:.{1,60}$/u.test(text);
const isWeekday: Check = (text) => /^[1-7]$/.test(text);
export const isAmong =
  (values: readonly string[]): Check =>
  (text) =>
    values.includes(text);
const isHour: Check = (text) => /^(1?\d|2[0-3])$/.test(text);

export const isDate: Check = (text) => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

export function pick<Key extends string>(
  raw: Raw,
  checks: Readonly<Record<Key, Check>>,
): { readonly [K in Key]?: string } {
  const kept: { [K in Key]?: string | undefined } = {};
  for (const key of Object.keys(checks) as Key[]) {
    const value = raw[key];
    // What is not believed is named as nothing, since the router lays this over the raw address.
    if (value !== undefined) kept[key] = typeof value === 'string' && checks[key](value) ? value : undefined;
  }
  return kept as { readonly [K in Key]?: string };
}

export function readStoreSearch(raw: Raw): StoreSearch {
  return pick(raw, { store: (text) => isId(text) || isRegion(text) });
}

export const receiptKinds = ['sale', 'refund'] as const;
export const tenderKinds = ['cash', 'card', 'wallet', 'transfer', 'unknown'] as const;

const isAmount: Check = (text) => /^\d{1,12}(\.\d{1,3})?$/.test(text);

export function readReceiptSearch(raw: Raw): ReceiptSearch {
  return pick(raw, {
    kind: isAmong(receiptKinds),
    tender: isAmong(tenderKinds),
    member: isId,
    least: isAmount,
    most: isAmount,
    from: isDate,
    to: isDate,
    hour: isHour,
    weekday: isWeekday,
    sku: isId,
    number: isText,
    receipt: isId,
  });
}

export function readReportSearch(raw: Raw): ReportSearch {
  return pick(raw, { date: isDate });
}

export function readStockSearch(raw: Raw): StockSearch {
  const isIdOrNone: Check = (text) => text === 'none' || isId(text);
  return pick(raw, {
    query: isText,
    category: isIdOrNone,
    supplier: isIdOrNone,
    state: isAmong(['negative', 'out', 'low', 'dead']),
    sort: (text) => /^-?[a-z_]{1,12}$/.test(text),
    sku: isId,
    location: isId,
  });
}

export function readMemberSearch(raw: Raw): MemberSearch {
  return pick(raw, { query: isText, member: isId });
}

export function readMetricSearch(raw: Raw): MetricSearch {
  return pick(raw, { name: (text) => /^[a-z_]{1,40}$/.test(text) });
}

export function readAttentionSearch(raw: Raw): AttentionSearch {
  return pick(raw, { tab: isAmong(attentionTabs) });
}

export function readExceptionSearch(raw: Raw): ExceptionSearch {
  return pick(raw, { state: isAmong(['settled', 'all']) });
}

export function readAnalysisSearch(raw: Raw): AnalysisSearch {
  return pick(raw, {
    from: isDate,
    to: isDate,
    compare: isAmong([...compareKinds, 'none']),
    metric: isAmong(metricNames),
  });
}

export function readImportSearch(raw: Raw): ImportSearch {
  return pick(raw, { import: isId });
}

// "?a=1&b=2" as plain texts, without guessing at numbers or JSON.
export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (typeof value === 'string' && value !== '') params.set(key, value);
  }
  const text = params.toString();
  return text ? `?${text}` : '';
}

// A form's fields as a search: empty ones are left out.
export function filled<Key extends string>(
  fields: Readonly<Partial<Record<Key, string | undefined>>>,
): {
  readonly [K in Key]?: string;
} {
  const kept: { [K in Key]?: string } = {};
  for (const key of Object.keys(fields) as Key[]) {
    const value = fields[key]?.trim();
    if (value) kept[key] = value;
  }
  return kept;
}
