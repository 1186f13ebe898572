import type { ReactNode } from 'react';
import { Button } from '#ui/button.tsx';
import type { Phase } from '../state/boot.ts';
import { useShellStrings } from '../strings/shell.ts';
import './gate.css';

const command = 'bin/run';

// Shown until someone is signed in; says how to get a link.
export function Gate({ phase }: { readonly phase: Exclude<Phase, { name: 'ready' }> }) {
  const { gate } = useShellStrings();
  if (phase.name === 'loading') {
    return (
      <Card title={gate.loading}>
        <p className="gate-wait" />
      </Card>
    );
  }
  return (
    <Card title={gate.title}>
      <p>{gate[phase.why]}</p>
      {phase.why === 'unreachable' ? null : (
        <>
          <p>{gate.how}</p>
          <pre className="gate-command">{command}</pre>
        </>
      )}
      <Button onClick={() => location.reload()}>{gate.reload}</Button>
    </Card>
  );
}

function Card({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <main className="gate">
      <div className="gate-card">
        <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" />
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}
