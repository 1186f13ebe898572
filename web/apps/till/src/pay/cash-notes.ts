// What a customer is likely to hand over: the next round sums above the total, by the notes in use.
const notes_major = [10, 20, 50, 100, 500, 1000] as const;

export function likelyCash(total: number, digits: number, count_max = 4): readonly number[] {
  const sums = new Set<number>();
  for (const note of notes_major) {
    const minor = note * 10 ** digits;
    const sum = Math.ceil(total / minor) * minor;
    if (sum > total) sums.add(sum);
  }
  return [...sums].sort((a, b) => a - b).slice(0, count_max);
}
