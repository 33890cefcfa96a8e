// Somebody with a pain limit of their own reads one number, wherever pain is named.

import { expect, test } from 'vitest';
import { type Answers, readAnswers } from '../../src/core/answers.ts';
import { matchComplaints } from '../../src/core/complaints.ts';
import { makePlan, type SectionId } from '../../src/core/plan.ts';
import { candidatesOfPlan } from '../../src/core/sessions/candidates.ts';
import { makeRoutine } from '../../src/core/sessions/routine.ts';
import { triage } from '../../src/core/triage.ts';
import { placeFor } from '../../src/core/wording.ts';
import { catalogue, readCases } from '../cases/read.ts';

const place = placeFor(catalogue, undefined);

/** The answers of every named hiker, all of one age. */
function everybodyAged(age: number): readonly Answers[] {
  return readCases()
    .flatMap(({ cases }) => cases)
    .map((hiker) => new Map([...readAnswers(catalogue, Object.entries(hiker.answers)).answers, ['age', age]]));
}

/** What loads the part, or says how much: the calls for help keep the numbers of their sources. */
const ABOUT_LOAD: readonly SectionId[] = [
  ...(['about-you', 'rest', 'care', 'avoid', 'stretches', 'strength'] as const),
  ...(['hike-again', 'prevention'] as const),
];

function loadLines(answers: Answers): readonly string[] {
  const { sections } = makePlan(catalogue, answers, triage(catalogue, answers), place);
  return sections
    .filter(({ id }) => ABOUT_LOAD.includes(id))
    .flatMap(({ items }) => items)
    .flatMap(({ text, exercise }) => [text, exercise?.note ?? '', ...(exercise?.exercise.stopIf ?? [])]);
}

function routineLines(answers: Answers): readonly string[] {
  const matches = matchComplaints(catalogue, answers);
  const wish = { known: { answers, matches }, hurt: new Map<string, number>() };
  const { items } = makeRoutine(catalogue, candidatesOfPlan(catalogue, answers, matches, true), wish);
  return items
    .flatMap((item) => [item, ...(item.ifItHurts === undefined ? [] : [item.ifItHurts.item])])
    .flatMap(({ exercise, note }) => [note ?? '', ...exercise.stopIf]);
}

const painNumbers = (lines: readonly string[]) =>
  lines.flatMap((line) => [...line.matchAll(/(\d+) out of 10/g)].map(([, number]) => Number(number)));

test('at 16 and 17 nothing about load names more than 2 out of 10, in plan or session, for any named hiker', () => {
  for (const age of [16, 17]) {
    for (const answers of everybodyAged(age)) {
      const lines = [...loadLines(answers), ...routineLines(answers)];
      expect(lines.filter((line) => painNumbers([line]).some((number) => number > 2))).toEqual([]);
    }
  }
});

test('at 16 and 17 no line is left in which a range or a number of another form stands', () => {
  for (const answers of everybodyAged(17)) {
    for (const line of loadLines(answers))
      expect(line).not.toMatch(/\d (?:or|to) (?:more|\d+) out of 10|over \d+ out of 10/);
  }
});

test('an adult reads the numbers of the sources', () => {
  const numbers = new Set(
    everybodyAged(40)
      .flatMap((answers) => [...loadLines(answers), ...routineLines(answers)])
      .flatMap((line) => painNumbers([line])),
  );
  expect([...numbers].sort()).toEqual([3, 4, 5, 6]);
});
