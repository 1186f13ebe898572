import { Field } from '#ui/field.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { filled } from '../state/filters.ts';
import { useTyped } from '../state/use-typed.ts';
import { useProductStrings } from '../strings/products/strings.ts';
import { type CategoryNode, indented } from './category-tree.ts';
import { goodsLacks, goodsOrders, goodsStates, type ProductSearch } from './product-search.ts';

export interface ProductFiltersProps {
  readonly search: ProductSearch;
  readonly tree: readonly CategoryNode[];
  readonly onChange: (search: ProductSearch) => void;
}

const usual = { state: 'active', order: 'code' } as const;

// Every filter acts at once and is part of the address; what is usual is left out of it.
export function ProductFilters({ search, tree, onChange }: ProductFiltersProps) {
  const texts = useProductStrings();
  const [typed, setTyped] = useTyped(search.query ?? '');
  const set = (more: ProductSearch) => {
    const next = { ...search, ...more };
    onChange(
      filled({
        ...next,
        state: next.state === usual.state ? '' : next.state,
        order: next.order === usual.order ? '' : next.order,
      }),
    );
  };
  return (
    <search className="panel products-filters">
      <Field
        label={texts.search}
        type="search"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          set({ query: event.target.value });
        }}
      />
      <CategoryField
        label={texts.category}
        none={texts.anyCategory}
        tree={tree}
        value={search.category ?? ''}
        onChange={(category) => set({ category })}
      />
      <SelectField
        label={texts.state}
        value={search.state ?? usual.state}
        options={['all' as const, ...goodsStates].map((value) => ({
          value: value as string,
          label: texts.states[value],
        }))}
        onChange={(state) => set({ state })}
      />
      <SelectField
        label={texts.lacking}
        value={search.lacking ?? ''}
        options={[
          { value: '', label: texts.lacks.none },
          ...goodsLacks.map((value) => ({ value: value as string, label: texts.lacks[value] })),
        ]}
        onChange={(lacking) => set({ lacking })}
      />
      <SelectField
        label={texts.order}
        value={search.order ?? usual.order}
        options={goodsOrders.map((value) => ({ value: value as string, label: texts.orders[value] }))}
        onChange={(order) => set({ order })}
      />
    </search>
  );
}

export interface CategoryFieldProps {
  readonly label: string;
  // What no category is called.
  readonly none: string;
  readonly tree: readonly CategoryNode[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

export function CategoryField({ label, none, tree, value, onChange }: CategoryFieldProps) {
  return (
    <SelectField
      label={label}
      value={value}
      options={[{ value: '', label: none }, ...tree.map((node) => ({ value: node.id, label: indented(node) }))]}
      onChange={onChange}
    />
  );
}
