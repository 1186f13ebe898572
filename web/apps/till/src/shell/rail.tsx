import { useState } from 'react';
import { Icon, type IconName } from '#ui/icon.tsx';
import { useStore } from '#ui/use-store.ts';
import type { Screen } from '../state/till.ts';
import { useTill } from '../state/use-till.ts';
import { useStrings } from '../strings/strings.ts';
import { Settings } from './settings.tsx';
import './rail.css';

const screens: readonly { readonly name: Screen; readonly icon: IconName }[] = [
  { name: 'sell', icon: 'basket' },
  { name: 'receipts', icon: 'receipt' },
];

export function Rail() {
  const till = useTill();
  const strings = useStrings();
  const current = useStore(till.screen);
  const shop = useStore(till.shop);
  const [settings, setSettings] = useState<'closed' | 'open'>('closed');
  return (
    <nav className="rail" aria-label={strings.rail.label}>
      <p className="rail-till">
        <span>{shop.store.code}</span>
        <strong>{shop.till.code}</strong>
      </p>
      {screens.map(({ name, icon }) => (
        <button
          key={name}
          type="button"
          className="rail-item"
          aria-current={current === name ? 'page' : undefined}
          onClick={() => till.screen.set(name)}
        >
          <Icon name={icon} size={26} />
          {strings.rail[name]}
        </button>
      ))}
      <button type="button" className="rail-item rail-last" onClick={() => setSettings('open')}>
        <Icon name="globe" size={26} />
        {strings.rail.settings}
      </button>
      {settings === 'open' ? <Settings close={() => setSettings('closed')} /> : null}
    </nav>
  );
}
