import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo } from 'react';
import type { Store } from '#core/store.ts';
import { Toasts } from '#ui/toast.tsx';
import { useStore } from '#ui/use-store.ts';
import type { Client } from '#wire/client.ts';
import type { Session } from '#wire/types.ts';
import { router } from './router.tsx';
import { Gate } from './shell/gate.tsx';
import { ProblemError, problemIn } from './state/ask.ts';
import { boot, entered, lockWhenSignedOut, type Phase } from './state/boot.ts';
import { HouseContext, openHouse } from './state/house.ts';
import { useShellStrings } from './strings/shell.ts';

// Needed once in the life of a shop.
const FirstRun = lazy(async () => ({ default: (await import('./welcome/first-run.tsx')).FirstRun }));

export interface AppProps {
  readonly client: Client;
  readonly phase: Store<Phase>;
}

export function App({ client, phase: store }: AppProps) {
  const phase = useStore(store);
  const { title } = useShellStrings();
  useEffect(() => {
    document.title = title;
  }, [title]);
  const enter = (session: Session) => void entered(client, session).then(store.set);
  if (phase.name === 'setup') {
    const again = () => void boot(client, null).then(store.set);
    return (
      <Suspense fallback={<Gate phase={{ name: 'loading' }} client={client} enter={enter} />}>
        <FirstRun client={client} session={phase.session} has_owner={phase.has_owner} onDone={again} />
      </Suspense>
    );
  }
  if (phase.name !== 'ready') return <Gate phase={phase} client={client} enter={enter} />;
  return <OpenConsole client={client} session={phase.session} phase={store} />;
}

const retries_max = 3;

function openCache(phase: Store<Phase>): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: (error) => lockWhenSignedOut(phase, problemIn(error)) }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (count, error) => !(error instanceof ProblemError && error.final) && count < retries_max,
      },
    },
  });
}

function OpenConsole({ client, session, phase }: AppProps & { readonly session: Session }) {
  const house = useMemo(() => openHouse(client, session, phase), [client, session, phase]);
  const cache = useMemo(() => openCache(phase), [phase]);
  return (
    <HouseContext value={house}>
      <QueryClientProvider client={cache}>
        <RouterProvider router={router} />
        <Toasts />
      </QueryClientProvider>
    </HouseContext>
  );
}
