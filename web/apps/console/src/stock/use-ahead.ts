import { startTransition, useRef, useState } from 'react';

// The address is what a page goes by, but it takes its time to change; what somebody types or presses shows at once and the
// address follows. Gives what to show, and the way to change it.
export function useAhead<Search>(search: Search, write: (next: Search) => Promise<void>) {
  const [ahead, setAhead] = useState<Search | null>(null);
  const latest = useRef(0);
  const change = (next: Search) => {
    const number = ++latest.current;
    setAhead(next);
    void write(next).finally(() => {
      if (number === latest.current) startTransition(() => setAhead(null));
    });
  };
  return [ahead ?? search, change] as const;
}
