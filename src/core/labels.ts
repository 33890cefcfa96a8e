import { type AnswerValue, NONE, NOT_SURE } from './answers.ts';
import type { Catalogue, Question } from './catalogue.ts';
import type { Because } from './condition.ts';

/** What "none" is called where the data has no words of its own for it. */
const NONE_LABEL = 'None of these';
const NOT_SURE_PREFIX = 'not-sure:';

/** One entry of an answer in the words that the hiker chose. */
export function entryLabel(question: Question, entry: string | number): string {
  if (typeof entry === 'number') return numberLabel(entry, question.unit);
  if (entry === NONE) return question.none ?? NONE_LABEL;
  if (entry === NOT_SURE) return 'Not sure';
  if (entry.startsWith(NOT_SURE_PREFIX))
    return `Not sure: ${optionLabel(question, entry.slice(NOT_SURE_PREFIX.length))}`;
  return optionLabel(question, entry);
}

/** Units stand in the plural in the data, as in "days". */
function numberLabel(number: number, unit: string | undefined): string {
  if (unit === undefined) return String(number);
  return `${number} ${number === 1 ? unit.replace(/s$/, '') : unit}`;
}

function optionLabel(question: Question, id: string): string {
  if (question.kind === 'yes-no') return id === 'yes' ? 'Yes' : 'No';
  return question.options?.find((option) => option.id === id)?.label ?? id;
}

/** A whole answer in the words that the hiker chose. */
export function answerLabel(question: Question, value: AnswerValue): string {
  const entries = typeof value === 'object' ? value : [value];
  return entries.map((entry) => entryLabel(question, entry)).join('; ');
}

/** The answer behind a reason in the hiker's words: the sign itself, or question and answer where that says more. */
export function becauseLabel(catalogue: Catalogue, because: Because): string {
  const question = catalogue.questions.get(because.question);
  if (question === undefined) return String(because.answer);
  const label = entryLabel(question, because.answer);
  const needsQuestion = question.kind === 'yes-no' || label === 'Not sure' || /^(?:Yes|No)\b/.test(label);
  return needsQuestion ? `${question.ask} ${label}` : label;
}
