import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { withQuery } from '#wire/client.ts';
import type { MemberFigures, PointsPage, TimelinePage } from '#wire/members.ts';
import type { Member, Page } from '#wire/types.ts';
import { ask } from '../state/ask.ts';
import type { House } from '../state/house.ts';

const page_rows = 50;

export const membersQuery = ({ client }: House, query: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['members', query ?? ''],
    queryFn: ({ pageParam }) =>
      ask<Page<Member>>(client, withQuery('/v1/members', { query, after: pageParam, limit: page_rows })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || null,
  });

export const memberQuery = ({ client }: House, id: string) =>
  queryOptions({ queryKey: ['member', id], queryFn: () => ask<Member>(client, `/v1/members/${id}`) });

export const memberFiguresQuery = ({ client }: House, id: string) =>
  queryOptions({
    queryKey: ['member', id, 'figures'],
    queryFn: () => ask<MemberFigures>(client, `/v1/members/${id}/figures`),
  });

export const timelineQuery = ({ client }: House, id: string) =>
  infiniteQueryOptions({
    queryKey: ['member', id, 'timeline'],
    queryFn: ({ pageParam }) =>
      ask<TimelinePage>(client, withQuery(`/v1/members/${id}/timeline`, { after: pageParam, limit: page_rows })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || null,
  });

export const pointsQuery = ({ client }: House, id: string) =>
  infiniteQueryOptions({
    queryKey: ['member', id, 'points'],
    queryFn: ({ pageParam }) =>
      ask<PointsPage>(client, withQuery(`/v1/members/${id}/points`, { before: pageParam, limit: page_rows })),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next_before ?? null,
  });
