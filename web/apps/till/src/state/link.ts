import { createStore, type Store } from '#core/store.ts';

// What our own requests say about the server; the browser's idea of being online only knows the cable.
export type Link = 'online' | 'offline' | 'signed_out';

const probe_ms = 5000;
const probe_timeout_ms = 3000;

export interface LinkWatch {
  readonly link: Store<Link>;
  readonly probe: () => Promise<void>;
}

export function watchLink(fetcher: typeof fetch, came_back: () => void): LinkWatch {
  const link = createStore<Link>('offline');
  const probe = async () => {
    const was = link.get();
    const reached = await reaches(fetcher);
    if (!reached) link.set('offline');
    else if (was === 'offline') link.set('online');
    if (reached && was === 'offline') came_back();
  };
  setInterval(probe, probe_ms);
  return { link, probe };
}

async function reaches(fetcher: typeof fetch): Promise<boolean> {
  try {
    const response = await fetcher('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(probe_timeout_ms) });
    return response.ok;
  } catch {
    return false;
  }
}
