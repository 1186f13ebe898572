import { queryOptions } from '@tanstack/react-query';
import type { PersonRow, RoleRow } from '#wire/people.ts';
import { ask } from '../state/ask.ts';
import type { House } from '../state/house.ts';

export const peopleQuery = ({ client }: House) =>
  queryOptions({
    queryKey: ['people'],
    queryFn: async () => (await ask<{ items: readonly PersonRow[] }>(client, '/v1/people')).items,
  });

export const rolesQuery = ({ client }: House) =>
  queryOptions({
    queryKey: ['roles'],
    queryFn: async () => (await ask<{ items: readonly RoleRow[] }>(client, '/v1/roles')).items,
  });
