import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { formatAmount, parseAmount } from '#i18n/format.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Field } from '#ui/field.tsx';
import { showToast } from '#ui/toast.tsx';
import type { ProductDetail } from '#wire/goods.ts';
import { booksQuery, pricing_key } from '../pricing/queries.ts';
import { storeOf, useHouse } from '../state/house.ts';
import { useCommand } from '../state/use-command.ts';
import { useFormat } from '../state/use-format.ts';
import { keepStore, useStoreChoice } from '../state/use-store-choice.ts';
import { useProductStrings } from '../strings/products/strings.ts';
import { stale_keys } from './product-queries.ts';

// What it costs where: the company's price to change here, the others to see, with the way to where they are made.
export function PricesPanel({ detail }: { readonly detail: ProductDetail }) {
  const house = useHouse();
  const texts = useProductStrings();
  const format = useFormat();
  const store = useStoreChoice();
  const books = useQuery(booksQuery(house, undefined)).data ?? [];
  const whereOf = (price: ProductDetail['prices'][number]) => {
    if (price.book)
      return texts.bookPrice(format.name(books.find(({ book }) => book.id === price.book)?.book.names ?? {}));
    return price.store ? texts.storePrice(storeOf(house, price.store)?.code ?? '') : texts.companyPrice;
  };
  return (
    <div className="stack">
      {house.session.scopes.includes('price:write') ? <PriceForm key={detail.product.price} detail={detail} /> : null}
      {detail.prices.length === 0 ? (
        <p className="muted">{texts.noPrices}</p>
      ) : (
        <table className="plain-table" aria-label={texts.tabs.prices}>
          <thead>
            <tr>
              <th scope="col">{texts.list}</th>
              <th scope="col" className="figure-cell">
                {texts.columns.price}
              </th>
              <th scope="col" className="figure-cell">
                {texts.member}
              </th>
            </tr>
          </thead>
          <tbody>
            {detail.prices.map((price) => (
              <tr key={`${price.book}${price.store}${price.starts}`}>
                <td>
                  {whereOf(price)}{' '}
                  {price.starts ? <span className="tag">{texts.from(format.day(price.starts))}</span> : null}
                </td>
                <td className="figure-cell">{format.amount(price.price)}</td>
                <td className="figure-cell">{format.amount(price.member_price)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Link to="/pricing" search={{ ...keepStore(store), tab: 'books' }} className="text-link">
        {texts.toPricing}
      </Link>
    </div>
  );
}

function PriceForm({ detail: { product } }: { readonly detail: ProductDetail }) {
  const { currency } = useHouse();
  const texts = useProductStrings();
  const plain = (minor: number | null) =>
    minor === null ? '' : formatAmount(minor, currency.digits).replaceAll(',', '');
  const [price, setPrice] = useState(plain(product.price));
  const [member, setMember] = useState(plain(product.member_price));
  const { sending, refused, send, refuse, errorOf } = useCommand<unknown>([...stale_keys, pricing_key]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const minor = parseAmount(price, currency.digits);
    if (minor === null) return refuse(texts.badPrice, 'price');
    const member_minor = member.trim() === '' ? undefined : parseAmount(member, currency.digits);
    if (member_minor === null) return refuse(texts.badPrice, 'member_price');
    const body = { price: minor, ...(member_minor === undefined ? {} : { member_price: member_minor }) };
    if (await send({ method: 'PUT', path: `/v1/products/${product.id}/price`, body })) showToast(texts.priced, 'good');
  };
  return (
    <form className="products-price" noValidate onSubmit={submit}>
      <Field
        label={texts.price(currency.code)}
        inputMode="decimal"
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
      <Button look="primary" type="submit" disabled={sending === 'yes'}>
        {texts.setPrice}
      </Button>
      <ErrorNote text={refused && !/price$/.test(refused.field) ? refused.text : null} />
    </form>
  );
}
