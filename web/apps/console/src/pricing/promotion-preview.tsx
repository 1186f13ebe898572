import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Promotion } from '#wire/pricing.ts';
import { Failure } from '../shell/page-state.tsx';
import { useHouse } from '../state/house.ts';
import { storesInScope } from '../state/scope.ts';
import { usePricingStrings } from '../strings/pricing/strings.ts';
import { QuoteSheet } from './quote-sheet.tsx';
import { quoteQuery } from './quotes.ts';
import type { TriedLine } from './search.ts';
import { TriedLines } from './tried-lines.tsx';

const route = getRouteApi('/pricing');

// What a promotion would do before it is saved: a basket of its own, priced with it, for a member of the first store.
export function PromotionPreview({ promotion }: { readonly promotion: Promotion }) {
  const house = useHouse();
  const texts = usePricingStrings();
  const { store } = route.useSearch();
  const named = [...promotion.skus, ...promotion.parts.flatMap(({ skus }) => skus)];
  const [lines, setLines] = useState<readonly TriedLine[]>(() =>
    named.slice(0, 3).map((sku) => ({ sku, quantity_milli: Math.max(1, promotion.buy + promotion.free) * 1000 })),
  );
  const at_store = storesInScope(house, store)[0]?.id ?? '';
  const quote = useQuery(quoteQuery(house, { store: at_store, lines, coupons: [], promotion }));
  const section = useRef<HTMLElement>(null);
  // It stands below a long form: who asks for it is brought to it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for again, it is shown again
  useEffect(() => {
    section.current?.scrollIntoView({ block: 'start' });
  }, [promotion]);
  return (
    <section ref={section} className="group" aria-label={texts.preview}>
      <TriedLines lines={lines} onLines={setLines} />
      {quote.error && lines.length > 0 ? <Failure error={quote.error} retry={() => void quote.refetch()} /> : null}
      {quote.data ? <QuoteSheet quote={quote.data} /> : null}
    </section>
  );
}
