import type { Figure } from '../data-types.ts';
import type { Side } from '../side.ts';
import { capital } from '../text.ts';
import type { PoseName } from './body.ts';

/** The words of a figure for the side that is meant: figures are drawn and told for the right one. */
export function altText({ alt }: Figure, pose: PoseName, side: Side): string {
  if (side === 'right') return alt[pose];
  return alt[pose].replace(/\b(right|left)\b/gi, (word) => {
    const other = word.toLowerCase() === 'right' ? 'left' : 'right';
    return word.startsWith(word.charAt(0).toUpperCase()) ? capital(other) : other;
  });
}
