import { useState } from 'react';
import { useHouse } from '../state/house.ts';
import { useDemoStrings } from '../strings/demo.ts';
import { WipeDialog } from './wipe-dialog.tsx';
import './demo-banner.css';

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
      {asking ? <WipeDialog close={() => setAsking(false)} /> : null}
    </aside>
  );
}
