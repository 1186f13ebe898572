import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { GoodsRow } from '#wire/goods.ts';
import { useFormat } from '../state/use-format.ts';
import { GapRow } from '../stock/gap-row.tsx';
import { useSeenRows } from '../stock/use-seen-rows.ts';
import { useProductStrings } from '../strings/products/strings.ts';
import { useUnitNames } from '../strings/units.ts';
import type { CategoryNode } from './category-tree.ts';
import { pictureUrl } from './picture-url.ts';

// 48 and the line below.
const row_px = 49;
const near_the_end = 40;

export interface ProductTableProps {
  readonly rows: readonly GoodsRow[];
  // What the rows are the answer to; another list begins at its top.
  readonly of: string;
  readonly tree: readonly CategoryNode[];
  readonly chosen: ReadonlyMap<string, GoodsRow>;
  readonly onChosen: (chosen: ReadonlyMap<string, GoodsRow>) => void;
  // The last rows come into sight.
  readonly onEnd: () => void;
}

// A table whose rows are only there while they can be seen; its head stays.
export function ProductTable({ rows, of, tree, chosen, onChosen, onEnd }: ProductTableProps) {
  const texts = useProductStrings();
  const scroller = useRef<HTMLDivElement>(null);
  const { first, end, above_px, below_px, toTop } = useSeenRows(scroller, rows.length, row_px);
  useEffect(() => {
    if (end + near_the_end >= rows.length) onEnd();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the list is another one
  useEffect(toTop, [of]);
  const paths = new Map(tree.map(({ id, path }) => [id, path]));
  const turn = (row: GoodsRow) => {
    const next = new Map(chosen);
    if (!next.delete(row.id)) next.set(row.id, row);
    onChosen(next);
  };
  // What was chosen under another filter stays so.
  const turnAll = () => {
    const next = new Map(chosen);
    for (const row of rows) {
      if (has_all) next.delete(row.id);
      else next.set(row.id, row);
    }
    onChosen(next);
  };
  const { columns } = texts;
  const has_all = rows.length > 0 && rows.every(({ id }) => chosen.has(id));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="panel products-scroll" ref={scroller} tabIndex={0} aria-label={texts.title}>
      <table className="plain-table head-stays products-table" aria-label={texts.title} aria-rowcount={-1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className="products-tick">
              <input type="checkbox" aria-label={texts.chooseAll} checked={has_all} onChange={turnAll} />
            </th>
            <th scope="col" className="products-code">
              {columns.code}
            </th>
            <th scope="col">{columns.name}</th>
            <th scope="col" className="products-category">
              {columns.category}
            </th>
            <th scope="col" className="figure-cell products-figure">
              {columns.price}
            </th>
            <th scope="col" className="figure-cell products-figure products-stock">
              {columns.stock}
            </th>
            <th scope="col" className="products-state">
              {columns.state}
            </th>
          </tr>
        </thead>
        <tbody>
          <GapRow height={above_px} />
          {rows.slice(first, end).map((row, at) => (
            <Row
              key={row.id}
              row={row}
              index={first + at}
              path={row.category ? paths.get(row.category) : undefined}
              is_chosen={chosen.has(row.id)}
              onTurn={() => turn(row)}
            />
          ))}
          <GapRow height={below_px} />
        </tbody>
      </table>
    </section>
  );
}

// The name beside it says what it shows; without a picture its first letter keeps the place.
function Thumb({ id, name }: { readonly id: string | undefined; readonly name: string }) {
  return id ? (
    <img className="products-thumb" src={pictureUrl(id, 'small')} alt="" loading="lazy" width={36} height={36} />
  ) : (
    <span className="products-thumb" aria-hidden="true">
      {[...name][0]?.toUpperCase()}
    </span>
  );
}

interface RowProps {
  readonly row: GoodsRow;
  readonly index: number;
  readonly path: string | undefined;
  readonly is_chosen: boolean;
  readonly onTurn: () => void;
}

function Row({ row, index, path, is_chosen, onTurn }: RowProps) {
  const texts = useProductStrings();
  const format = useFormat();
  const units = useUnitNames();
  const name = format.name(row.names);
  const stock = row.on_hand_milli;
  return (
    <tr aria-rowindex={index + 2} data-product={row.id} data-code={row.code}>
      <td className="products-tick">
        <input type="checkbox" aria-label={texts.choose(name)} checked={is_chosen} onChange={onTurn} />
      </td>
      <td className="figure muted products-code">{row.code}</td>
      <td className="products-name">
        <div className="products-cell">
          <Thumb id={row.pictures[0]} name={name} />
          <span className="products-names">
            <Link
              from="/products"
              to="."
              search={(now) => ({ ...now, product: row.id })}
              className="text-link"
              title={name}
            >
              {name}
            </Link>
            {/* What has no column of its own on a phone. */}
            <span className="products-under figure">{row.code}</span>
          </span>
        </div>
      </td>
      <td className="muted products-category">{path ?? ''}</td>
      <td className="figure-cell">{format.amount(row.price)}</td>
      <td className={`figure-cell products-stock ${stock !== null && stock < 0 ? 'below-zero' : ''}`}>
        {stock === null ? '' : format.quantity(stock)}
        <span className="products-unit">{stock === null ? '' : units[row.unit]}</span>
      </td>
      <td className="products-state">
        {row.active ? (
          <span className="tag">{texts.states.active}</span>
        ) : (
          <span className="tag tag-wait">{texts.states.inactive}</span>
        )}
      </td>
    </tr>
  );
}
