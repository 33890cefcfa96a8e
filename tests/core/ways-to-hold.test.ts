import { describe, expect, test } from 'vitest';
import type { AnswerValue } from '../../src/core/answers.ts';
import type { Condition } from '../../src/core/catalogue.ts';
import { demandsOf, waysToHold } from '../../src/core/data-checks/ways-to-hold.ts';
import { tiny } from '../fixtures/load.ts';

const askable = { questions: tiny.questionById, regionOf: tiny.regionOf };

/** All ways in which the conditions can hold, each as plain data. */
function ways(...conditions: readonly Condition[]): readonly Readonly<Record<string, AnswerValue>>[] {
  return [...waysToHold(askable, conditions)].map((answers) => Object.fromEntries(answers));
}

const wheeze: Condition = { question: 'first-signs', is: ['wheeze'] };
const dizzy: Condition = { question: 'first-signs', is: ['dizzy'] };
const none: Condition = { question: 'first-signs', is: ['none'] };

describe('answers that make conditions hold', () => {
  test('are each of the options that are named, and both ends of a number', () => {
    expect(ways({ question: 'first-signs', is: ['wheeze', 'dizzy'] })).toEqual([
      { 'first-signs': ['wheeze'] },
      { 'first-signs': ['dizzy'] },
    ]);
    expect(ways({ question: 'beak-cold', is: ['yes', 'no'] })).toEqual([{ 'beak-cold': 'yes' }, { 'beak-cold': 'no' }]);
    expect(ways({ question: 'age', atLeast: 65 })).toEqual([{ age: 65 }, { age: 120 }]);
    expect(ways({ question: 'age', atMost: 15 })).toEqual([{ age: 1 }, { age: 15 }]);
    expect(ways({ question: 'age', atLeast: 120 })).toEqual([{ age: 120 }]);
    expect(ways()).toEqual([{}]);
  });

  test('are those of all parts together, or of each part of which one is enough', () => {
    expect(ways({ all: [wheeze, dizzy] })).toEqual([{ 'first-signs': ['wheeze', 'dizzy'] }]);
    expect(ways({ any: [wheeze, dizzy] })).toEqual([{ 'first-signs': ['wheeze'] }, { 'first-signs': ['dizzy'] }]);
    expect(ways(wheeze, wheeze)).toEqual([{ 'first-signs': ['wheeze'] }]);
    expect(ways({ question: 'age', atLeast: 16 }, { question: 'age', atMost: 17 })).toEqual([{ age: 16 }, { age: 17 }]);
    expect(ways({ question: 'age', atMost: 17 }, { question: 'age', atLeast: 16 })).toEqual([{ age: 16 }, { age: 17 }]);
  });

  test('are none where the parts exclude each other', () => {
    expect(ways(none, wheeze)).toEqual([]);
    expect(ways(wheeze, none)).toEqual([]);
    expect(ways({ question: 'beak-cold', is: ['yes'] }, { question: 'beak-cold', is: ['no'] })).toEqual([]);
    expect(ways({ question: 'age', atLeast: 18 }, { question: 'age', atMost: 17 })).toEqual([]);
    expect(ways({ question: 'age', atLeast: 121 })).toEqual([]);
    expect(ways({ question: 'age', atMost: 0 })).toEqual([]);
  });

  test('are none to a question that is not there, or that takes another kind of answer', () => {
    expect(ways({ question: 'gone', is: ['yes'] })).toEqual([]);
    expect(ways({ question: 'gone', atLeast: 1 })).toEqual([]);
    expect(ways({ question: 'age', is: ['old'] })).toEqual([]);
    expect(ways({ question: 'first-signs', atLeast: 1 })).toEqual([]);
  });

  test('hold what has to be answered before the question is put, and before the option is shown', () => {
    expect(ways({ question: 'fall-signs', is: ['bump'] })).toEqual([
      { 'fall-signs': ['bump'], 'first-signs': ['fallen'] },
    ]);
    expect(ways({ question: 'fall-signs', is: ['dizzy-still'] })).toEqual([
      { 'fall-signs': ['dizzy-still'], 'first-signs': ['fallen', 'dizzy'] },
    ]);
    expect(ways({ question: 'wing-signs', is: ['wing-hangs'] })).toEqual([
      { 'wing-signs': ['wing-hangs'], region: ['wing'] },
    ]);
    expect(ways({ question: 'spot', is: ['tail-base'] })).toEqual([{ spot: ['tail-base'], region: ['tail'] }]);
    expect(ways(none, { question: 'fall-signs', is: ['bump'] })).toEqual([]);
    expect(ways({ question: 'wing-cold-how', is: ['blue'] })).toEqual([
      { 'wing-cold-how': 'blue', 'wing-signs': ['wing-cold'], region: ['wing'] },
    ]);
  });
});

test('what has to hold before a question is put is its region and its own condition', () => {
  const demands = (id: string) => {
    const question = tiny.questionById.get(id);
    return question && demandsOf(askable, question);
  };
  expect(demands('first-signs')).toEqual([]);
  expect(demands('fall-signs')).toEqual([{ question: 'first-signs', is: ['fallen'] }]);
  expect(demands('wing-cold-how')).toEqual([
    { question: 'region', is: ['wing'] },
    { question: 'wing-signs', is: ['wing-cold'] },
  ]);
});
