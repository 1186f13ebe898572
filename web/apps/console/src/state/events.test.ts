import { expect, test } from 'vitest';
import type { FeedEvent } from '#wire/events.ts';
import type { StockRow } from '#wire/stock.ts';
import { itemOfEvent, withItem } from './feed.ts';
import { patchShelves } from './shelf-patch.ts';

const at = '2026-11-22T01:00:00Z';
const row: StockRow = {
  sku: 'tea',
  code: 'A-100',
  names: { en: 'Tea' },
  unit: 'each',
  store: 'macau',
  location: 'shelf',
  on_hand_milli: 10_000,
  held_milli: 2_000,
  available_milli: 8_000,
};

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

test('a sale takes goods off the shelves of its store only', () => {
  const other = { ...row, store: 'taipa' };
  const patched = patchShelves([row, other], [sale]);
  expect(patched?.[0]).toMatchObject({ on_hand_milli: 7_000, available_milli: 5_000 });
  expect(patched?.[1]).toBe(other);
});

test('an adjustment says what lies there now', () => {
  const lines = [{ sku: 'tea', quantity_milli: -1_000, on_hand_milli: 4_000 }];
  const data = { document: 'd1', store: 'macau', location: 'shelf', at, reason: 'count', lines };
  expect(patchShelves([row], [sale, { id: '2', type: 'StockAdjusted', at, data }])?.[0]).toMatchObject({
    on_hand_milli: 4_000,
    available_milli: 2_000,
  });
  expect(patchShelves([row], [sale, { id: '3', type: 'GoodsReceived', at, data }])).toBeNull();
});

test('what is sold after a count comes off the count; events about other things leave the rows as they are', () => {
  const lines = [{ sku: 'tea', quantity_milli: -1_000, on_hand_milli: 20_000 }];
  const data = { document: 'd1', store: 'macau', location: 'shelf', at, reason: 'count', lines };
  const rows = [row];
  expect(patchShelves(rows, [{ id: '2', type: 'StockAdjusted', at, data }, sale])?.[0]?.on_hand_milli).toBe(17_000);
  expect(patchShelves(rows, [{ id: '4', type: 'PriceChanged', at, data: {} }])).toBe(rows);
});

test('an event that the list holds already is not told twice', () => {
  const item = itemOfEvent(sale);
  if (!item) throw new Error('a sale is told');
  const once = withItem([], item);
  expect(once).toHaveLength(1);
  expect(withItem(once, item)).toBe(once);
  expect(itemOfEvent({ id: '4', type: 'PriceChanged', at, data: {} })).toBeNull();
});
