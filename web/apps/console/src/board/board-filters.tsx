import { type FormEvent, useId, useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Choice } from '#ui/choice.tsx';
import { Field } from '#ui/field.tsx';
import { indented } from '../products/category-tree.ts';
import { useCategoryTree } from '../products/use-category-tree.ts';
import { filled } from '../state/filters.ts';
import { useBoardStrings } from '../strings/board.ts';
import { type BoardSearch, periods, usualPeriod } from './board-search.ts';

export interface BoardFiltersProps {
  readonly search: BoardSearch;
  readonly onChange: (search: BoardSearch) => void;
}

export function BoardFilters({ search, onChange }: BoardFiltersProps) {
  const texts = useBoardStrings();
  const [fields, setFields] = useState({ from: search.from ?? '', to: search.to ?? '', query: search.query ?? '' });
  const set = (more: Partial<typeof fields>) => setFields({ ...fields, ...more });
  const apply = (event: FormEvent) => {
    event.preventDefault();
    const { from: _from, to: _to, query: _query, ...rest } = search;
    onChange({ ...rest, ...filled(fields) });
  };
  const chosen = search.from || search.to ? 'own' : (search.days ?? usualPeriod);
  const choosePeriod = (days: string) => {
    if (days === 'own') return;
    const { from: _from, to: _to, days: _days, ...rest } = search;
    onChange({ ...rest, ...(days === usualPeriod ? {} : { days }) });
  };
  return (
    <form className="panel board-filters" aria-label={texts.filters} onSubmit={apply}>
      <Choice
        label={texts.period}
        options={[
          ...periods.map((days) => ({ value: days as string, label: texts.days[days] })),
          ...(chosen === 'own' ? [{ value: 'own', label: texts.ownPeriod }] : []),
        ]}
        value={chosen}
        onChange={choosePeriod}
      />
      <Field
        label={texts.from}
        type="date"
        value={fields.from}
        onChange={(event) => set({ from: event.target.value })}
      />
      <Field label={texts.to} type="date" value={fields.to} onChange={(event) => set({ to: event.target.value })} />
      <Field
        label={texts.words}
        type="search"
        placeholder={texts.wordsHint}
        value={fields.query}
        onChange={(event) => set({ query: event.target.value })}
      />
      <CategoryPicker search={search} onChange={onChange} />
      <div className="board-actions">
        <Button type="submit" look="primary">
          {texts.find}
        </Button>
        <Button onClick={() => onChange({})}>{texts.reset}</Button>
      </div>
    </form>
  );
}

const all_products = '';
const by_category = 'category';

// One list for "which products, and how are they summed": all, one category with what lies below it, or a row for each category.
function CategoryPicker({ search, onChange }: BoardFiltersProps) {
  const texts = useBoardStrings();
  const id = useId();
  const tree = useCategoryTree();
  const choose = (value: string) => {
    const { by: _by, category: _category, set, ...rest } = search;
    if (value === by_category) return onChange({ ...rest, by: by_category });
    onChange({ ...rest, ...(set ? { set } : {}), ...(value ? { category: value } : {}) });
  };
  return (
    <div className="field">
      <label htmlFor={id}>{texts.category}</label>
      <select
        id={id}
        className="input"
        value={search.by ?? search.category ?? all_products}
        onChange={(event) => choose(event.target.value)}
      >
        <option value={all_products}>{texts.allProducts}</option>
        <option value={by_category}>{texts.byCategory}</option>
        {tree.map((node) => (
          <option key={node.id} value={node.id}>
            {indented(node)}
          </option>
        ))}
      </select>
    </div>
  );
}
