import { queryOptions } from '@tanstack/react-query';
import type { TillLink, TillRow } from '#wire/welcome.ts';
import { ask } from '../state/ask.ts';
import type { House } from '../state/house.ts';

// The channels of programs and of past sales are no tills that anybody stands at.
const channel_codes = ['API', 'IMP'];

export const tillsQuery = ({ client }: House) =>
  queryOptions({
    queryKey: ['tills'],
    queryFn: async () => {
      const { items } = await ask<{ readonly items: readonly TillRow[] }>(client, '/v1/tills');
      return items.filter(({ code }) => !channel_codes.includes(code));
    },
  });

// A fresh one-time link: as an address for this browser, and for another machine.
export async function tillLink({ client }: House, till: string) {
  const { path, elsewhere } = await ask<TillLink>(client, `/v1/tills/${till}/link`, { method: 'POST' });
  return {
    here: `${location.origin}${path}`,
    there: `${elsewhere?.origin ?? location.origin}${path}`,
    trust: elsewhere?.trust ?? null,
  };
}
