import { queryOptions } from '@tanstack/react-query';
import { withQuery } from '#wire/client.ts';
import type { BookDetail, BookRow, CouponRow, PlannedPrice, PromotionRow, TaxSetup } from '#wire/pricing.ts';
import { ask } from '../state/ask.ts';
import type { House } from '../state/house.ts';

interface List<Row> {
  readonly items: readonly Row[];
}

// Everything about prices lies under one key, so that a change makes all of it anew.
export const pricing_key = 'pricing-rules';

function listQuery<Row>({ client }: House, path: string, store: string | undefined) {
  return queryOptions({
    queryKey: [pricing_key, path, store ?? 'all'],
    queryFn: async () => (await ask<List<Row>>(client, withQuery(path, { store }))).items,
  });
}

export const promotionsQuery = (house: House, store: string | undefined) =>
  listQuery<PromotionRow>(house, '/v1/promotions', store);
export const couponsQuery = (house: House, store: string | undefined) =>
  listQuery<CouponRow>(house, '/v1/coupons', store);
export const booksQuery = (house: House, store: string | undefined) =>
  listQuery<BookRow>(house, '/v1/price-books', store);
export const plannedQuery = (house: House, store: string | undefined) =>
  listQuery<PlannedPrice>(house, '/v1/planned-prices', store);

export const bookQuery = ({ client }: House, id: string) =>
  queryOptions({
    queryKey: [pricing_key, 'book', id],
    queryFn: () => ask<BookDetail>(client, `/v1/price-books/${id}`),
  });

export const taxesQuery = ({ client }: House) =>
  queryOptions({ queryKey: [pricing_key, 'taxes'], queryFn: () => ask<TaxSetup>(client, '/v1/taxes') });
