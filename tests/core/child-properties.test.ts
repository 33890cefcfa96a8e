// What a child is told agrees with how urgent it is.

import { expect, test } from 'vitest';
import { type Answers, type AnswerValue, readAnswers } from '../../src/core/answers.ts';
import { makePlan, type PlanSection } from '../../src/core/plan.ts';
import { triage } from '../../src/core/triage.ts';
import { placeFor } from '../../src/core/wording.ts';
import { catalogue, readCases } from '../cases/read.ts';

const hikers: readonly Answers[] = readCases()
  .flatMap(({ cases }) => cases)
  .map((hiker) => readAnswers(catalogue, Object.entries(hiker.answers)).answers);

/** Every named hiker with these answers. */
function everybody(said: Readonly<Record<string, AnswerValue>>): readonly Answers[] {
  return hikers.map((answers) => new Map([...answers, ...Object.entries(said)]));
}

function sectionsOf(answers: Answers): readonly PlanSection[] {
  return makePlan(catalogue, answers, triage(catalogue, answers), placeFor(catalogue, 'GB')).sections;
}

function linesOf(answers: Answers): readonly string[] {
  return sectionsOf(answers).flatMap(({ items }) => items.map(({ text }) => text));
}

test('a child whose limp needs nobody today is not told that it does', () => {
  const small = everybody({ age: 5 }).filter((answers) => triage(catalogue, answers).level === 'self-care');
  expect(small.length).toBeGreaterThan(0);
  for (const answers of small) {
    expect(linesOf(answers).filter((line) => /limp.*today/.test(line) && !/two days|injury/.test(line))).toEqual([]);
  }
});
