import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Empty } from '#ui/empty.tsx';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { useHouse } from '../state/house.ts';
import { useSettingsStrings } from '../strings/settings.ts';
import { CompanyForm } from './company-form.tsx';
import { HomeForm } from './home-form.tsx';
import { LoyaltyForm } from './loyalty-form.tsx';
import { ReceiptForm } from './receipt-form.tsx';
import { settingsQuery } from './settings-queries.ts';
import { type Section, sections } from './settings-search.ts';
import { TermsForm } from './terms-form.tsx';
import { TokensPanel } from './tokens-panel.tsx';
import './settings.css';

const route = getRouteApi('/settings');

export function SettingsPage() {
  const texts = useSettingsStrings();
  const { session } = useHouse();
  const { section = sections[0] } = route.useSearch();
  const may = session.scopes.includes('company:manage');
  return (
    <div className="page">
      <div className="page-head">
        <h1>{texts.title}</h1>
      </div>
      {may ? (
        <div className="settings-grid">
          <nav className="panel settings-nav" aria-label={texts.title}>
            {sections.map((name) => (
              <Link
                key={name}
                from="/settings"
                to="."
                search={(now) => ({ ...now, section: name })}
                className="nav-link"
                aria-current={name === section ? 'page' : undefined}
                activeOptions={{ includeSearch: true }}
              >
                {texts.sections[name]}
              </Link>
            ))}
          </nav>
          <div className="panel settings-section">
            <h2>{texts.sections[section]}</h2>
            <SectionBody section={section} />
          </div>
        </div>
      ) : (
        <Empty icon="warning" title={texts.noScope} hint={texts.noScopeHint} />
      )}
    </div>
  );
}

// The forms start anew with each section that is read: their keys are its marks.
function SectionBody({ section }: { readonly section: Section }) {
  const house = useHouse();
  const { data, error, refetch } = useQuery(settingsQuery(house));
  if (!data) return error ? <Failure error={error} retry={() => void refetch()} /> : <Waiting />;
  switch (section) {
    case 'company':
      return <CompanyForm key={data.company.mark} marked={data.company} />;
    case 'home':
      return <HomeForm />;
    case 'receipt':
      return <ReceiptForm key={data.company.mark} marked={data.company} />;
    case 'loyalty':
      return <LoyaltyForm key={data.loyalty.mark} marked={data.loyalty} />;
    case 'terms':
      return <TermsForm key={data.terms.mark} marked={data.terms} />;
    case 'tokens':
      return <TokensPanel />;
  }
}
