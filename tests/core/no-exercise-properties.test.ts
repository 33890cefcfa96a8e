// Where exercise is forbidden, no line of the plan tells to load the part all the same; nor to do what is left out.

import { expect, test } from 'vitest';
import { triage } from '../../src/core/triage.ts';
import { everybodyWith, hikers, linesFor, planFor } from '../cases/hikers.ts';
import { catalogue } from '../cases/read.ts';

const LOADS =
  /[Ff]lat walk(?:s|ing)[^.]* (?:is|are) fine|Keep moving|begin to (?:load|move)|go on with a little movement|Train balance|Do not rest it completely|Do not stop all|Hills can usually|loading it bit by bit/;

test('nobody whose exercise is forbidden is told to load the part', () => {
  for (const answers of everybodyWith({ 'done-so-far': ['rested'] })) {
    if (!triage(catalogue, answers).noExercise) continue;
    expect(linesFor(answers).filter((line) => LOADS.test(line))).toEqual([]);
  }
});

test('whoever waits with exercise until it has been seen is told to wait with hikes', () => {
  for (const answers of hikers) {
    const { level, noExercise } = triage(catalogue, answers);
    const age = answers.get('age');
    if (!noExercise || level !== 'soon' || typeof age !== 'number' || age < 16) continue;
    expect(linesFor(answers)).toContain('hikecare asks for no hikes and no sport until somebody has looked at it.');
  }
});

/** Lines that tell somebody to do what is left out for them, and who that is. */
const LEFT_OUT: readonly (readonly [string, readonly string[], RegExp])[] = [
  [
    'steep descents',
    ['pregnant', 'joint-replacement'],
    /short steep descent|steeply down|10 minutes down|Build up downhill/,
  ],
  ['raises on one leg', ['pregnant', 'less-feeling'], /single heel raises|heel raises on that leg/],
  [
    'bandages',
    ['diabetes', 'less-feeling', 'poor-circulation'],
    /(?:bandage|support) (?:by day )?(?:can|may) help|snug bandage/,
  ],
];

test.each(LEFT_OUT)('nobody is told to use or do %s for whom they are left out', (_, conditions, words) => {
  expect(hikers.some((hiker) => linesFor(hiker).some((line) => words.test(line)))).toBe(true);
  for (const condition of conditions) {
    for (const answers of everybodyWith({ conditions: [condition] })) {
      expect(linesFor(answers).filter((line) => words.test(line))).toEqual([]);
    }
  }
});

test('with a fever nobody is offered an exercise, and each reason is said once in a section', () => {
  const feverish = { 'body-signs': ['fever-or-rash'], 'fever-with': ['none'] };
  let leftOut = 0;
  for (const answers of everybodyWith(feverish)) {
    for (const { items } of planFor(answers).sections) {
      expect(items.filter(({ exercise }) => exercise !== undefined)).toEqual([]);
      const reasons = items.flatMap(({ text }) => text.split(': left out. ').slice(1));
      leftOut += reasons.length;
      expect(new Set(reasons).size).toBe(reasons.length);
    }
  }
  expect(leftOut).toBeGreaterThan(0);
});
