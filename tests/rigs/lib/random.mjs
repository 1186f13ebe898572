// A small generator of a seed (mulberry32): the same seed draws the same numbers, so a trial can be asked for again.
export function seeded(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (bound) => next() % bound;
  return {
    next,
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: (perHundred) => below(100) < perHundred,
    pick: (list) => list[below(list.length)],
    // Another generator, so that what one client draws does not depend on how often another has.
    fork: () => seeded(next()),
  };
}
