import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Dialog } from '#ui/dialog.tsx';
import { Empty } from '#ui/empty.tsx';
import { Field } from '#ui/field.tsx';
import { withQuery } from '#wire/client.ts';
import type { ProductPage } from '#wire/types.ts';
import { ask } from '../state/ask.ts';
import { useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
import { useReceiptStrings } from '../strings/receipts.ts';
import { useShellStrings } from '../strings/shell.ts';

export interface ProductDialogProps {
  readonly onChoose: (sku: string) => void;
  readonly close: () => void;
}

const rows_max = 30;

// Searched by the server, which knows the pinyin of every name.
export function ProductDialog({ onChoose, close }: ProductDialogProps) {
  const { client } = useHouse();
  const texts = useReceiptStrings();
  const shell = useShellStrings();
  const format = useFormat();
  const [text, setText] = useState('');
  const query = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: ['product-search', query],
    queryFn: () => ask<ProductPage>(client, withQuery('/v1/products', { query, limit: rows_max })),
    placeholderData: keepPreviousData,
  });
  return (
    <Dialog title={texts.chooseProduct} closeLabel={shell.close} onClose={close}>
      <div className="stack">
        <Field
          label={texts.searchProduct}
          type="search"
          data-autofocus
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <ul className="product-list">
          <li>
            <button type="button" onClick={() => onChoose('')}>
              {texts.anyProduct}
            </button>
          </li>
          {found.data?.items.map(({ id, code, names }) => (
            <li key={id}>
              <button type="button" onClick={() => onChoose(id)}>
                <span>{format.name(names)}</span>
                <span className="muted figure">{code}</span>
              </button>
            </li>
          ))}
        </ul>
        {found.data?.items.length === 0 ? <Empty icon="search" title={texts.noProduct} /> : null}
      </div>
    </Dialog>
  );
}
