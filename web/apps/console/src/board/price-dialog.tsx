import { type FormEvent, useId, useState } from 'react';
import { formatAmount, parseAmount } from '#i18n/format.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Field } from '#ui/field.tsx';
import { showToast } from '#ui/toast.tsx';
import type { BoardRow } from '#wire/board.ts';
import { useHouse } from '../state/house.ts';
import { useCommand } from '../state/use-command.ts';
import { useFormat } from '../state/use-format.ts';
import { useBoardStrings } from '../strings/board.ts';
import { useShellStrings } from '../strings/shell.ts';

// The company's price. It holds from now on; baskets that are open keep what they showed.
export function PriceDialog({ row, close }: { readonly row: BoardRow; readonly close: () => void }) {
  const texts = useBoardStrings();
  const shell = useShellStrings();
  const format = useFormat();
  const { currency } = useHouse();
  const form = useId();
  const plain = (minor: number | null) =>
    minor === null ? '' : formatAmount(minor, currency.digits).replaceAll(',', '');
  const [price, setPrice] = useState(plain(row.price));
  const [member, setMember] = useState(plain(row.member_price));
  const { sending, refused, send, refuse, errorOf } = useCommand<unknown>(['board', 'products', 'pricing']);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const minor = parseAmount(price, currency.digits);
    if (minor === null) return refuse(texts.badPrice, 'price');
    const member_minor = member.trim() === '' ? null : parseAmount(member, currency.digits);
    if (member_minor === null && member.trim() !== '') return refuse(texts.badPrice, 'member_price');
    const body = { price: minor, ...(member_minor === null ? {} : { member_price: member_minor }) };
    if (!(await send({ method: 'PUT', path: `/v1/products/${row.sku}/price`, body }))) return;
    showToast(texts.priced(format.name(row.names), format.money(minor)), 'good');
    close();
  };
  const elsewhere = refused && refused.field !== 'price' && refused.field !== 'member_price';
  return (
    <Dialog
      title={texts.priceOf(format.name(row.names))}
      closeLabel={shell.close}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{shell.cancel}</Button>
          <Button look="primary" type="submit" form={form} disabled={sending === 'yes'}>
            {texts.setPrice}
          </Button>
        </>
      }
    >
      <form id={form} className="stack" onSubmit={submit}>
        <Field
          label={texts.newPrice(currency.code)}
          inputMode="decimal"
          data-autofocus
          value={price}
          error={errorOf('price')}
          onChange={(event) => setPrice(event.target.value)}
        />
        <Field
          label={texts.memberPrice(currency.code)}
          inputMode="decimal"
          value={member}
          error={errorOf('member_price')}
          hint={texts.memberPriceHint}
          onChange={(event) => setMember(event.target.value)}
        />
        <ErrorNote text={elsewhere ? refused.text : null} />
      </form>
    </Dialog>
  );
}
