import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Dialog } from '#ui/dialog.tsx';
import { Empty } from '#ui/empty.tsx';
import { Field } from '#ui/field.tsx';
import type { IconName } from '#ui/icon.tsx';
import { withQuery } from '#wire/client.ts';
import type { Page } from '#wire/types.ts';
import { ask } from '../state/ask.ts';
import { useHouse } from '../state/house.ts';
import { useShellStrings } from '../strings/shell.ts';

export interface Choosable {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
}

export interface ChooseDialogProps<Row> {
  readonly title: string;
  readonly search: string;
  // What stands for no choice, and what is said when nothing is found.
  readonly anything: string;
  readonly none: string;
  readonly icon: IconName;
  // The list of the API that is searched, which knows how every name sounds.
  readonly list: '/v1/products' | '/v1/members';
  readonly describe: (row: Row) => Choosable;
  // "" for any.
  readonly onChoose: (id: string) => void;
  readonly close: () => void;
}

const rows_max = 30;

export function ChooseDialog<Row>(props: ChooseDialogProps<Row>) {
  const { title, search, anything, none, icon, list, describe, onChoose, close } = props;
  const { client } = useHouse();
  const shell = useShellStrings();
  const [text, setText] = useState('');
  const query = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: ['choose', list, query],
    queryFn: () => ask<Page<Row>>(client, withQuery(list, { query, limit: rows_max })),
    placeholderData: keepPreviousData,
  });
  return (
    <Dialog title={title} closeLabel={shell.close} onClose={close}>
      <div className="stack">
        <Field
          label={search}
          type="search"
          data-autofocus
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <ul className="product-list">
          <li>
            <button type="button" onClick={() => onChoose('')}>
              {anything}
            </button>
          </li>
          {found.data?.items.map(describe).map(({ id, name, hint }) => (
            <li key={id}>
              <button type="button" onClick={() => onChoose(id)}>
                <span>{name}</span>
                <span className="muted figure">{hint}</span>
              </button>
            </li>
          ))}
        </ul>
        {found.data?.items.length === 0 ? <Empty icon={icon} title={none} /> : null}
      </div>
    </Dialog>
  );
}
