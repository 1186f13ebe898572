import { useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useMatches } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { Empty } from '#ui/empty.tsx';
import { useStore } from '#ui/use-store.ts';
import { useHouse } from '../state/house.ts';
import { startLive } from '../state/live.ts';
import { useShellStrings } from '../strings/shell.ts';
import { DemoBanner } from '../welcome/demo-banner.tsx';
import { Nav, PhoneBar } from './nav.tsx';
import { closePanel, openPanel, panel } from './panel.ts';
import { TopBar } from './top-bar.tsx';
import { useKeys } from './use-keys.ts';
import './shell.css';

const Panel = lazy(async () => ({ default: (await import('./panels.tsx')).Panels }));

export function Shell() {
  const cache = useQueryClient();
  const house = useHouse();
  const { scopes, has_password } = house.session;
  const may_hear = scopes.includes('event:read');
  // Who was let in by a link chooses a password of their own; whoever sets the shop up finds it on the checklist.
  const wants_password = !has_password && !scopes.includes('company:manage');
  useEffect(() => {
    if (wants_password) openPanel('password');
  }, [wants_password]);
  useEffect(() => {
    if (!may_hear) return;
    // What a message changes is fetched beside the first page, not before it; messages wait for it in their order.
    const hearing = import('../state/hear.ts').then(({ hearing }) => hearing(cache, house));
    return startLive({
      onMessage: (message) => void hearing.then((hear) => hear(message)),
      onReturn: () => void cache.invalidateQueries(),
      // A fresh page asks how to come in.
      onSignedOut: () => location.reload(),
    });
  }, [cache, house, may_hear]);
  useKeys();
  const frame = useMatches({
    select: (matches) => (matches.some(({ staticData }) => staticData.bare) ? 'bare' : 'full'),
  });
  if (frame === 'bare') return <Outlet />;
  return (
    <div className="shell">
      <Nav />
      <TopBar />
      <main className="shell-page">
        {house.session.company.is_demo ? <DemoBanner /> : null}
        <Outlet />
      </main>
      <PhoneBar onMore={() => openPanel('menu')} />
      <OpenPanel />
    </div>
  );
}

function OpenPanel() {
  const open = useStore(panel);
  return open ? (
    <Suspense fallback={null}>
      <Panel name={open} close={closePanel} />
    </Suspense>
  ) : null;
}

export function Lost() {
  const texts = useShellStrings();
  return (
    <Empty
      icon="search"
      title={texts.notFound}
      action={
        <Link to="/" className="text-link">
          {texts.toHome}
        </Link>
      }
    />
  );
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    // Without menu and top bar.
    bare?: boolean;
  }
}
