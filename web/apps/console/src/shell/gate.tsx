import { lazy, Suspense } from 'react';
import { Button } from '#ui/button.tsx';
import type { Client } from '#wire/client.ts';
import type { Session } from '#wire/types.ts';
import type { Phase } from '../state/boot.ts';
import { useShellStrings } from '../strings/shell.ts';
import { GateCard } from './gate-card.tsx';
import { HowToLink } from './how-to-link.tsx';

const SignIn = lazy(async () => ({ default: (await import('../welcome/sign-in.tsx')).SignIn }));
const NoShop = lazy(async () => ({ default: (await import('../welcome/no-shop.tsx')).NoShop }));

export interface GateProps {
  readonly phase: Extract<Phase, { name: 'loading' | 'locked' }>;
  readonly client: Client;
  readonly enter: (session: Session) => void;
}

// Shown until someone is signed in: by name where people have passwords, else it says how to get a link.
export function Gate({ phase, client, enter }: GateProps) {
  const { gate } = useShellStrings();
  const waiting = (
    <GateCard title={gate.loading}>
      <p className="gate-wait" />
    </GateCard>
  );
  if (phase.name === 'loading') return waiting;
  if (phase.why === 'unreachable') {
    return (
      <GateCard title={gate.title}>
        <p>{gate.unreachable}</p>
        <Button onClick={() => location.reload()}>{gate.reload}</Button>
      </GateCard>
    );
  }
  const note = phase.why === 'not_signed_in' ? undefined : gate[phase.why];
  if (phase.welcome?.has_company && phase.welcome.has_passwords) {
    return (
      <Suspense fallback={waiting}>
        <SignIn client={client} note={note} onSignedIn={enter} />
      </Suspense>
    );
  }
  if (phase.welcome?.has_company === false) {
    return (
      <Suspense fallback={waiting}>
        <NoShop />
      </Suspense>
    );
  }
  return (
    <GateCard title={gate.title}>
      <p>{gate[phase.why]}</p>
      <HowToLink />
    </GateCard>
  );
}
