import { type MetricName, metricNames } from '#wire/analysis.ts';
import type { Unit } from '#wire/types.ts';
import type { CategoryKey } from '../strings/trades.ts';

export const tradeNames = ['grocery', 'restaurant', 'pharmacy', 'fashion', 'beauty', 'home'] as const;
export type Trade = (typeof tradeNames)[number];

export interface TradePreset {
  readonly units: readonly Unit[];
  readonly categories: readonly CategoryKey[];
  readonly kpis: readonly MetricName[];
}

// What a trade usually wants; the owner may change each before the shop opens and afterwards.
export const trades: Readonly<Record<Trade, TradePreset>> = {
  grocery: {
    units: ['each', 'kg'],
    categories: ['drinks', 'snacks', 'groceries', 'fresh', 'household'],
    kpis: metricNames,
  },
  restaurant: {
    units: ['each'],
    categories: ['setMeals', 'mains', 'starters', 'drinks', 'desserts'],
    kpis: ['net_sales', 'receipts', 'basket_value', 'gross_margin'],
  },
  pharmacy: {
    units: ['each', 'g'],
    categories: ['medicine', 'herbs', 'supplements', 'care', 'baby'],
    kpis: ['net_sales', 'gross_margin', 'receipts', 'units'],
  },
  fashion: {
    units: ['each'],
    categories: ['women', 'men', 'children', 'shoes', 'accessories'],
    kpis: ['net_sales', 'gross_margin', 'units', 'basket_value'],
  },
  beauty: {
    units: ['hour', 'each'],
    categories: ['treatments', 'hair', 'nails', 'skincare'],
    kpis: ['net_sales', 'receipts', 'basket_value'],
  },
  home: {
    units: ['each', 'm'],
    categories: ['furniture', 'kitchen', 'textiles', 'lighting', 'tools'],
    kpis: ['net_sales', 'gross_margin', 'units', 'receipts'],
  },
};

export const regionNames = ['macau', 'hong_kong', 'taiwan', 'mainland', 'other'] as const;
export type Region = (typeof regionNames)[number];

export interface RegionPreset {
  readonly currency: string;
  readonly zone: string;
  readonly country_code: string;
  readonly store_code: string;
  // Inside the prices of the shelf.
  readonly tax_included: boolean;
  readonly tax_percent: string;
  readonly cash_rounding: number;
}

export const regions: Readonly<Record<Region, RegionPreset>> = {
  macau: {
    currency: 'MOP',
    zone: 'Asia/Macau',
    country_code: '853',
    store_code: 'M01',
    tax_included: true,
    tax_percent: '0',
    cash_rounding: 10,
  },
  hong_kong: {
    currency: 'HKD',
    zone: 'Asia/Hong_Kong',
    country_code: '852',
    store_code: 'H01',
    tax_included: true,
    tax_percent: '0',
    cash_rounding: 10,
  },
  taiwan: {
    currency: 'TWD',
    zone: 'Asia/Taipei',
    country_code: '886',
    store_code: 'T01',
    tax_included: true,
    tax_percent: '5',
    cash_rounding: 100,
  },
  mainland: {
    currency: 'CNY',
    zone: 'Asia/Shanghai',
    country_code: '86',
    store_code: 'C01',
    tax_included: true,
    tax_percent: '13',
    cash_rounding: 10,
  },
  other: {
    currency: 'EUR',
    zone: 'Europe/Lisbon',
    country_code: '351',
    store_code: 'S01',
    tax_included: true,
    tax_percent: '23',
    cash_rounding: 0,
  },
};

export const currencies = ['MOP', 'HKD', 'CNY', 'TWD', 'EUR', 'USD', 'GBP', 'SGD', 'MYR', 'JPY', 'KRW', 'AUD'] as const;
// Without cents.
const whole_currencies: ReadonlySet<string> = new Set(['JPY', 'KRW']);
export const digitsOf = (currency: string): number => (whole_currencies.has(currency) ? 0 : 2);
export const zones = [
  'Asia/Macau',
  'Asia/Hong_Kong',
  'Asia/Shanghai',
  'Asia/Taipei',
  'Asia/Singapore',
  'Asia/Kuala_Lumpur',
  'Asia/Tokyo',
  'Europe/Lisbon',
  'Europe/London',
  'Australia/Sydney',
  'America/New_York',
  'America/Los_Angeles',
  'UTC',
] as const;

export function isTrade(text: string): text is Trade {
  return tradeNames.some((name) => name === text);
}
