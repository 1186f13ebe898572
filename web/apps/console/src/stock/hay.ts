import type { Folder } from '#core/search.ts';
import type { StockGrid } from '#wire/stock.ts';

// What a search looks into: one long text with a line per product, so that a word is found by a few long steps instead of a
// hundred thousand short ones. Latin letters are kept apart: strings of one-byte characters are searched several times faster.
export interface Hay {
  readonly latin: Lines;
  readonly other: Lines;
}

interface Lines {
  readonly text: string;
  // Where each line begins, and where the last one ends.
  readonly begins: Int32Array;
}

const plain = /^[\x20-\xff]*$/;

function linesOf(texts: readonly string[]): Lines {
  const text = `${texts.join('\n').toLowerCase()}\n`;
  const begins = new Int32Array(texts.length + 1);
  let begin = 0;
  for (let line = 0; line < texts.length; line++) {
    begins[line] = begin;
    begin = text.indexOf('\n', begin) + 1;
  }
  begins[texts.length] = text.length;
  return { text, begins };
}

export function buildHay({ code, found_by, fold, names }: StockGrid['products']): Hay {
  const namesIn = (language: string) => names.find((each) => each.language === language)?.values ?? [];
  const join = (...columns: (readonly string[])[]) =>
    linesOf(code.map((_, product) => columns.map((column) => column[product] ?? '').join(' ')));
  return {
    latin: join(code, found_by, namesIn('en'), namesIn('pt')),
    other: join(namesIn('zh-Hant'), namesIn('zh-Hans'), fold),
  };
}

// The line that holds a place in the text, looked for from a line on that is known not to lie behind it.
function lineAt(begins: Int32Array, place: number, from: number): number {
  let step = 1;
  let low = from;
  while ((begins[low + step] ?? Number.POSITIVE_INFINITY) <= place) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, begins.length - 1);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((begins[middle] ?? 0) <= place) low = middle;
    else high = middle;
  }
  return low;
}

function markWord({ text, begins }: Lines, word: string): Uint8Array {
  const found = new Uint8Array(begins.length - 1);
  let line = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, begins[line + 1])) {
    line = lineAt(begins, at, line);
    found[line] = 1;
    if (line + 1 >= found.length) break;
  }
  return found;
}

// Which products every word occurs in; null when nothing is asked for. Names that are not in the folded script have their fold
// beside them, so a folded word finds all that the word itself would.
export function findWords({ latin, other }: Hay, query: string, fold: Folder): Uint8Array | null {
  const words = fold(query.normalize('NFKC').toLowerCase()).split(/\s+/).filter(Boolean);
  let found: Uint8Array | null = null;
  for (const word of words) {
    const marked = markWord(plain.test(word) ? latin : other, word);
    if (found) for (let line = 0; line < marked.length; line++) marked[line] = (marked[line] ?? 0) & (found[line] ?? 0);
    found = marked;
  }
  return found;
}
