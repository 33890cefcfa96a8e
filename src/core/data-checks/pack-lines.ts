import { statementParts } from './ids.ts';
import { type Known, type Problem, problem } from './parts.ts';
import { minutesIn } from './wording.ts';

/** What helps and names cold or warmth for a part of the body; what begins with a no offers none. */
const NAMES_A_PACK = /\b(?:cold|ice|icing|heat|warmth|warm pack|wrapped pack)\b/i;
const FORBIDS = /^(?:no|never)\b/i;

/** Every line that tells to use a pack says which one and how long, so that it is kept from whom must not have it. */
export function packLinesAreMarked(known: Known): readonly Problem[] {
  return statementParts(known).flatMap((part) => {
    const { offers, packMinutes, text } = part.value;
    if (offers === undefined) {
      if (packMinutes !== undefined)
        return [problem(part, 'has packMinutes and offers no pack', 'Name the pack in offers.')];
      const tells = part.key === 'care' && NAMES_A_PACK.test(text) && !FORBIDS.test(text);
      return tells
        ? [problem(part, 'tells to use a pack and does not name it', 'Add offers: cold, heat or both.')]
        : [];
    }
    const minutes = minutesIn(text);
    if (packMinutes === (minutes.length === 0 ? undefined : Math.max(...minutes))) return [];
    return [problem(part, 'has packMinutes other than those in its words', 'Give the most minutes that it names.')];
  });
}
