import { expect, test } from 'vitest';
import type { AnswerValue } from '../../src/core/answers.ts';
import { exerciseWithinLimit, painLimit, withinLimit } from '../../src/core/pain-limit.ts';
import { catalogue } from '../cases/read.ts';

test('the limit is that of the data, for the ages that it holds for', () => {
  const limits = [15, 16, 17, 18, 40].map((age) => painLimit(catalogue, new Map([['age', age]])));
  expect(limits).toEqual([undefined, 2, 2, undefined, undefined]);
  expect(painLimit(catalogue, new Map())).toBeUndefined();
});

test('the lowest limit counts where several hold', () => {
  const sitBone = (age: number) =>
    painLimit(
      catalogue,
      new Map<string, AnswerValue>([
        ['age', age],
        ['spot', ['sit-bone']],
      ]),
    );
  expect([17, 40].map(sitBone)).toEqual([2, 3]);
});

test('an exercise keeps all but the numbers above the limit', () => {
  const [exercise] = catalogue.exercises.filter(({ stopIf }) =>
    stopIf.some((sign) => /above [3-5] out of 10/.test(sign)),
  );
  if (exercise === undefined) throw new Error('no exercise names a limit of pain');
  expect(exerciseWithinLimit(exercise, undefined)).toBe(exercise);
  const lowered = exerciseWithinLimit(exercise, 2);
  expect(lowered).toEqual({ ...exercise, stopIf: exercise.stopIf.map((sign) => withinLimit(sign, 2)) });
  expect(lowered.stopIf.join()).toContain('above 2 out of 10');
});

test.each([
  ['Pain above 5 out of 10, or one that is still up', 'Pain above 2 out of 10, or one that is still up'],
  ['Pain of more than 3 out of 10 in thigh or knee', 'Pain of more than 2 out of 10 in thigh or knee'],
  ['Keep pain at 4 out of 10 or less.', 'Keep pain at 2 out of 10 or less.'],
  ['Keep pain at 1 out of 10 or less.', 'Keep pain at 1 out of 10 or less.'],
  ['Wait 3 days, 10 times out of 10.', 'Wait 3 days, 10 times out of 10.'],
  ['0 is none, 10 is the worst you can think of.', '0 is none, 10 is the worst you can think of.'],
])('a limit of 2 makes "%s" say "%s"', (text, expected) => {
  expect(withinLimit(text, 2)).toBe(expected);
  expect(withinLimit(text, undefined)).toBe(text);
});
