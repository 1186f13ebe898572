import { queryOptions } from '@tanstack/react-query';
import type { SavedView } from '#wire/views.ts';
import { ask } from '../state/ask.ts';
import type { House } from '../state/house.ts';

// All that this person may open, of every page: few, and the palette wants them all.
export const viewsQuery = ({ client }: House) =>
  queryOptions({
    queryKey: ['views'],
    queryFn: async () => (await ask<{ items: readonly SavedView[] }>(client, '/v1/views')).items,
    staleTime: 60_000,
  });
