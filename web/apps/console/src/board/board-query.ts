import { infiniteQueryOptions } from '@tanstack/react-query';
import type { SkuBoard } from '#wire/board.ts';
import { withQuery } from '#wire/client.ts';
import { ask } from '../state/ask.ts';
import type { House } from '../state/house.ts';
import type { BoardSearch, Period } from './board-search.ts';
import { sortOf } from './board-search.ts';

// A row is forty elements; more of them at once is felt on a slow machine.
const page_rows = 50;

export const boardQuery = ({ client }: House, store: string | undefined, search: BoardSearch, period: Period) => {
  const { by, category, query, set } = search;
  const asked = { store, ...period, by, category, query, set, ...sortOf(search) };
  return infiniteQueryOptions({
    queryKey: ['board', asked],
    queryFn: ({ pageParam }) =>
      ask<SkuBoard>(client, withQuery('/v1/sku-board', { ...asked, after: pageParam, limit: page_rows })),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next,
  });
};
