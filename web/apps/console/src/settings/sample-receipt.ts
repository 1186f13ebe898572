import type { Receipt } from '#wire/types.ts';
import { sampleNames } from '../strings/sample-names.ts';

const nil = '00000000-0000-7000-8000-000000000000';

// A receipt for looking at the paper; it is in no book.
export function sampleReceipt(store: string, currency: string): Receipt {
  return {
    id: nil,
    number: 'M01-T1-000001',
    kind: 'sale',
    store,
    till: nil,
    sequence: 1,
    at: '2026-01-02T03:04:05.000Z',
    business_date: '2026-01-02',
    currency,
    tax_included: true,
    origin: 'till',
    goods: 3600,
    discount: 0,
    net: 3429,
    tax: 171,
    rounding: 0,
    total: 3600,
    change: 400,
    points_earned: 36,
    lines: [
      {
        sku: nil,
        code: 'D001',
        names: sampleNames,
        unit: 'each',
        quantity_milli: 2000,
        unit_price: 1800,
        gross: 3600,
        discounts: [],
        discount: 0,
        net: 3429,
        tax: 171,
        tax_class: 'standard',
        total: 3600,
        refunded_milli: 0,
      },
    ],
    taxes: [{ tax_class: 'standard', rate_ppm: 50_000, net: 3429, tax: 171 }],
    tenders: [{ kind: 'cash', amount: 4000 }],
    exceptions: [],
  };
}
