import { useState } from 'react';
import { useLanguage } from '#i18n/messages.ts';
import type { Client } from '#wire/client.ts';
import type { Session } from '#wire/types.ts';
import { useFirstRunStrings } from '../strings/first-run.ts';
import { BuildingStep } from './building-step.tsx';
import { LanguageStep } from './language-step.tsx';
import { OwnerStep } from './owner-step.tsx';
import { freshDraft, type SetupDraft, type Way } from './setup-draft.ts';
import { ShopStep } from './shop-step.tsx';
import { TradeStep } from './trade-step.tsx';
import { useSetup } from './use-setup.ts';
import { WayStep } from './way-step.tsx';
import './first-run.css';

type Step = 'language' | 'owner' | 'trade' | 'way' | 'shop';

export interface FirstRunProps {
  readonly client: Client;
  readonly session: Session;
  // Somebody who has wiped a demo keeps name and password.
  readonly has_owner: boolean;
  readonly onDone: () => void;
}

// From an empty folder to an open shop. Nothing is kept before the last step, so going back costs nothing.
export function FirstRun({ client, session, has_owner, onDone }: FirstRunProps) {
  const texts = useFirstRunStrings();
  const language = useLanguage();
  const [step, setStep] = useState<Step>('language');
  const [way, setWay] = useState<Way>('demo');
  const [draft, setDraft] = useState<SetupDraft>(() => freshDraft(session.person.name));
  const setup = useSetup(client, onDone);
  const order: readonly Step[] = ['language', ...(has_owner ? [] : (['owner'] as const)), 'trade', 'way', 'shop'];
  const at = order.indexOf(step) + 1;
  const of = way === 'demo' ? order.length - 1 : order.length;

  const send = async () => {
    const footer = draft.receipt_footer ?? texts.footers[draft.trade];
    const refused = await setup.send(draft, way, { language, footer, has_owner });
    if (refused?.field.startsWith('owner')) setStep('owner');
  };
  const next = () => {
    if (step === 'shop' || (step === 'way' && way === 'demo')) return void send();
    setStep(order[at] ?? step);
  };
  const common = {
    at,
    of,
    draft,
    change: (change: Partial<SetupDraft>) => setDraft((before) => ({ ...before, ...change })),
    next,
    back: () => setStep(order[at - 2] ?? step),
  };
  const owner_problem = setup.refused?.field.startsWith('owner')
    ? {
        field: setup.refused.field.endsWith('name') ? ('name' as const) : ('password' as const),
        text: setup.refused.text,
      }
    : null;
  const problem = owner_problem ? undefined : setup.refused?.text;

  const page = () => {
    if (setup.building !== null) return <BuildingStep percent={setup.building} />;
    switch (step) {
      case 'language':
        return <LanguageStep {...common} />;
      case 'owner':
        return <OwnerStep {...common} problem={owner_problem} check={() => setup.checkOwner(draft)} />;
      case 'trade':
        return <TradeStep {...common} />;
      case 'way':
        return <WayStep {...common} way={way} setWay={setWay} busy={setup.busy} problem={problem} />;
      case 'shop':
        return <ShopStep {...common} busy={setup.busy} problem={problem} />;
    }
  };
  return (
    <main className="first-run">
      <img className="first-run-seal" src={`${import.meta.env.BASE_URL}icon.svg`} alt="" />
      <div key={setup.building === null ? step : 'building'}>{page()}</div>
    </main>
  );
}
