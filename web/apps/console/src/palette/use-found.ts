import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { withQuery } from '#wire/client.ts';
import type { Member, Page, ProductPage, ReceiptSummary } from '#wire/types.ts';
import { ask } from '../state/ask.ts';
import { useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
import { keepStore, useStoreChoice } from '../state/use-store-choice.ts';
import type { Entry } from './entries.ts';
import { receiptNumber } from './match.ts';

const rows = 6;
const characters_min = 2;

// What the server finds: receipts by their number, products, members.
export function useFoundEntries(query: string): readonly Entry[] {
  const house = useHouse();
  const { client } = house;
  const format = useFormat();
  const scope = useStoreChoice();
  const navigate = useNavigate();
  const words = query.trim();
  const number = receiptNumber(words);
  const wanted = words.length >= characters_min;
  const receipts = useQuery({
    queryKey: ['palette', 'receipts', number],
    queryFn: () => ask<Page<ReceiptSummary>>(client, withQuery('/v1/receipts', { number: number ?? '', limit: rows })),
    enabled: number !== null && wanted,
    placeholderData: keepPreviousData,
  });
  const products = useQuery({
    queryKey: ['palette', 'products', words],
    queryFn: () => ask<ProductPage>(client, withQuery('/v1/products', { query: words, limit: rows })),
    enabled: wanted,
    placeholderData: keepPreviousData,
  });
  const members = useQuery({
    queryKey: ['palette', 'members', words],
    queryFn: () => ask<Page<Member>>(client, withQuery('/v1/members', { query: words, limit: rows })),
    enabled: wanted && house.session.scopes.includes('member:lookup'),
    placeholderData: keepPreviousData,
  });
  const chosen = keepStore(scope);
  const storeName = (id: string) => house.session.stores.find((store) => store.id === id)?.name ?? '';
  return [
    ...((number && wanted && receipts.data?.items) || []).map(
      (receipt): Entry => ({
        id: receipt.id,
        group: 'receipts',
        icon: receipt.kind === 'refund' ? 'back' : 'receipt',
        label: receipt.number,
        hint: [storeName(receipt.store), format.dateTime(receipt.at, receipt.store), format.money(receipt.total)].join(
          '  ',
        ),
        run: () => void navigate({ to: '/receipts', search: { ...chosen, receipt: receipt.id } }),
      }),
    ),
    ...((wanted && products.data?.items) || []).map(
      (product): Entry => ({
        id: product.id,
        group: 'products',
        icon: 'box',
        label: format.name(product.names),
        hint: product.price === null ? product.code : `${product.code}  ${format.money(product.price)}`,
        run: () => void navigate({ to: '/stock', search: { ...chosen, query: product.code } }),
      }),
    ),
    ...((wanted && members.data?.items) || []).map(
      (member): Entry => ({
        id: member.id,
        group: 'members',
        icon: 'person',
        label: member.name,
        hint: member.cards[0] ?? member.phones[0] ?? '',
        run: () => void navigate({ to: '/members', search: { ...chosen, member: member.id } }),
      }),
    ),
  ];
}
