// Chance that can be had again: the same seed gives the same choices, on every machine.

/** Choices by chance. */
export interface Chance {
  /** A whole number from 0 to below `end`. */
  below(end: number): number;
  /** A whole number from the first to the last. */
  between(first: number, last: number): number;
  /** True so many times in a hundred. */
  yes(percent: number): boolean;
  /** One of these. Throws where there is none. */
  pick<Entry>(entries: readonly Entry[]): Entry;
  /** What one of these makes. */
  one<Entry>(...makers: readonly (() => Entry)[]): Entry;
  /** Up to so many of what is made. */
  list<Entry>(most: number, make: () => Entry): readonly Entry[];
}

/** The chance of one case: it depends on the seed of the run, the name of the target and the number of the case. */
export function chanceOf(seed: number, name: string, number: number): Chance {
  let state = mixed(mixed(seed ^ hashOf(name)) ^ Math.imul(number, 0x9e3779b1));
  // Mulberry32: small, quick, and good enough for choosing.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number) => Math.floor(next() * end);
  const pick = <Entry>(entries: readonly Entry[]): Entry => {
    if (entries.length === 0) throw new Error('nothing to choose from');
    return entries[below(entries.length)] as Entry;
  };
  return {
    below,
    between: (first, last) => first + below(last - first + 1),
    yes: (percent) => next() * 100 < percent,
    pick,
    one: (...makers) => pick(makers)(),
    list: (most, make) => Array.from({ length: below(most + 1) }, make),
  };
}

function hashOf(text: string): number {
  let sum = 0x811c9dc5;
  for (const character of text) sum = Math.imul(sum ^ character.charCodeAt(0), 0x01000193);
  return sum;
}

function mixed(number: number): number {
  const once = Math.imul(number ^ (number >>> 16), 0x21f0aaad);
  const twice = Math.imul(once ^ (once >>> 15), 0x735a2d97);
  return twice ^ (twice >>> 15);
}
