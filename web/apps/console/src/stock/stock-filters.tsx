import { Icon } from '#ui/icon.tsx';
import { indented, treeOf } from '../products/category-tree.ts';
import { filled } from '../state/filters.ts';
import { useFormat } from '../state/use-format.ts';
import { useTyped } from '../state/use-typed.ts';
import { useStockStrings } from '../strings/stock.ts';
import { no_one, type Shown } from './filter.ts';
import { states } from './grid.ts';
import { columns, orderOf, textOfOrder } from './orders.ts';
import type { PageSearch } from './stock-page.tsx';
import type { StockViewProps } from './stock-view.tsx';

export function StockFilters({ grid, shown, search, onChange }: StockViewProps & { readonly shown: Shown }) {
  const texts = useStockStrings();
  const format = useFormat();
  const set = (more: Partial<Record<keyof PageSearch, string>>) => onChange(filled({ ...search, ...more }));
  const categories = treeOf(grid.categories, ({ names }) => format.name(names), format.language).map((node) => ({
    value: node.id,
    label: indented(node),
  }));
  const order = orderOf(search.sort);
  return (
    <div className="stock-filters">
      <SearchBox text={search.query ?? ''} onText={(query) => set({ query })} />
      {categories.length > 0 ? (
        <Pick
          label={texts.category}
          value={search.category ?? ''}
          options={[
            { value: '', label: texts.allCategories },
            ...categories,
            { value: no_one, label: texts.noCategory },
          ]}
          onChange={(category) => set({ category })}
        />
      ) : null}
      {grid.suppliers.length > 0 ? (
        <Pick
          label={texts.supplier}
          value={search.supplier ?? ''}
          options={[
            { value: '', label: texts.allSuppliers },
            ...grid.suppliers.map(({ id, name }) => ({ value: id, label: name })),
            { value: no_one, label: texts.noSupplier },
          ]}
          onChange={(supplier) => set({ supplier })}
        />
      ) : null}
      <div className="stock-narrow">
        <Pick
          label={texts.sort}
          value={textOfOrder(order) ?? 'code'}
          options={columns.flatMap((column) => [
            { value: column, label: `${texts.columns[column]} \u2191` },
            { value: `-${column}`, label: `${texts.columns[column]} \u2193` },
          ])}
          onChange={(sort) => set({ sort: textOfOrder(orderOf(sort)) ?? '' })}
        />
      </div>
      <ul className="stock-states" aria-label={texts.state}>
        {states.map((state) => (
          <li key={state}>
            <button
              type="button"
              className={`filter-chip state-${state}`}
              data-state={state}
              aria-pressed={search.state === state}
              onClick={() => set({ state: search.state === state ? '' : state })}
            >
              {texts.states[state]}
              <span className="figure">{format.count(shown.counts[state])}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface PickProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

function Pick({ label, value, options, onChange }: PickProps) {
  return (
    <select className="input" aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

function SearchBox({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) {
  const texts = useStockStrings();
  const [typed, setTyped] = useTyped(text);
  return (
    <div className="stock-search">
      <Icon name="search" size={18} />
      <input
        type="search"
        className="input"
        aria-label={texts.search}
        placeholder={texts.searchHint}
        autoComplete="off"
        maxLength={120}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          onText(event.target.value);
        }}
      />
    </div>
  );
}
