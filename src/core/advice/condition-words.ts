import { NONE, NOT_SURE } from '../answers.ts';
import type { Catalogue, Condition } from '../catalogue.ts';
import type { Question } from '../data-types.ts';

/**
 * A condition in words, for those who look something up and gave no answers: the labels of the answers that
 * make it hold, such as `"Diabetes" or "Numb feet"`, or `age 16 to 17`.
 */
export function conditionWords(catalogue: Catalogue, condition: Condition): string {
  if ('all' in condition) return range(condition.all) ?? join(catalogue, condition.all, 'and', 'any');
  if ('any' in condition)
    return join(
      catalogue,
      condition.any.filter((part) => canHold(catalogue, part)),
      'or',
      'all',
    );
  const name = condition.question.replaceAll('-', ' ');
  if ('atLeast' in condition) return `${name} ${condition.atLeast} or more`;
  if ('atMost' in condition) return `${name} ${condition.atMost} or less`;
  const question = catalogue.findQuestion(condition.question);
  const known = question?.options === undefined ? condition.is : condition.is.filter((id) => isKnown(question, id));
  return [...new Set(known.map((id) => answerWords(question, id)))].join(' or ');
}

/** Two bounds of one number as a range. */
function range(parts: readonly Condition[]): string | undefined {
  const [first, second] = parts;
  if (parts.length !== 2 || first === undefined || second === undefined) return undefined;
  if (!('atLeast' in first && 'atMost' in second) || first.question !== second.question) return undefined;
  return `${first.question.replaceAll('-', ' ')} ${first.atLeast} to ${second.atMost}`;
}

/** Parts joined by a word; a part that is a list of the other kind stands in brackets. */
function join(catalogue: Catalogue, parts: readonly Condition[], word: 'and' | 'or', other: 'any' | 'all'): string {
  const words = parts.map((part) => {
    const text = conditionWords(catalogue, part);
    const isList = other in part || ('is' in part && part.is.length > 1 && word === 'and');
    return isList && parts.length > 1 ? `(${text})` : text;
  });
  return words.join(` ${word} `);
}

/** An answer of this question as it is asked here: the spots of other regions are not. */
function isKnown(question: Question, id: string): boolean {
  return id === NONE || id === NOT_SURE || question.options?.some((option) => option.id === id) === true;
}

function answerWords(question: Question | undefined, id: string): string {
  if (question === undefined) return `"${id}"`;
  if (question.kind === 'yes-no') return `"${question.ask}" ${id}`;
  if (id === NONE) return `none of the answers to "${question.ask}"`;
  return `"${question.options?.find((option) => option.id === id)?.label ?? id}"`;
}

/** False where the condition hangs on an answer that nobody can give here: a spot of another region, say. */
export function canHold(catalogue: Catalogue, condition: Condition | undefined): boolean {
  if (condition === undefined) return true;
  if ('all' in condition) return condition.all.every((part) => canHold(catalogue, part));
  if ('any' in condition) return condition.any.some((part) => canHold(catalogue, part));
  const question = catalogue.findQuestion(condition.question);
  if (question === undefined) return false;
  if (!('is' in condition) || question.options === undefined) return true;
  return condition.is.some((id) => isKnown(question, id));
}
