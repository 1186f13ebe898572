import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Names } from '#i18n/names.ts';
import type { Attention, Dashboard, ExceptionRow, FiguresRow, Hints, ReportPage, ShelfList } from '#wire/analysis.ts';
import type { DictionaryEntry } from '#wire/board.ts';
import { withQuery } from '#wire/client.ts';
import type { MovementPage, StockRow } from '#wire/stock.ts';
import type { Page, Product, Receipt, ReceiptSummary } from '#wire/types.ts';
import { ask, askAll } from './ask.ts';
import { itemOfReceipt } from './feed.ts';
import type { AttentionTab, ReceiptSearch, StoreSearch } from './filters.ts';
import type { House } from './house.ts';
import { receiptQueryOf } from './receipt-query.ts';

const page_rows = 50;
const feed_rows = 20;
const shelf_rows = 500;
const bulk_rows = 1_000;
const long_ms = 10 * 60_000;

export const dashboardQuery = ({ client }: House, store: string | undefined) =>
  queryOptions({
    queryKey: ['dashboard', store ?? 'all'],
    queryFn: () => ask<Dashboard>(client, withQuery('/v1/dashboard', { store: store ?? 'all' })),
    // The hour that is compared moves on even when nothing is sold.
    refetchInterval: 60_000,
  });

export interface Period {
  readonly from: string;
  readonly to: string;
}
export type FiguresBy = 'total' | 'hour' | 'day' | 'weekday_hour' | 'category' | 'store';

export const figuresQuery = ({ client }: House, store: string | undefined, by: FiguresBy, { from, to }: Period) =>
  queryOptions({
    queryKey: ['figures', store ?? 'all', by, from, to],
    queryFn: async () => {
      const path = withQuery('/v1/figures', { store: store ?? 'all', by, from, to });
      return (await ask<{ items?: never; rows: readonly FiguresRow[] }>(client, path)).rows;
    },
    staleTime: 60_000,
  });

export const attentionQuery = ({ client }: House, store: string | undefined) =>
  queryOptions({
    queryKey: ['attention', store ?? 'all'],
    queryFn: () => ask<Attention>(client, withQuery('/v1/attention', { store: store ?? 'all' })),
    staleTime: 30_000,
    refetchInterval: 120_000,
  });

export const hintsQuery = ({ client }: House, store: string | undefined) =>
  queryOptions({
    queryKey: ['attention', store ?? 'all', 'hints'],
    queryFn: () => ask<Hints>(client, withQuery('/v1/hints', { store: store ?? 'all' })),
    staleTime: 30_000,
    refetchInterval: 120_000,
  });

export const shelvesQuery = ({ client }: House, store: string | undefined, kind: AttentionTab) =>
  queryOptions({
    queryKey: ['attention', store ?? 'all', kind],
    queryFn: () =>
      ask<ShelfList>(client, withQuery('/v1/attention/shelves', { store: store ?? 'all', kind, limit: shelf_rows })),
    staleTime: 30_000,
  });

export const dictionaryQuery = ({ client }: House) =>
  queryOptions({
    queryKey: ['metrics'],
    queryFn: async () => (await ask<{ items: readonly DictionaryEntry[] }>(client, '/v1/metrics')).items,
    staleTime: Number.POSITIVE_INFINITY,
  });

export const feedQuery = ({ client }: House, store: string | undefined) =>
  queryOptions({
    queryKey: ['feed', store ?? 'all'],
    queryFn: async () => {
      const page = await ask<Page<ReceiptSummary>>(client, withQuery('/v1/receipts', { store, limit: feed_rows }));
      return page.items.map(itemOfReceipt);
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

export const receiptsQuery = ({ client, currency }: House, search: StoreSearch & ReceiptSearch) => {
  const asked = receiptQueryOf(search, currency.digits);
  return infiniteQueryOptions({
    queryKey: ['receipts', asked],
    queryFn: ({ pageParam }) =>
      ask<Page<ReceiptSummary>>(client, withQuery('/v1/receipts', { ...asked, after: pageParam, limit: page_rows })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || null,
  });
};

export const receiptQuery = ({ client }: House, id: string) =>
  queryOptions({ queryKey: ['receipt', id], queryFn: () => ask<Receipt>(client, `/v1/receipts/${id}`) });

// The shelves of one product in all stores that are seen.
export const shelvesOfQuery = (house: House, sku: string) =>
  queryOptions({
    queryKey: ['stock', 'shelves', sku],
    queryFn: () => readShelves(house, sku),
    staleTime: 30_000,
  });

export const readShelves = async ({ client }: House, sku: string) =>
  (await ask<Page<StockRow>>(client, withQuery('/v1/stock', { sku }))).items;

export const movementsQuery = ({ client }: House, shelf: { readonly sku: string; readonly location: string }) =>
  infiniteQueryOptions({
    queryKey: ['movements', shelf.location, shelf.sku],
    queryFn: ({ pageParam }) =>
      ask<MovementPage>(client, withQuery('/v1/stock/movements', { ...shelf, before: pageParam, limit: page_rows })),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next_before ?? null,
  });

export const exceptionsQuery = ({ client }: House, store: string | undefined, state: 'open' | 'settled' | undefined) =>
  infiniteQueryOptions({
    queryKey: ['exceptions', store ?? 'all', state ?? 'all'],
    queryFn: ({ pageParam }) =>
      ask<Page<ExceptionRow>>(
        client,
        withQuery('/v1/exceptions', { store, state, after: pageParam, limit: page_rows }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || null,
  });

export interface ReportChoice {
  readonly store: string;
  readonly date: string;
  readonly language: string;
}

export const dayReportQuery = ({ client }: House, choice: ReportChoice) =>
  queryOptions({
    // Under the dashboard's name, so that it is asked again when sales move the figures.
    queryKey: ['dashboard', 'report', choice.store, choice.date, choice.language],
    queryFn: () => ask<ReportPage>(client, withQuery('/v1/reports/day', { ...choice })),
  });

interface RuleRow {
  readonly promotion?: { readonly id: string; readonly names: Names };
  readonly coupon?: { readonly id: string; readonly names: Names };
}

// The names of promotions and coupons under what receipts call them, also of those that are over.
export const ruleNamesQuery = ({ client }: House) =>
  queryOptions({
    queryKey: ['pricing', 'names'],
    queryFn: async (): Promise<ReadonlyMap<string, Names>> => {
      const lists = await Promise.all(
        ['/v1/promotions', '/v1/coupons'].map((path) => ask<{ items: readonly RuleRow[] }>(client, path)),
      );
      return new Map(
        lists
          .flatMap(({ items }) => items)
          .map(({ promotion, coupon }) =>
            promotion ? [`promotion:${promotion.id}`, promotion.names] : [`coupon:${coupon?.id}`, coupon?.names ?? {}],
          ),
      );
    },
    staleTime: long_ms,
  });

// Names for ids: the whole catalogue, once.
export const productsQuery = ({ client }: House) =>
  queryOptions({
    queryKey: ['products'],
    queryFn: async () => {
      const products = await askAll<Product>(client, '/v1/products', { limit: bulk_rows });
      return new Map(products.map((product) => [product.id, product]));
    },
    staleTime: long_ms,
  });
