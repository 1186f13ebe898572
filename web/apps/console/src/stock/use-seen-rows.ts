import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

// So many rows are ready above and below those in sight, and the window moves by as many at a time.
const spare_rows = 6;

interface Window {
  readonly first: number;
  readonly count: number;
  // Rows keep their elements while they stay in sight; after a leap none does, and the elements serve the rows of the new place.
  readonly base: number;
}

// Which rows of a long list of equal height lie in sight of its scroller.
export function useSeenRows(scroller: RefObject<HTMLElement | null>, count: number, row_px: number) {
  const [window, setWindow] = useState<Window>({ first: 0, count: 0, base: 0 });
  const top_px = useRef(0);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      top_px.current = element.scrollTop;
      const step = Math.floor(top_px.current / row_px / spare_rows) * spare_rows;
      const first = Math.max(0, step - spare_rows);
      const shown = Math.ceil(element.clientHeight / row_px) + 3 * spare_rows;
      setWindow((now) => {
        if (now.first === first && now.count === shown) return now;
        const moved = first - now.first;
        return { first, count: shown, base: Math.abs(moved) < now.count ? now.base : now.base + moved };
      });
    };
    // At once: the rows must be there before the frame in which they come into sight.
    const onScroll = () => flushSync(look);
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', onScroll, { passive: true });
    look();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, [scroller, row_px]);
  const first = Math.min(window.first, Math.max(0, count - window.count));
  const end = Math.min(count, first + window.count);
  // A filter begins at the top again; nothing is measured when it is there already.
  const toTop = () => {
    if (top_px.current > 0) scroller.current?.scrollTo(0, 0);
  };
  const keyOf = (index: number) => index - window.base;
  return { first, end, keyOf, above_px: first * row_px, below_px: (count - end) * row_px, toTop };
}
