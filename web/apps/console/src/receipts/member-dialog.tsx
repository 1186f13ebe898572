import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Dialog } from '#ui/dialog.tsx';
import { Empty } from '#ui/empty.tsx';
import { Field } from '#ui/field.tsx';
import { withQuery } from '#wire/client.ts';
import type { Member, Page } from '#wire/types.ts';
import { ask } from '../state/ask.ts';
import { useHouse } from '../state/house.ts';
import { useReceiptStrings } from '../strings/receipts.ts';
import { useShellStrings } from '../strings/shell.ts';

export interface MemberDialogProps {
  // "" for anybody.
  readonly onChoose: (member: string) => void;
  readonly close: () => void;
}

const rows_max = 30;

export function MemberDialog({ onChoose, close }: MemberDialogProps) {
  const { client } = useHouse();
  const texts = useReceiptStrings();
  const shell = useShellStrings();
  const [text, setText] = useState('');
  const query = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: ['member-search', query],
    queryFn: () => ask<Page<Member>>(client, withQuery('/v1/members', { query, limit: rows_max })),
    placeholderData: keepPreviousData,
  });
  return (
    <Dialog title={texts.chooseMember} closeLabel={shell.close} onClose={close}>
      <div className="stack">
        <Field
          label={texts.searchMember}
          type="search"
          data-autofocus
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <ul className="product-list">
          <li>
            <button type="button" onClick={() => onChoose('')}>
              {texts.anyMember}
            </button>
          </li>
          {found.data?.items.map(({ id, name, phones, cards }) => (
            <li key={id}>
              <button type="button" onClick={() => onChoose(id)}>
                <span>{name}</span>
                <span className="muted figure">{phones[0] ?? cards[0] ?? ''}</span>
              </button>
            </li>
          ))}
        </ul>
        {found.data?.items.length === 0 ? <Empty icon="person" title={texts.noMember} /> : null}
      </div>
    </Dialog>
  );
}
