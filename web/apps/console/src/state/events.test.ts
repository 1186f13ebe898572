import { expect, test } from 'vitest';
import type { FeedEvent } from '#wire/events.ts';
import { itemOfEvent, withItem } from './feed.ts';

const at = '2026-11-22T01:00:00Z';
const line = (sku: string, quantity_milli: number) => ({ sku, quantity_milli, net: 0 });
const sale: FeedEvent = {
  id: '1',
  type: 'SaleCompleted',
  store: 'macau',
  at,
  data: {
    receipt: 'r1',
    number: 'M01-T1-000001',
    store: 'macau',
    at,
    business_date: '2026-11-22',
    hour: 9,
    total: 2500,
    net: 2381,
    lines: [line('tea', 1_000), line('tea', 2_000), line('cup', 1_000)],
  },
};

test('an event that the list holds already is not told twice', () => {
  const item = itemOfEvent(sale);
  if (!item) throw new Error('a sale is told');
  const once = withItem([], item);
  expect(once).toHaveLength(1);
  expect(withItem(once, item)).toBe(once);
  expect(itemOfEvent({ id: '4', type: 'PriceChanged', at, data: {} })).toBeNull();
});
