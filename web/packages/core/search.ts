export interface Searchable {
  readonly code: string;
  readonly barcodes: readonly string[];
  readonly names: Readonly<Partial<Record<string, string>>>;
  readonly search: { readonly pinyin: string; readonly initials: string };
  readonly fold: string;
}

// What the server folds names by: each character of `from` is looked for as the one of `to` in its place.
export interface Folding {
  readonly from: string;
  readonly to: string;
}

export type Folder = (word: string) => string;

// Traditional characters become Simplified ones, so that either script finds a name in the other.
export function folderOf(folding: Folding | null): Folder {
  if (!folding) return (word) => word;
  const to = [...folding.to];
  const table = new Map([...folding.from].map((character, at) => [character, to[at] ?? character]));
  return (word) => Array.from(word, (character) => table.get(character) ?? character).join('');
}

// Latin letters and Chinese are kept apart: strings of one-byte characters are searched several times faster.
export interface SearchIndex<Item extends Searchable> {
  readonly items: readonly Item[];
  readonly latin: readonly string[];
  readonly chinese: readonly string[];
  readonly byBarcode: ReadonlyMap<string, Item>;
  readonly byCode: ReadonlyMap<string, Item>;
  readonly fold: Folder;
}

const ascii = /^[\x20-\x7e]*$/;

export function buildIndex<Item extends Searchable>(
  items: readonly Item[],
  folding: Folding | null,
): SearchIndex<Item> {
  const latin: string[] = [];
  const chinese: string[] = [];
  const byBarcode = new Map<string, Item>();
  const byCode = new Map<string, Item>();
  for (const item of items) {
    const names = Object.values(item.names).map((name) => (name ?? '').toLowerCase());
    const code = item.code.toLowerCase();
    const words = [
      code,
      ...item.barcodes,
      item.search.initials,
      item.search.pinyin,
      ...names.filter((n) => ascii.test(n)),
    ];
    latin.push(` ${words.join(' ').toLowerCase()}`);
    chinese.push(` ${[...names.filter((name) => !ascii.test(name)), item.fold.toLowerCase()].join(' ')}`);
    for (const barcode of item.barcodes) byBarcode.set(barcode, item);
    byCode.set(code, item);
  }
  return { items, latin, chinese, byBarcode, byCode, fold: folderOf(folding) };
}

// What a scanner or a typed code means: exactly one product or none.
export function findExact<Item extends Searchable>(index: SearchIndex<Item>, text: string): Item | undefined {
  const wanted = text.trim();
  // A UPC-A code is an EAN-13 that starts with 0; scanners send either.
  const padded = /^\d{12}$/.test(wanted) ? `0${wanted}` : wanted;
  return index.byBarcode.get(wanted) ?? index.byBarcode.get(padded) ?? index.byCode.get(wanted.toLowerCase());
}

// Every word of the query must occur. Items keep their own order; those where a word begins with the query come first.
export function search<Item extends Searchable>(
  index: SearchIndex<Item>,
  query: string,
  count_max: number,
): readonly Item[] {
  const words = index.fold(query.toLowerCase()).split(/\s+/).filter(Boolean);
  if (words.length === 0) return index.items.slice(0, count_max);
  const leading: Item[] = [];
  const others: Item[] = [];
  for (let at = 0; at < index.items.length && leading.length < count_max; at++) {
    const item = index.items[at];
    if (!item || !words.every((word) => haystackOf(index, at, word).includes(word))) continue;
    if (words.every((word) => haystackOf(index, at, word).includes(` ${word}`))) leading.push(item);
    else if (others.length < count_max) others.push(item);
  }
  return [...leading, ...others].slice(0, count_max);
}

function haystackOf<Item extends Searchable>(index: SearchIndex<Item>, at: number, word: string): string {
  return (ascii.test(word) ? index.latin[at] : index.chinese[at]) ?? '';
}
