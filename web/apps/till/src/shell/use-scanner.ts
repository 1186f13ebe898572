import { useEffect, useRef } from 'react';
import { emptyWedge, feedWedge } from '#core/wedge.ts';

// Hears a keyboard-wedge scanner wherever the focus is. The Enter that ends a scan reaches nobody else.
export function useScanner(scanned: (code: string) => void): void {
  const latest = useRef(scanned);
  latest.current = scanned;
  useEffect(() => {
    let wedge = emptyWedge;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const step = feedWedge(wedge, event.key, event.timeStamp);
      wedge = step.wedge;
      if (step.code === null) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current(step.code);
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}
