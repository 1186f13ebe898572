import { Link } from '@tanstack/react-router';
import { Icon } from '#ui/icon.tsx';
import { type BoardColumn, type BoardRow, boardColumns, type SkuBoard } from '#wire/board.ts';
import { MetricLink } from '../metrics/metric-link.tsx';
import { useCategoryTree } from '../products/use-category-tree.ts';
import { useFormat } from '../state/use-format.ts';
import { useStoreChoice } from '../state/use-store-choice.ts';
import { useBoardStrings } from '../strings/board.ts';
import { useUnitNames } from '../strings/units.ts';
import { meaningOf } from './bands.ts';
import { type BoardSearch, sortOf } from './board-search.ts';
import { type FigureColumn, figureColumns, useFigureText } from './figure-text.ts';
import { RowActions } from './row-actions.tsx';

export interface BoardTableProps {
  readonly board: SkuBoard;
  readonly rows: readonly BoardRow[];
  readonly search: BoardSearch;
  readonly onSort: (column: BoardColumn) => void;
  readonly onCategory: (id: string) => void;
  readonly onPrice: (row: BoardRow) => void;
}

// With all that it stands in: rows of a category and of what it stands in lie apart, as each is sorted by its figures.
type NameOfCategory = (row: BoardRow) => string;

const columns = boardColumns.filter((column): column is FigureColumn => column !== 'code');

export function BoardTable(props: BoardTableProps) {
  const texts = useBoardStrings();
  const { board, rows, search, onSort } = props;
  const head = { search, onSort };
  const format = useFormat();
  const tree = useCategoryTree();
  const nameOfCategory = ({ category, names }: BoardRow) =>
    category ? (tree.find(({ id }) => id === category)?.path ?? format.name(names)) : texts.noCategory;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="panel board-scroll" tabIndex={0} aria-label={texts.title}>
      <table className="plain-table head-stays board-table" aria-label={texts.title} aria-rowcount={board.count + 1}>
        <thead>
          <tr>
            <Head column="code" {...head} />
            <th scope="col">{texts.actions}</th>
            {columns.map((column) => (
              <Head key={column} column={column} {...head} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.sku ?? row.category ?? ''} row={row} nameOfCategory={nameOfCategory} {...props} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Head({ column, search, onSort }: Pick<BoardTableProps, 'search' | 'onSort'> & { column: BoardColumn }) {
  const texts = useBoardStrings();
  const { sort, order } = sortOf(search);
  const is_sorted = sort === column;
  return (
    <th
      scope="col"
      className={column === 'code' ? 'board-name' : 'figure-cell'}
      aria-sort={is_sorted ? (order === 'up' ? 'ascending' : 'descending') : 'none'}
    >
      <button type="button" className="sort-button" onClick={() => onSort(column)}>
        {texts.columns[column]}
        {is_sorted ? <Icon name={order === 'up' ? 'up' : 'down'} size={12} /> : null}
      </button>
      {column === 'code' ? null : <MetricLink name={figureColumns[column].metric} of={texts.columns[column]} />}
    </th>
  );
}

interface RowProps extends BoardTableProps {
  readonly row: BoardRow;
  readonly nameOfCategory: NameOfCategory;
}

function Row({ row, board, nameOfCategory, onCategory, onPrice }: RowProps) {
  const texts = useBoardStrings();
  const format = useFormat();
  const text = useFigureText();
  const units = useUnitNames();
  const store = useStoreChoice();
  const { sku, category } = row;
  const name = sku ? format.name(row.names) : nameOfCategory(row);
  return (
    <tr data-sku={sku ?? undefined} data-category={sku ? undefined : (category ?? 'none')}>
      <th scope="row" className="board-name">
        {sku ? (
          <Link to="/receipts" search={receiptsOf(board, store, sku)} className="text-link">
            {name}
          </Link>
        ) : category ? (
          <button type="button" className="text-link" onClick={() => onCategory(category)}>
            {name}
          </button>
        ) : (
          name
        )}
        <span className="board-sub">
          <span className="muted figure">{row.code}</span>
          {row.sets.map((set) => (
            <span key={set} className={`tag set-tag set-${set}`}>
              {texts.setNames[set]}
            </span>
          ))}
        </span>
      </th>
      <td>{sku ? <RowActions row={row} sku={sku} name={name} board={board} onPrice={onPrice} /> : null}</td>
      {columns.map((column) => {
        const { figure, unit } = figureColumns[column];
        const meaning = meaningOf(figure, row.figures[figure]);
        return (
          <td key={column} className="figure-cell" data-cell={column}>
            {meaning ? (
              <span className={`band band-${meaning}`}>
                {text(column, row.figures)}
                <span className="visually-hidden">{` ${texts.meanings[meaning]}`}</span>
              </span>
            ) : (
              text(column, row.figures)
            )}
            {unit === 'milli' && row.unit ? <span className="board-unit">{units[row.unit]}</span> : null}
          </td>
        );
      })}
    </tr>
  );
}

export function receiptsOf({ from, to }: SkuBoard, store: string | undefined, sku: string) {
  return { from, to, sku, ...(store ? { store } : {}) };
}
