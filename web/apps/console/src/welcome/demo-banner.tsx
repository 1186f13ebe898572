import { lazy, Suspense, useState } from 'react';
import { useHouse } from '../state/house.ts';
import { useDemoStrings } from '../strings/demo.ts';
import './demo-banner.css';

const WipeDialog = lazy(async () => ({ default: (await import('./wipe-dialog.tsx')).WipeDialog }));

// Quiet, and on every page: nobody takes the demo's figures for their own.
export function DemoBanner() {
  const texts = useDemoStrings();
  const { session } = useHouse();
  const [asking, setAsking] = useState(false);
  const may_wipe = session.scopes.includes('company:manage');
  return (
    <aside className="demo-banner">
      <p>{texts.banner}</p>
      {may_wipe ? (
        <button type="button" className="text-link" onClick={() => setAsking(true)}>
          {texts.wipe}
        </button>
      ) : null}
      {asking ? (
        <Suspense fallback={null}>
          <WipeDialog close={() => setAsking(false)} />
        </Suspense>
      ) : null}
    </aside>
  );
}
