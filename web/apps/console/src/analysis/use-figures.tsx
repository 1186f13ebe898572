import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { FiguresRow } from '#wire/analysis.ts';
import { Failure } from '../shell/page-state.tsx';
import { useHouse } from '../state/house.ts';
import { type FiguresBy, figuresQuery } from '../state/queries.ts';
import type { Subject } from './subject.ts';

export interface FoundFigures {
  readonly now: readonly FiguresRow[] | undefined;
  readonly before: readonly FiguresRow[] | undefined;
  readonly failure: ReactNode;
}

// The figures of the period and of the one that it is compared with.
export function useFigures({ scope, period, compared }: Subject, by: FiguresBy): FoundFigures {
  const house = useHouse();
  const now = useQuery({ ...figuresQuery(house, scope, by, period), placeholderData: keepPreviousData });
  const before = useQuery({
    ...figuresQuery(house, scope, by, compared ?? period),
    enabled: compared !== null,
    placeholderData: keepPreviousData,
  });
  return {
    now: now.data,
    before: compared ? before.data : undefined,
    failure: now.error ? <Failure error={now.error} retry={() => void now.refetch()} /> : null,
  };
}
