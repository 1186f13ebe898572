import { Link } from '@tanstack/react-router';
import { Icon, type IconName } from '#ui/icon.tsx';
import { keepStore, useStoreChoice } from '../state/use-store-choice.ts';
import { useShellStrings } from '../strings/shell.ts';

const groups = [
  { name: 'now', pages: [{ to: '/', name: 'live', icon: 'chart' }] },
  {
    name: 'sales',
    pages: [
      { to: '/receipts', name: 'receipts', icon: 'receipt' },
      { to: '/exceptions', name: 'exceptions', icon: 'warning' },
    ],
  },
  {
    name: 'goods',
    pages: [
      { to: '/stock', name: 'stock', icon: 'box' },
      { to: '/board', name: 'board', icon: 'chart' },
    ],
  },
  { name: 'house', pages: [{ to: '/metrics', name: 'metrics', icon: 'search' }] },
] as const satisfies readonly { name: string; pages: readonly { to: string; name: string; icon: IconName }[] }[];

export function Nav() {
  const { nav, brand } = useShellStrings();
  const store = useStoreChoice();
  return (
    <nav className="nav" aria-label={nav.label}>
      <p className="nav-brand">
        <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width="28" height="28" />
        <span>{brand}</span>
      </p>
      {groups.map((group) => (
        <section key={group.name} aria-label={nav[group.name]}>
          <p className="nav-group" aria-hidden="true">
            {nav[group.name]}
          </p>
          {group.pages.map(({ to, name, icon }) => (
            <Link
              key={to}
              to={to}
              search={keepStore(store)}
              className="nav-link"
              activeOptions={{ exact: to === '/', includeSearch: false }}
            >
              <Icon name={icon} />
              <span>{nav[name]}</span>
            </Link>
          ))}
        </section>
      ))}
    </nav>
  );
}
