import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { formatPercent } from '#i18n/format.ts';
import type { CouponRow } from '#wire/pricing.ts';
import { useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
import { usePricingStrings } from '../strings/pricing/strings.ts';
import { CouponDialog } from './coupon-dialog.tsx';
import { couponsQuery } from './queries.ts';
import { RuleLink, RuleList, useCloseRule } from './rule-list.tsx';
import { useReachText } from './use-reach-text.ts';

const route = getRouteApi('/pricing');

export function CouponsTab() {
  const house = useHouse();
  const texts = usePricingStrings();
  const format = useFormat();
  const { store, rule } = route.useSearch();
  const query = useQuery(couponsQuery(house, store));
  const reach = useReachText();
  const close = useCloseRule();
  const open = query.data?.find((row) => row.coupon.id === rule);
  const gives = ({ coupon }: CouponRow) =>
    texts.givesPercent(coupon.kind === 'percent' ? formatPercent(coupon.percent_e2) : format.money(coupon.amount));
  return (
    <>
      <RuleList<CouponRow>
        tab="coupons"
        query={query}
        keyOf={(row) => row.coupon.id}
        stateOf={(row) => row.state}
        columns={[
          {
            title: texts.columns.name,
            cell: ({ coupon }) => <RuleLink id={coupon.id}>{format.name(coupon.names)}</RuleLink>,
          },
          { title: texts.columns.code, cell: ({ coupon }) => <span className="figure">{coupon.code}</span> },
          { title: texts.columns.gives, cell: gives },
          {
            title: texts.columns.used,
            figure: true,
            cell: ({ coupon }) => `${format.count(coupon.uses - coupon.uses_left)} / ${format.count(coupon.uses)}`,
          },
          { title: texts.columns.where, cell: ({ coupon }) => reach.where(coupon.reach) },
          { title: texts.columns.when, cell: ({ coupon }) => reach.when(coupon.reach) },
        ]}
      />
      {rule === 'new' || open ? <CouponDialog key={rule} row={open} close={close} /> : null}
    </>
  );
}
