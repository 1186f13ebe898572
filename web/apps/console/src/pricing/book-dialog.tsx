import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { uuidv7 } from '#core/uuid.ts';
import { type Names, writtenNames } from '#i18n/names.ts';
import { Button } from '#ui/button.tsx';
import { withQuery } from '#wire/client.ts';
import type { BookRow } from '#wire/pricing.ts';
import { useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
import { usePricingStrings } from '../strings/pricing/strings.ts';
import { NamesFields } from './names-fields.tsx';
import { PriceFields, type PriceForm, priceBody } from './price-fields.tsx';
import { bookQuery } from './queries.ts';
import { ReachFields } from './reach-fields.tsx';
import { anywhere, type ReachForm, reachBody } from './reach-model.ts';
import { RuleDialog } from './rule-dialog.tsx';
import { errorAt, useRuleChange } from './use-rule-change.ts';

export interface BookDialogProps {
  readonly row: BookRow | undefined;
  readonly close: () => void;
}

export function BookDialog({ row, close }: BookDialogProps) {
  const texts = usePricingStrings();
  const format = useFormat();
  const { sending, refused, send } = useRuleChange(close);
  const [id] = useState(() => row?.book.id ?? uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10))));
  const [names, setNames] = useState<Names>(row?.book.names ?? {});
  const [reach, setReach] = useState<ReachForm>({
    ...anywhere,
    stores: row?.book.stores ?? [],
    channels: row?.book.channels ?? [],
    starts: row?.book.starts ?? '',
    ends: row?.book.ends ?? '',
  });
  const save = () => {
    const { stores, channels, starts, ends } = reachBody(reach);
    void send('PUT', `/v1/price-books/${id}`, { id, names: writtenNames(names), stores, channels, starts, ends });
  };
  const is_running = row && row.state !== 'ended';
  return (
    <RuleDialog
      title={row ? format.name(row.book.names) : texts.add.books}
      close={close}
      sending={sending}
      refused={refused}
      fields={['names', 'stores', 'channels', 'ends']}
      onSave={save}
      onEnd={is_running ? () => void send('DELETE', `/v1/price-books/${id}`) : undefined}
    >
      <NamesFields names={names} error={errorAt(refused, 'names')} onNames={setNames} />
      <ReachFields reach={reach} refused={refused} onReach={setReach} plain />
      {is_running ? <BookPrices book={id} /> : null}
    </RuleDialog>
  );
}

const nothing: PriceForm = { sku: '', price: '', member_price: '', starts: '' };

// The prices of a book that is there: each is written by itself, at once.
function BookPrices({ book }: { readonly book: string }) {
  const house = useHouse();
  const texts = usePricingStrings();
  const format = useFormat();
  const detail = useQuery(bookQuery(house, book));
  const [form, setForm] = useState(nothing);
  const { sending, refused, send, refuse } = useRuleChange(() => setForm(nothing));
  const add = () => {
    const body = priceBody(form, house.currency.digits);
    if ('unreadable' in body)
      return refuse(body.unreadable === 'sku' ? texts.productNeeded : texts.badNumber, body.unreadable);
    void send('PUT', `/v1/price-books/${book}/prices`, { prices: [body] });
  };
  return (
    <section className="group" aria-label={texts.columns.prices}>
      <PriceFields form={form} refused={refused} onForm={setForm} starts="may" />
      <div>
        <Button disabled={sending === 'yes'} onClick={add}>
          {texts.setPrice}
        </Button>
      </div>
      <table className="plain-table" aria-label={texts.columns.prices}>
        <tbody>
          {detail.data?.prices.map(({ sku, names, code, price, member_price, starts }) => (
            <tr key={`${sku}${starts ?? ''}`} data-price={sku}>
              <td>
                {format.name(names)} <small className="muted figure">{code}</small>
              </td>
              <td>{starts ? texts.since(format.date(starts)) : ''}</td>
              <td className="figure-cell">{format.amount(price)}</td>
              <td className="figure-cell">{format.amount(member_price)}</td>
              <td>
                <Button onClick={() => void send('DELETE', withQuery(`/v1/products/${sku}/price`, { book, starts }))}>
                  {texts.remove}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
