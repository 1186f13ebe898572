import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { Field } from '#ui/field.tsx';
import { withQuery } from '#wire/client.ts';
import type { ProductPage } from '#wire/types.ts';
import { indented } from '../products/category-tree.ts';
import { useCategoryTree } from '../products/use-category-tree.ts';
import { ask } from '../state/ask.ts';
import { useHouse } from '../state/house.ts';
import { productsQuery } from '../state/queries.ts';
import { useFormat } from '../state/use-format.ts';
import { usePricingStrings } from '../strings/pricing/strings.ts';
import { Chip } from './chip.tsx';

const found_max = 20;

export interface ProductSearchProps {
  readonly label: string;
  readonly onChoose: (sku: string) => void;
  readonly error?: string | undefined;
}

// Searched by the server, which knows the pinyin of every name; a click or Enter takes the first.
export function ProductSearch({ label, onChoose, error }: ProductSearchProps) {
  const { client } = useHouse();
  const texts = usePricingStrings();
  const format = useFormat();
  const [text, setText] = useState('');
  const query = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: ['product-search', query],
    queryFn: () => ask<ProductPage>(client, withQuery('/v1/products', { query, limit: found_max })),
    placeholderData: keepPreviousData,
    enabled: query !== '',
  });
  const items = query === '' ? [] : (found.data?.items ?? []);
  const choose = (sku: string) => {
    setText('');
    onChoose(sku);
  };
  return (
    <div className="stack">
      <Field
        label={label}
        type="search"
        placeholder={texts.searchHint}
        value={text}
        error={error}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          const first = items[0];
          if (event.key !== 'Enter') return;
          event.preventDefault();
          if (first) choose(first.id);
        }}
      />
      {items.length > 0 ? (
        <ul className="found">
          {items.map(({ id, code, names }) => (
            <li key={id}>
              <button type="button" onClick={() => choose(id)}>
                <span>{format.name(names)}</span>
                <span className="muted figure">{code}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

export interface Goods {
  readonly skus: readonly string[];
  readonly categories: readonly string[];
}

export interface GoodsPickerProps {
  readonly goods: Goods;
  readonly onGoods: (goods: Goods) => void;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}

// Products and categories that a rule is about.
export function GoodsPicker({ goods: { skus, categories }, onGoods, hint, error }: GoodsPickerProps) {
  const house = useHouse();
  const texts = usePricingStrings();
  const format = useFormat();
  const id = useId();
  const products = useQuery(productsQuery(house));
  const tree = useCategoryTree();
  const nameOfSku = (sku: string) => {
    const product = products.data?.get(sku);
    return product ? format.name(product.names) : '…';
  };
  return (
    <div className="stack">
      <ProductSearch
        label={texts.fields.goods}
        error={error}
        onChoose={(sku) => onGoods({ categories, skus: skus.includes(sku) ? skus : [...skus, sku] })}
      />
      <div className="field">
        <label htmlFor={id}>{texts.category}</label>
        <select
          id={id}
          className="input"
          aria-describedby={`${id}-note`}
          value=""
          onChange={({ target }) => onGoods({ skus, categories: [...new Set([...categories, target.value])] })}
        >
          <option value="">{texts.category}</option>
          {tree.map((node) => (
            <option key={node.id} value={node.id}>
              {indented(node)}
            </option>
          ))}
        </select>
        <p id={`${id}-note`} className="field-hint">
          {texts.categoryHint}
        </p>
      </div>
      <ul className="chips">
        {categories.map((category) => (
          <Chip
            key={category}
            name={tree.find((node) => node.id === category)?.path ?? '…'}
            onRemove={() => onGoods({ skus, categories: categories.filter((other) => other !== category) })}
          />
        ))}
        {skus.map((sku) => (
          <Chip
            key={sku}
            name={nameOfSku(sku)}
            onRemove={() => onGoods({ categories, skus: skus.filter((other) => other !== sku) })}
          />
        ))}
        {skus.length + categories.length === 0 && hint ? <li className="muted">{hint}</li> : null}
      </ul>
    </div>
  );
}
