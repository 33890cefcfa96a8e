// The named hikers as answers, with what a plan tells them: for what must hold whoever asks.

import { type Answers, type AnswerValue, readAnswers } from '../../src/core/answers.ts';
import { makePlan, type Plan } from '../../src/core/plan.ts';
import { triage } from '../../src/core/triage.ts';
import { placeFor } from '../../src/core/wording.ts';
import { catalogue, readCases } from './read.ts';

/** The answers of every named hiker. */
export const hikers: readonly Answers[] = readCases()
  .flatMap(({ cases }) => cases)
  .map((hiker) => readAnswers(catalogue, Object.entries(hiker.answers)).answers);

/** Every named hiker with these answers instead of their own. */
export function everybodyWith(said: Readonly<Record<string, AnswerValue>>): readonly Answers[] {
  return hikers.map((answers) => new Map([...answers, ...Object.entries(said)]));
}

/** What these answers come to, in Great Britain. */
export function planFor(answers: Answers): Plan {
  return makePlan(catalogue, answers, triage(catalogue, answers), placeFor(catalogue, 'GB'));
}

/** Every line of that plan. */
export function linesFor(answers: Answers): readonly string[] {
  return planFor(answers).sections.flatMap(({ items }) => items.map(({ text }) => text));
}
