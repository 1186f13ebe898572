import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Quote, QuoteRequest } from '#wire/pricing.ts';
import { ask } from '../state/ask.ts';
import type { House } from '../state/house.ts';
import { pricing_key } from './queries.ts';

// What a basket would cost; asks, and writes nothing.
export const quoteQuery = ({ client }: House, request: QuoteRequest) =>
  queryOptions({
    queryKey: [pricing_key, 'quote', request],
    queryFn: () => ask<Quote>(client, '/v1/quotes', { method: 'POST', body: request }),
    enabled: request.lines !== undefined && request.lines.length > 0,
    placeholderData: keepPreviousData,
    retry: false,
  });
