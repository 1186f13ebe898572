import { useState } from 'react';

// What stands in a search field whose words are part of the address. A saved view, a link or the way back brings other words; what
// is typed with a space at its end is the same.
export function useTyped(text: string) {
  const [typed, setTyped] = useState(text);
  const [known, setKnown] = useState(text);
  if (known !== text) {
    setKnown(text);
    if (typed.trim() !== text.trim()) setTyped(text);
  }
  return [typed, setTyped] as const;
}
