import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { BookRow } from '#wire/pricing.ts';
import { useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
import { usePricingStrings } from '../strings/pricing/strings.ts';
import { BookDialog } from './book-dialog.tsx';
import { booksQuery } from './queries.ts';
import { RuleLink, RuleList, useCloseRule } from './rule-list.tsx';
import { useReachText } from './use-reach-text.ts';

const route = getRouteApi('/pricing');

export function BooksTab() {
  const house = useHouse();
  const texts = usePricingStrings();
  const format = useFormat();
  const { store, rule } = route.useSearch();
  const query = useQuery(booksQuery(house, store));
  const reach = useReachText();
  const close = useCloseRule();
  const open = query.data?.find((row) => row.book.id === rule);
  return (
    <>
      <RuleList<BookRow>
        tab="books"
        intro={texts.bookIntro}
        query={query}
        keyOf={(row) => row.book.id}
        stateOf={(row) => row.state}
        columns={[
          {
            title: texts.columns.name,
            cell: ({ book }) => <RuleLink id={book.id}>{format.name(book.names)}</RuleLink>,
          },
          { title: texts.columns.where, cell: ({ book }) => reach.places(book) },
          { title: texts.columns.when, cell: ({ book }) => reach.days(book) },
          { title: texts.columns.prices, figure: true, cell: (row) => format.count(row.price_count) },
        ]}
      />
      {rule === 'new' || open ? <BookDialog key={rule} row={open} close={close} /> : null}
    </>
  );
}
