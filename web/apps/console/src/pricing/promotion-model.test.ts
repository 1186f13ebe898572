import { expect, test } from 'vitest';
import type { PromotionKind } from '#wire/pricing.ts';
import { emptyPromotion, type PromotionForm, promotionBody, promotionForm } from './promotion-model.ts';

const filled: PromotionForm = {
  ...emptyPromotion('p'),
  names: { en: ' Happy hour ', pt: '' },
  percent: '12.5',
  amount: '20',
  min_spend: '100.00',
  steps: [
    { from: '100', off: '10' },
    { from: '200.50', off: '12.5%' },
  ],
  reach: {
    stores: ['s'],
    channels: [],
    starts: '2026-12-01',
    ends: '',
    hours: [{ weekdays: [5, 1], from: '22:00', to: '00:00' }],
    members_only: true,
  },
};

const kinds: readonly PromotionKind[] = [
  'percent',
  'amount',
  'n_for',
  'buy_n_get_m',
  'tiered',
  'bundle',
  'basket_percent',
];

test.each(kinds)('%s comes back from the server as it was written', (kind) => {
  const body = promotionBody({ ...filled, kind }, 2);
  if ('unreadable' in body) throw new Error(body.unreadable);
  expect(body.names).toEqual({ en: 'Happy hour' });
  expect(promotionBody(promotionForm(body, 2), 2)).toEqual(body);
});

test('amounts, percentages and hours are read as people write them', () => {
  const body = promotionBody({ ...filled, kind: 'tiered' }, 2);
  expect(body).toMatchObject({
    steps: [
      { from: 10_000, amount: 1000, percent_e2: 0 },
      { from: 20_050, amount: 0, percent_e2: 1250 },
    ],
    reach: { stores: ['s'], channels: null, hours: [{ weekdays: [1, 5], from_minute: 1320, to_minute: 1440 }] },
  });
});

test.each<[PromotionKind, Partial<PromotionForm>, string]>([
  ['percent', { percent: 'a lot' }, 'percent_e2'],
  ['amount', { amount: '' }, 'amount'],
  ['buy_n_get_m', { buy: '1.5' }, 'buy'],
  ['tiered', { steps: [{ from: 'x', off: '1' }] }, 'steps'],
  ['bundle', { parts: [{ count: '', goods: { skus: [], categories: [] } }] }, 'parts'],
  ['percent', { priority: 'first' }, 'priority'],
])('%s with a number that cannot be read names the field', (kind, spoilt, field) => {
  expect(promotionBody({ ...filled, kind, ...spoilt }, 2)).toEqual({ unreadable: field });
});
