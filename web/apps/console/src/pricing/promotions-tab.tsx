import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { PromotionRow } from '#wire/pricing.ts';
import { useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
import { usePricingStrings } from '../strings/pricing/strings.ts';
import { PromotionDialog } from './promotion-dialog.tsx';
import { givesText } from './promotion-model.ts';
import { promotionsQuery } from './queries.ts';
import { RuleLink, RuleList, useCloseRule } from './rule-list.tsx';
import { useReachText } from './use-reach-text.ts';

const route = getRouteApi('/pricing');

export function PromotionsTab() {
  const house = useHouse();
  const texts = usePricingStrings();
  const format = useFormat();
  const { store, rule, sku } = route.useSearch();
  const query = useQuery(promotionsQuery(house, store));
  const reach = useReachText();
  const close = useCloseRule();
  const open = query.data?.find((row) => row.promotion.id === rule);
  return (
    <>
      <RuleList<PromotionRow>
        tab="promotions"
        query={query}
        keyOf={(row) => row.promotion.id}
        stateOf={(row) => row.state}
        columns={[
          {
            title: texts.columns.name,
            cell: ({ promotion }) => <RuleLink id={promotion.id}>{format.name(promotion.names)}</RuleLink>,
          },
          { title: texts.kind, cell: ({ promotion }) => texts.kinds[promotion.kind] },
          { title: texts.columns.gives, cell: ({ promotion }) => givesText(promotion, texts, format) },
          { title: texts.columns.where, cell: ({ promotion }) => reach.where(promotion.reach) },
          { title: texts.columns.when, cell: ({ promotion }) => reach.when(promotion.reach) },
        ]}
      />
      {rule === 'new' || open ? <PromotionDialog key={rule} row={open} sku={sku} close={close} /> : null}
    </>
  );
}
