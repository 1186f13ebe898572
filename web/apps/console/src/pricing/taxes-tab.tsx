import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { formatPercent } from '#i18n/format.ts';
import type { TaxClass } from '#wire/types.ts';
import { useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
import { usePricingStrings } from '../strings/pricing/strings.ts';
import { taxesQuery } from './queries.ts';
import { RuleLink, RuleList, useCloseRule } from './rule-list.tsx';
import { TaxDialog } from './tax-dialog.tsx';
import { TaxMode } from './tax-mode.tsx';
import { ProfileChoice } from './tax-profile.tsx';

const route = getRouteApi('/pricing');
// Rates are 1/1,000,000; percentages 1/10,000.
const ppm_per_e2 = 100;

export function TaxesTab() {
  const house = useHouse();
  const texts = usePricingStrings();
  const format = useFormat();
  const { rule } = route.useSearch();
  const query = useQuery({ ...taxesQuery(house), select: (setup) => setup.tax_classes });
  const setup = useQuery(taxesQuery(house));
  const close = useCloseRule();
  const open = query.data?.find(({ code }) => code === rule);
  const rate = (rate_ppm: number) => formatPercent(rate_ppm / ppm_per_e2);
  return (
    <>
      <RuleList<TaxClass>
        tab="taxes"
        query={query}
        keyOf={({ code }) => code}
        {...(setup.data
          ? {
              intro: setup.data.tax_included ? texts.taxInside : texts.taxOutside,
              more: (
                <>
                  <TaxMode />
                  <ProfileChoice profiles={setup.data.profiles} />
                </>
              ),
            }
          : {})}
        columns={[
          {
            title: texts.columns.name,
            cell: (tax) => <RuleLink id={tax.code}>{format.name(tax.names)}</RuleLink>,
          },
          { title: texts.columns.code, cell: (tax) => <span className="figure">{tax.code}</span> },
          { title: texts.columns.rate, figure: true, cell: (tax) => rate(tax.rate_ppm) },
          {
            title: texts.columns.changes,
            cell: (tax) =>
              tax.changes
                .map(({ starts, rate_ppm }) => `${texts.since(format.date(starts))} ${rate(rate_ppm)}`)
                .join(' · '),
          },
        ]}
      />
      {rule === 'new' || open ? <TaxDialog key={rule} tax={open} close={close} /> : null}
    </>
  );
}
