import { queryOptions } from '@tanstack/react-query';
import type { Settings, TokenFacts } from '#wire/settings.ts';
import { ask } from '../state/ask.ts';
import type { House } from '../state/house.ts';

export const settingsQuery = ({ client }: House) =>
  queryOptions({ queryKey: ['settings'], queryFn: () => ask<Settings>(client, '/v1/settings') });

export const tokensQuery = ({ client }: House) =>
  queryOptions({
    queryKey: ['tokens'],
    queryFn: async () => (await ask<{ items: readonly TokenFacts[] }>(client, '/v1/tokens')).items,
  });
