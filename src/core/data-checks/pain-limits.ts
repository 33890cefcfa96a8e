import { statementParts } from './ids.ts';
import { type Known, type Problem, problem } from './parts.ts';

/** Who has a pain limit is told so, in the rule for every exercise that sets it. */
export function painLimitsAreSaid(known: Known): readonly Problem[] {
  return statementParts(known).flatMap((part) => {
    const { painLimit, text } = part.value;
    if (painLimit === undefined) return [];
    if (part.key !== 'exerciseRules') {
      return [
        problem(part, 'sets a pain limit, which counts for nothing here', 'Set it in a rule for every exercise.'),
      ];
    }
    const words = `${painLimit} out of 10 or less`;
    return text.includes(words) ? [] : [problem(part, 'sets a pain limit and does not say it', `Say "${words}".`)];
  });
}
