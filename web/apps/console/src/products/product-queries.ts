import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { withQuery } from '#wire/client.ts';
import type { CategoryRow, GoodsPage, GoodsRow, ProductDetail, ProductProposal } from '#wire/goods.ts';
import { ask } from '../state/ask.ts';
import type { House } from '../state/house.ts';
import { goodsFilters, type ProductSearch } from './product-search.ts';

const page_rows = 200;

// Everything about products lies under this key, so that a change makes all of it anew; and 'products' are the names that other
// pages keep.
export const goods_key = 'goods';
export const stale_keys = [goods_key, 'products', 'stock', 'board'] as const;

export const goodsQuery = ({ client }: House, store: string | undefined, search: ProductSearch) => {
  const asked = { ...goodsFilters(search), store };
  return infiniteQueryOptions({
    queryKey: [goods_key, 'list', asked],
    queryFn: ({ pageParam }) =>
      ask<GoodsPage>(client, withQuery('/v1/product-list', { ...asked, after: pageParam, limit: page_rows })),
    // While somebody types, the rows that were there stay until the next ones come.
    placeholderData: keepPreviousData,
    initialPageParam: '',
    getNextPageParam: (last) => last.next || null,
  });
};

export const productQuery = ({ client }: House, id: string, store: string | undefined) =>
  queryOptions({
    queryKey: [goods_key, 'one', id, store ?? 'all'],
    queryFn: () => ask<ProductDetail>(client, withQuery(`/v1/products/${id}`, { store })),
  });

// One after the other: there may be hundreds.
export const productsQuery = ({ client }: House, ids: readonly string[]) =>
  queryOptions({
    queryKey: [goods_key, 'some', ids],
    queryFn: async () => {
      const rows: GoodsRow[] = [];
      for (const id of ids) rows.push((await ask<ProductDetail>(client, `/v1/products/${id}`)).product);
      return rows;
    },
    gcTime: 0,
  });

export const proposalQuery = ({ client }: House) =>
  queryOptions({
    queryKey: [goods_key, 'proposal'],
    queryFn: () => ask<ProductProposal>(client, '/v1/product-proposal'),
    gcTime: 0,
  });

export const categoriesQuery = ({ client }: House) =>
  queryOptions({
    queryKey: [goods_key, 'categories'],
    queryFn: async () => (await ask<{ items: readonly CategoryRow[] }>(client, '/v1/categories')).items,
    staleTime: 60_000,
  });
