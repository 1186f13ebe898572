import { queryOptions } from '@tanstack/react-query';
import type { Checklist } from '#wire/welcome.ts';
import { ask } from '../state/ask.ts';
import type { House } from '../state/house.ts';

// Only who may manage the company is asked to set it up.
export const checklistQuery = ({ client, session }: House) =>
  queryOptions({
    queryKey: ['checklist'],
    queryFn: () => ask<Checklist>(client, '/v1/checklist'),
    enabled: session.scopes.includes('company:manage'),
    refetchOnWindowFocus: true,
  });
