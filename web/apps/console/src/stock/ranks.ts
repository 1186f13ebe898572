// The order of texts, found little by little: to compare a hundred thousand names by the rules of a language takes a second,
// which nobody should feel. Once their ranks are there, to sort by name is to sort numbers.

// A merge sort that stops now and then; the order of the places of `texts`.
function* mergeSort(texts: readonly string[], compare: (a: string, b: string) => number): Generator<void, Int32Array> {
  const pause_after = 512;
  let from = Int32Array.from(texts.keys());
  let into = new Int32Array(texts.length);
  let steps = 0;
  for (let width = 1; width < texts.length; width *= 2) {
    for (let begin = 0; begin < texts.length; begin += 2 * width) {
      const middle = Math.min(begin + width, texts.length);
      const end = Math.min(begin + 2 * width, texts.length);
      // Two parts that follow each other already, as most do in a list that is nearly in order, are taken as they are.
      const follows = middle >= end || compare(texts[from[middle - 1] ?? 0] ?? '', texts[from[middle] ?? 0] ?? '') <= 0;
      if (follows) into.set(from.subarray(begin, end), begin);
      let left = begin;
      let right = middle;
      for (let at = begin; at < end && !follows; at++) {
        const takes_left =
          right >= end || (left < middle && compare(texts[from[left] ?? 0] ?? '', texts[from[right] ?? 0] ?? '') <= 0);
        into[at] = (takes_left ? from[left++] : from[right++]) ?? 0;
        if (++steps % pause_after === 0) yield;
      }
      if (++steps % pause_after === 0) yield;
    }
    [from, into] = [into, from];
  }
  return from;
}

// The rank of each text; equal ones have the same.
function ranksOf(texts: readonly string[], order: Int32Array, compare: (a: string, b: string) => number): Int32Array {
  const ranks = new Int32Array(texts.length);
  for (let at = 1; at < order.length; at++) {
    const [before, here] = [order[at - 1] ?? 0, order[at] ?? 0];
    const rank = ranks[before] ?? 0;
    ranks[here] = compare(texts[before] ?? '', texts[here] ?? '') < 0 ? rank + 1 : rank;
  }
  return ranks;
}

export interface Ranking {
  // Works until the time is up; true when nothing is left to do.
  readonly work: (until: () => boolean) => boolean;
  // The ranks, at once: what is not done is done now.
  readonly ranks: () => Int32Array;
}

export function rankingOf(texts: () => readonly string[], language: string): Ranking {
  const { compare } = new Intl.Collator(language, { numeric: true });
  let known: readonly string[] | null = null;
  let sort: Generator<void, Int32Array> | null = null;
  let ranks: Int32Array | null = null;
  const work = (until: () => boolean) => {
    known ??= texts();
    sort ??= mergeSort(known, compare);
    while (!ranks) {
      const step = sort.next();
      if (step.done) ranks = ranksOf(known, step.value, compare);
      else if (until()) return false;
    }
    known = null;
    sort = null;
    return true;
  };
  return {
    work: (until) => ranks !== null || work(until),
    ranks: () => {
      if (!ranks) work(() => false);
      return ranks ?? new Int32Array(0);
    },
  };
}
