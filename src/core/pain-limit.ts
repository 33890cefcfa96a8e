import type { Answers } from './answers.ts';
import type { Catalogue } from './catalogue.ts';
import { holds } from './condition.ts';
import type { Exercise } from './data-types.ts';

/** The most pain out of 10 that this person may have while they move, where a rule for exercise sets one of its own. */
export function painLimit(catalogue: Catalogue, answers: Answers): number | undefined {
  const limits = catalogue.returnToHiking.exerciseRules.flatMap((rule) =>
    rule.painLimit !== undefined && holds(catalogue, answers, rule.when) ? [rule.painLimit] : [],
  );
  return limits.length === 0 ? undefined : Math.min(...limits);
}

/**
 * Advice that names how much pain is fine, or from how much on to stop, with no number above the limit. It knows "3 out
 * of 10 or less", "above 3 out of 10" and "more than 3 out of 10"; a test holds that advice for anybody with a limit says
 * it in these words.
 */
export function withinLimit(text: string, limit: number | undefined): string {
  if (limit === undefined) return text;
  const lower = (number: string) => `${Math.min(Number(number), limit)}`;
  return text.replace(PAIN_AT_MOST, lower).replace(PAIN_ABOVE, lower);
}

const PAIN_AT_MOST = /\d+(?= out of 10 or less)/g;
const PAIN_ABOVE = /(?<=(?:above|more than) )\d+(?= out of 10)/g;

/** The exercise with its signs to stop within the limit. */
export function exerciseWithinLimit(exercise: Exercise, limit: number | undefined): Exercise {
  if (limit === undefined) return exercise;
  return { ...exercise, stopIf: exercise.stopIf.map((sign) => withinLimit(sign, limit)) };
}
