import { getRouteApi } from '@tanstack/react-router';
import { ExportMenu } from '../export/export-menu.tsx';
import { Tabs } from '../shell/tabs.tsx';
import { usePricingStrings } from '../strings/pricing/strings.ts';
import { BooksTab } from './books-tab.tsx';
import { CouponsTab } from './coupons-tab.tsx';
import { PlannedTab } from './planned-tab.tsx';
import { PromotionsTab } from './promotions-tab.tsx';
import { type Tab, tabs } from './search.ts';
import { TaxesTab } from './taxes-tab.tsx';
import { TrialTab } from './trial-tab.tsx';
import './pricing-page.css';

// What the server calls the list of a tab.
const lists = {
  promotions: 'promotions',
  coupons: 'coupons',
  books: 'price-books',
  planned: 'planned-prices',
  taxes: 'taxes',
} as const satisfies Record<Exclude<Tab, 'trial'>, string>;

const route = getRouteApi('/pricing');

export function PricingPage() {
  const texts = usePricingStrings();
  const { tab = 'promotions', store, state } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{texts.title}</h1>
        {tab === 'trial' ? null : <ExportMenu list={lists[tab]} filters={{ store, state }} />}
      </div>
      <Tabs
        label={texts.title}
        options={tabs.map((value) => ({ value, label: texts.tabs[value] }))}
        value={tab}
        onChange={(next) => void navigate({ search: ({ store }) => ({ ...(store ? { store } : {}), tab: next }) })}
      />
      <OpenTab tab={tab} />
    </div>
  );
}

function OpenTab({ tab }: { readonly tab: Tab }) {
  switch (tab) {
    case 'promotions':
      return <PromotionsTab />;
    case 'coupons':
      return <CouponsTab />;
    case 'books':
      return <BooksTab />;
    case 'planned':
      return <PlannedTab />;
    case 'taxes':
      return <TaxesTab />;
    case 'trial':
      return <TrialTab />;
  }
}
