// Somebody with a pain limit of their own reads one number, wherever pain is named.

import { expect, test } from 'vitest';
import type { Answers } from '../../src/core/answers.ts';
import { matchComplaints } from '../../src/core/complaints.ts';
import type { SectionId } from '../../src/core/plan-draft.ts';
import { candidatesOfPlan } from '../../src/core/sessions/candidates.ts';
import { makeRoutine } from '../../src/core/sessions/routine.ts';
import { everybodyWith, planFor } from '../cases/hikers.ts';
import { catalogue } from '../cases/read.ts';

/** What loads the part, or says how much: the calls for help keep the numbers of their sources. */
const ABOUT_LOAD: readonly SectionId[] = [
  ...(['about-you', 'rest', 'care', 'avoid', 'stretches', 'strength'] as const),
  ...(['hike-again', 'prevention'] as const),
];

const EXERCISES: readonly SectionId[] = ['stretches', 'strength'];

function linesUnder(sections: readonly SectionId[], answers: Answers): readonly string[] {
  return planFor(answers)
    .sections.filter(({ id }) => sections.includes(id))
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
    for (const answers of everybodyWith({ age })) {
      const lines = [...linesUnder(ABOUT_LOAD, answers), ...routineLines(answers)];
      expect(lines.filter((line) => painNumbers([line]).some((number) => number > 2))).toEqual([]);
    }
  }
});

test('at the bone they sit on, adults read no more than 3 out of 10 for exercise', () => {
  const sitting = everybodyWith({ age: 40 }).filter((answers) => [answers.get('spot')].flat().includes('sit-bone'));
  expect(sitting.length).toBeGreaterThan(0);
  for (const answers of sitting) {
    const lines = [...linesUnder(EXERCISES, answers), ...routineLines(answers)];
    expect(lines.filter((line) => /\b[4-9] (?:or \d )?(?:only|out of 10)|\d or more: stop/.test(line))).toEqual([]);
  }
});

test('at 16 and 17 no line is left in which a range or a number of another form stands', () => {
  for (const answers of everybodyWith({ age: 17 })) {
    for (const line of linesUnder(ABOUT_LOAD, answers)) {
      expect(line).not.toMatch(/\d (?:or|to) (?:more|\d+) out of 10|over \d+ out of 10/);
      expect(line).not.toMatch(/(?:pain|hurts?)[^.]* \d or less/);
    }
  }
});

test('an adult reads the numbers of the sources', () => {
  const numbers = new Set(
    everybodyWith({ age: 40 })
      .flatMap((answers) => [...linesUnder(ABOUT_LOAD, answers), ...routineLines(answers)])
      .flatMap((line) => painNumbers([line])),
  );
  expect([...numbers].sort()).toEqual([3, 4, 5, 6]);
});
