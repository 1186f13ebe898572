import type { CategoryRow } from '#wire/goods.ts';

export interface CategoryNode {
  readonly id: string;
  // 0 at the top.
  readonly depth: number;
  // "Drinks / Tea"
  readonly path: string;
  readonly name: string;
  readonly row: CategoryRow;
}

// The tree from the top down, brothers in the order of their names. What stands in nothing that is there stands at the top.
export function treeOf(rows: readonly CategoryRow[], nameOf: (row: CategoryRow) => string): readonly CategoryNode[] {
  const known = new Set(rows.map(({ id }) => id));
  const below = (parent: string | null, depth: number, above: string): CategoryNode[] =>
    rows
      .filter((row) => (row.parent && known.has(row.parent) ? row.parent : null) === parent)
      .map((row) => ({ row, name: nameOf(row) }))
      .sort((a, b) => a.name.localeCompare(b.name))
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
