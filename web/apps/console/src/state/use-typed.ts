import { useState } from 'react';

// What stands in a search field whose words are part of the address. A saved view, a link or the way back brings other words. The
// address follows what is typed a little later: words of one's own that come back are no news, or the last letter would be lost.
export function useTyped(text: string) {
  const [typed, setTyped] = useState(text);
  const [known, setKnown] = useState(text);
  const [mine, setMine] = useState<readonly string[]>([]);
  if (known !== text) {
    setKnown(text);
    const at = mine.lastIndexOf(text.trim());
    setMine(mine.slice(at < 0 ? mine.length : at + 1));
    if (at < 0 && typed.trim() !== text.trim()) setTyped(text);
  }
  const type = (next: string) => {
    setTyped(next);
    setMine([...mine, next.trim()]);
  };
  return [typed, type] as const;
}
