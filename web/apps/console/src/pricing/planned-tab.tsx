import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { withQuery } from '#wire/client.ts';
import type { PlannedPrice } from '#wire/pricing.ts';
import { storeOf, useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
import { usePricingStrings } from '../strings/pricing/strings.ts';
import { PriceFields, type PriceForm, priceBody } from './price-fields.tsx';
import { booksQuery, plannedQuery } from './queries.ts';
import { RuleDialog } from './rule-dialog.tsx';
import { RuleList, useCloseRule } from './rule-list.tsx';
import { useRuleChange } from './use-rule-change.ts';

const route = getRouteApi('/pricing');
const keyOf = ({ sku, store, book, starts }: PlannedPrice) => [sku, store, book, starts].join('|');

export function PlannedTab() {
  const house = useHouse();
  const texts = usePricingStrings();
  const format = useFormat();
  const { store, rule, sku } = route.useSearch();
  const query = useQuery(plannedQuery(house, store));
  const books = useQuery(booksQuery(house, undefined));
  const close = useCloseRule();
  const { send } = useRuleChange(() => {});
  const listName = (row: PlannedPrice) => {
    const book = books.data?.find((one) => one.book.id === row.book);
    if (book) return format.name(book.book.names);
    return row.store ? (storeOf(house, row.store)?.name ?? '') : texts.company;
  };
  const takeBack = ({ sku, ...named }: PlannedPrice) =>
    void send(
      'DELETE',
      withQuery(`/v1/products/${sku}/price`, { store: named.store, book: named.book, starts: named.starts }),
    );
  return (
    <>
      <RuleList<PlannedPrice>
        tab="planned"
        intro={texts.plannedIntro}
        query={query}
        keyOf={keyOf}
        columns={[
          {
            title: texts.columns.product,
            cell: (row) => `${format.name(row.names)} · ${row.code}`,
          },
          { title: texts.columns.where, cell: listName },
          { title: texts.columns.from, cell: (row) => (row.starts ? format.date(row.starts) : '') },
          { title: texts.columns.price, figure: true, cell: (row) => format.amount(row.price) },
          { title: texts.columns.member, figure: true, cell: (row) => format.amount(row.member_price) },
          { title: texts.takeBack, cell: (row) => <Button onClick={() => takeBack(row)}>{texts.takeBack}</Button> },
        ]}
      />
      {rule === 'new' ? <PlanDialog sku={sku} close={close} /> : null}
    </>
  );
}

function PlanDialog({ sku: first, close }: { readonly sku: string | undefined; readonly close: () => void }) {
  const { session, currency } = useHouse();
  const texts = usePricingStrings();
  const { sending, refused, send, refuse } = useRuleChange(close);
  const [form, setForm] = useState<PriceForm>({ sku: first ?? '', price: '', member_price: '', starts: '' });
  const [store, setStore] = useState('');
  const save = () => {
    const body = priceBody(form, currency.digits);
    if ('unreadable' in body) {
      return refuse(body.unreadable === 'sku' ? texts.productNeeded : texts.badNumber, body.unreadable);
    }
    if (!body.starts) return refuse(texts.dateNeeded, 'starts');
    const { sku, ...price } = body;
    void send('PUT', `/v1/products/${sku}/price`, { ...price, ...(store ? { store } : {}) });
  };
  return (
    <RuleDialog
      title={texts.add.planned}
      close={close}
      sending={sending}
      refused={refused}
      fields={['sku', 'price', 'starts']}
      onSave={save}
    >
      <SelectField
        label={texts.fields.store}
        value={store}
        options={[
          { value: '', label: texts.company },
          ...session.stores.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` })),
        ]}
        onChange={setStore}
      />
      <PriceFields form={form} refused={refused} onForm={setForm} starts="must" />
    </RuleDialog>
  );
}
