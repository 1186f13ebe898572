import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { GoodsRow } from '#wire/goods.ts';
import { LabelDesk } from '../labels/label-desk.tsx';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { useHouse } from '../state/house.ts';
import { productsQuery } from './product-queries.ts';

export interface ChosenLabelsProps {
  readonly chosen: ReadonlyMap<string, GoodsRow>;
  // The rows of the list as they are now.
  readonly seen: readonly GoodsRow[];
  readonly close: () => void;
}

// A label says what a product costs now, not when its row was chosen. What the list does not show any more is asked for.
export function ChosenLabels({ chosen, seen, close }: ChosenLabelsProps) {
  const seenOf = useMemo(() => new Map(seen.map((row) => [row.id, row])), [seen]);
  const ids = useMemo(() => [...chosen.keys()], [chosen]);
  const unseen = ids.filter((id) => !seenOf.has(id));
  const asked = useQuery({ ...productsQuery(useHouse(), unseen), enabled: unseen.length > 0 });
  const rows = useMemo(() => {
    const askedOf = new Map(asked.data?.map((row) => [row.id, row]));
    return ids.flatMap((id) => seenOf.get(id) ?? askedOf.get(id) ?? []);
  }, [ids, seenOf, asked.data]);
  if (asked.error) return <Failure error={asked.error} retry={() => void asked.refetch()} />;
  if (rows.length < ids.length) return <Waiting />;
  return <LabelDesk rows={rows} close={close} />;
}
