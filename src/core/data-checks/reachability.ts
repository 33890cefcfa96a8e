import type { Condition, Question } from '../catalogue.ts';
import { questionsOf } from '../condition.ts';
import { reasonsFor } from '../triage.ts';
import { type AskedPart, type Known, type Part, type Problem, problem } from './parts.ts';
import { demandsOf, waysToHold } from './ways-to-hold.ts';

/** So many ways to a question are tried before it counts as out of reach. */
const WAYS_TRIED = 500;

/** No question waits for itself, not even through others. */
export function askingHasNoCircle(known: Known): readonly Problem[] {
  const asksOf = (question: Question) => [
    ...demandsOf(known.askable, question),
    ...(question.options ?? []).flatMap((option) => option.showWhen ?? []),
  ];
  const leadsTo = (id: string, seen: Set<string>): Set<string> => {
    const question = known.askable.questions.get(id);
    for (const next of question === undefined ? [] : asksOf(question).flatMap(questionsOf)) {
      if (seen.has(next)) continue;
      seen.add(next);
      leadsTo(next, seen);
    }
    return seen;
  };
  return known.questions
    .filter(({ value }) => leadsTo(value.id, new Set()).has(value.id))
    .map((part) =>
      problem(
        part,
        `"${part.value.id}" is asked or shown only after itself`,
        'Look at its askWhen and showWhen, and at those of the questions named there.',
      ),
    );
}

/** An option is shown by answers that are known when it is asked: a hidden option is never offered again. */
export function optionsLookBack(known: Known): readonly Problem[] {
  const order = [...known.catalogue.questions.keys()];
  const place = (part: AskedPart) => (part.beforePack ? order.length : order.indexOf(part.value.id));
  return known.questions.flatMap((part) =>
    (part.value.options ?? []).flatMap((option) =>
      (option.showWhen === undefined ? [] : questionsOf(option.showWhen))
        .filter((id) => order.indexOf(id) > place(part))
        .map((id) =>
          problem(
            part,
            `the option "${option.id}" waits for "${id}", which is asked later`,
            'Ask that one first, or show the option always.',
          ),
        ),
    ),
  );
}

/** Every rule can fire, and every other condition can hold: there are answers that make it so. */
export function conditionsCanHold(known: Known): readonly Problem[] {
  return known.conditions
    .filter((part) => waysToHold(known.askable, [part.value, ...placeOf(part)]).next().done === true)
    .map((part) =>
      problem(
        part,
        'no answers make this hold',
        'Look for two answers that exclude each other, or for a question that is not asked then.',
      ),
    );
}

/** What stands in the file of a region counts only for those who hurt there. */
function placeOf(part: Part<Condition>): readonly Condition[] {
  const region = part.file.match(/^regions\/(.*)\.json$/)?.[1];
  return region === undefined ? [] : [{ question: 'region', is: [region] }];
}

/** Every question can be reached: there is a way to it on which no emergency ends the interview before. */
export function everyQuestionCanBeReached(known: Known): readonly Problem[] {
  return known.questions
    .filter((part) => !part.beforePack && !canBeReached(known, part.value))
    .map((part) =>
      problem(
        part,
        `the interview never comes to "${part.value.id}"`,
        'Its askWhen holds only where an emergency has ended the interview.',
      ),
    );
}

function canBeReached(known: Known, question: Question): boolean {
  const shown = question.options?.map((option) => option.showWhen);
  const choices: readonly (readonly Condition[])[] =
    shown === undefined || shown.includes(undefined) ? [[]] : shown.map((when) => (when === undefined ? [] : [when]));
  const demands = demandsOf(known.askable, question);
  // Where the question cannot be asked at all, conditionsCanHold has said so.
  let tried = 0;
  for (const choice of choices) {
    for (const answers of waysToHold(known.askable, [...demands, ...choice])) {
      tried += 1;
      if (reasonsFor(known.catalogue, answers)[0]?.level !== 'emergency') return true;
      if (tried >= WAYS_TRIED) return false;
    }
  }
  return tried === 0;
}
