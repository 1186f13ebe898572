import { useEffect, useState } from 'react';

export const turn_ms = 12_000;

export interface Turning {
  readonly at: number;
  readonly state: 'turning' | 'paused';
  readonly toggle: () => void;
}

// Goes through `count` places for ever, until it is stopped.
export function useTurning(count: number): Turning {
  const [at, setAt] = useState(0);
  const [state, setState] = useState<Turning['state']>('turning');
  useEffect(() => {
    if (state === 'paused' || count < 2) return;
    const timer = setInterval(() => setAt((now) => (now + 1) % count), turn_ms);
    return () => clearInterval(timer);
  }, [state, count]);
  return { at: count > 0 ? at % count : 0, state, toggle: () => setState(state === 'paused' ? 'turning' : 'paused') };
}
