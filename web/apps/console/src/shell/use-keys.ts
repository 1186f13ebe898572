import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { keepStore, useStoreChoice } from '../state/use-store-choice.ts';
import { type KeyPress, keyMeaning } from './keys.ts';
import { openPanel, panel } from './panel.ts';

const sequence_ms_max = 1_500;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

// The keys that work on every page.
export function useKeys(): void {
  const navigate = useNavigate();
  const store = useStoreChoice();
  const before = useRef<KeyPress | null>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const recent = before.current && event.timeStamp - before.current.at_ms < sequence_ms_max ? before.current : null;
      const meaning = keyMeaning(event, recent, isTyping(event.target));
      before.current = { key: event.key, at_ms: event.timeStamp };
      if (!meaning) return;
      // What lies over the page has the keyboard; one panel may only give way to another.
      const covered = document.querySelector('dialog[open]') !== null;
      if (covered && (panel.get() === null || meaning.kind === 'page')) return;
      event.preventDefault();
      if (meaning.kind === 'panel') openPanel(meaning.name);
      else void navigate({ to: meaning.to, search: keepStore(store) });
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [navigate, store]);
}
