import { Link } from '@tanstack/react-router';
import { Icon } from '#ui/icon.tsx';
import { useHouse } from '../state/house.ts';
import { keepStore, useStoreChoice } from '../state/use-store-choice.ts';
import { useShellStrings } from '../strings/shell.ts';
import { allPages, mayOpen, type PageEntry, pageGroups } from './pages.ts';

export function Nav() {
  const { nav, brand } = useShellStrings();
  return (
    <nav className="nav" aria-label={nav.label}>
      <p className="nav-brand">
        <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width="28" height="28" />
        <span>{brand}</span>
      </p>
      <NavGroups />
    </nav>
  );
}

export interface NavGroupsProps {
  readonly onGo?: () => void;
}

export function NavGroups({ onGo }: NavGroupsProps) {
  const { nav } = useShellStrings();
  const may = mayOpen(useHouse().session.scopes);
  return pageGroups.map((group) => (
    <section key={group.name} aria-label={nav[group.name]}>
      <p className="nav-group" aria-hidden="true">
        {nav[group.name]}
      </p>
      {group.pages.filter(may).map((page) => (
        <NavLink key={page.to} page={page} onGo={onGo} />
      ))}
    </section>
  ));
}

function NavLink({ page, onGo }: { readonly page: PageEntry; readonly onGo?: (() => void) | undefined }) {
  const { nav } = useShellStrings();
  const store = useStoreChoice();
  return (
    <Link
      to={page.to}
      search={keepStore(store)}
      className="nav-link"
      activeOptions={{ exact: page.to === '/', includeSearch: false }}
      onClick={onGo}
    >
      <Icon name={page.icon} />
      <span>{nav[page.name]}</span>
    </Link>
  );
}

// The foot of a phone: the pages that are opened most, and the way to all others.
export function PhoneBar({ onMore }: { readonly onMore: () => void }) {
  const { nav } = useShellStrings();
  const may = mayOpen(useHouse().session.scopes);
  return (
    <nav className="phone-bar" aria-label={nav.label}>
      {allPages
        .filter((page) => page.pinned && may(page))
        .map((page) => (
          <NavLink key={page.to} page={page} />
        ))}
      <button type="button" className="nav-link" onClick={onMore}>
        <Icon name="menu" />
        <span>{nav.more}</span>
      </button>
    </nav>
  );
}
