export interface Findable {
  // What is shown, and other words that find it.
  readonly label: string;
  readonly words?: string | undefined;
}

function rank(text: string, words: readonly string[]): number {
  const [first = ''] = words;
  if (text.startsWith(first)) return 0;
  return text.includes(` ${first}`) ? 1 : 2;
}

// Entries in which every word of the query occurs: those that begin with it first, then those with a word that does. Nothing
// typed finds all.
export function matching<Entry extends Findable>(entries: readonly Entry[], query: string): readonly Entry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries;
  const found = entries.flatMap((entry, at) => {
    const text = `${entry.label} ${entry.words ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word)) ? [{ entry, at, rank: rank(text, words) }] : [];
  });
  return found.sort((a, b) => a.rank - b.rank || a.at - b.at).map(({ entry }) => entry);
}

// "M01-T1-000012" or its end, "t1-12", "12", "R3": what is typed could be the number of a receipt. The server finds all that it may mean.
export function receiptNumber(query: string): string | null {
  const typed = query.trim();
  return /^(?:(?:[a-z0-9]{1,8}-)?[a-z0-9]{1,8}-)?[rc]?\d{1,12}$/i.test(typed) ? typed : null;
}
