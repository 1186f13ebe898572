import { useQueryClient } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Empty } from '#ui/empty.tsx';
import { hearing } from '../state/hear.ts';
import { startLive } from '../state/live.ts';
import { useShellStrings } from '../strings/shell.ts';
import { Nav } from './nav.tsx';
import { TopBar } from './top-bar.tsx';
import './shell.css';

export function Shell() {
  const cache = useQueryClient();
  useEffect(() => startLive({ onMessage: hearing(cache), onReturn: () => void cache.invalidateQueries() }), [cache]);
  return (
    <div className="shell">
      <Nav />
      <TopBar />
      <main className="shell-page">
        <Outlet />
      </main>
    </div>
  );
}

export function Lost() {
  const texts = useShellStrings();
  return (
    <Empty
      icon="search"
      title={texts.notFound}
      action={
        <Link to="/" className="text-link">
          {texts.toLive}
        </Link>
      }
    />
  );
}
