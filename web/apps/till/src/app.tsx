import { type ReactNode, useEffect } from 'react';
import type { Store } from '#core/store.ts';
import { useLanguage } from '#i18n/messages.ts';
import { Button } from '#ui/button.tsx';
import { Toasts } from '#ui/toast.tsx';
import { useStore } from '#ui/use-store.ts';
import { ReceiptsScreen } from './receipts/receipts-screen.tsx';
import { SellScreen } from './sell/sell-screen.tsx';
import { Rail } from './shell/rail.tsx';
import { UpdateBar } from './shell/update-bar.tsx';
import type { BootPhase } from './state/boot.ts';
import type { Till } from './state/till.ts';
import { TillContext } from './state/use-till.ts';
import { useStrings } from './strings/strings.ts';
import './app.css';

export function App({ phase: store }: { readonly phase: Store<BootPhase> }) {
  const phase = useStore(store);
  const { title } = useStrings();
  const language = useLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the title follows the language
  useEffect(() => {
    document.title = title;
  }, [title, language]);
  return phase.name === 'ready' ? <RunningTill till={phase.till} /> : <Gate phase={phase} />;
}

function RunningTill({ till }: { readonly till: Till }) {
  const screen = useStore(till.screen);
  return (
    <TillContext value={till}>
      <div className="till">
        <Rail />
        {screen === 'sell' ? <SellScreen /> : <ReceiptsScreen />}
      </div>
      <UpdateBar />
      <Toasts />
    </TillContext>
  );
}

function Gate({ phase }: { readonly phase: Exclude<BootPhase, { name: 'ready' }> }) {
  const { boot } = useStrings();
  const reload = <Button onClick={() => location.reload()}>{boot.reload}</Button>;
  switch (phase.name) {
    case 'loading':
      return (
        <GateCard title={boot.loading}>
          <p className="figure">{phase.product_count > 0 ? boot.loaded(phase.product_count) : ''}</p>
        </GateCard>
      );
    case 'locked':
      return (
        <GateCard title={boot.lockedTitle}>
          <p>{boot[phase.why]}</p>
          {phase.unsent_count > 0 ? <p className="notice-wait">{boot.unsent(phase.unsent_count)}</p> : null}
          {reload}
        </GateCard>
      );
    case 'failed':
      return <GateCard title={boot.failed}>{reload}</GateCard>;
  }
}

function GateCard({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <main className="gate">
      <div className="gate-card">
        <img src="./icon.svg" alt="" />
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}
