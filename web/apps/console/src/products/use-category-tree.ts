import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CategoryRow } from '#wire/goods.ts';
import { useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
import { type CategoryNode, treeOf } from './category-tree.ts';
import { categoriesQuery } from './product-queries.ts';

// Empty until the server has answered.
export function useCategoryTree(): readonly CategoryNode<CategoryRow>[] {
  const format = useFormat();
  const { data } = useQuery(categoriesQuery(useHouse()));
  return useMemo(() => treeOf(data ?? [], (row) => format.name(row.names), format.language), [data, format]);
}
