import { useEffect, useRef } from 'react';
import { emptyWedge, feedWedge } from '#core/wedge.ts';

export type ScanUse = 'taken' | 'left';

// Hears a keyboard-wedge scanner wherever the focus is. The Enter that ends a scan which was taken reaches nobody else; what is
// left goes to the field that has the focus, as if typed.
export function useScanner(scanned: (code: string) => ScanUse): void {
  const latest = useRef(scanned);
  latest.current = scanned;
  useEffect(() => {
    let wedge = emptyWedge;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const step = feedWedge(wedge, event.key, event.timeStamp);
      wedge = step.wedge;
      if (step.code === null) return;
      if (latest.current(step.code) === 'left') return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}
