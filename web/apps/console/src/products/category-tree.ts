import type { CategoryRow } from '#wire/goods.ts';

type Standing = Pick<CategoryRow, 'id' | 'parent'>;

export interface CategoryNode<Row extends Standing = CategoryRow> {
  readonly id: string;
  // 0 at the top.
  readonly depth: number;
  // "Drinks / Tea"
  readonly path: string;
  readonly name: string;
  readonly row: Row;
}

const step = '\u2003';
// Its name, as far to the right as it lies deep: how a list of choices shows a tree.
export const indented = ({ depth, name }: { readonly depth: number; readonly name: string }) =>
  `${step.repeat(depth)}${name}`;

// The tree from the top down, brothers in the order of their names. What stands in nothing that is there stands at the top.
export function treeOf<Row extends Standing>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
  language?: string,
): readonly CategoryNode<Row>[] {
  const known = new Set(rows.map(({ id }) => id));
  const below = (parent: string | null, depth: number, above: string): CategoryNode<Row>[] =>
    rows
      .filter((row) => (row.parent && known.has(row.parent) ? row.parent : null) === parent)
      .map((row) => ({ row, name: nameOf(row) }))
      .sort((a, b) => a.name.localeCompare(b.name, language))
      .flatMap(({ row, name }) => {
        const path = above ? `${above} / ${name}` : name;
        return [{ id: row.id, depth, path, name, row }, ...below(row.id, depth + 1, path)];
      });
  return below(null, 0, '');
}

// Where a category may be moved: not into itself or what stands in it.
export function parentsFor(nodes: readonly CategoryNode[], moved: string | null): readonly CategoryNode[] {
  const within = new Set(moved ? [moved] : []);
  for (const { id, row } of nodes) {
    if (row.parent && within.has(row.parent)) within.add(id);
  }
  return nodes.filter(({ id, depth }) => !within.has(id) && depth < 3);
}
