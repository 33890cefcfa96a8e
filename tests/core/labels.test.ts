import { describe, expect, test } from 'vitest';
import { NONE, NOT_SURE, notSureAbout } from '../../src/core/answers.ts';
import type { Question } from '../../src/core/catalogue.ts';
import { answerLabel, becauseLabel, entryLabel } from '../../src/core/labels.ts';
import { capital, distinct, midSentence } from '../../src/core/text.ts';
import { tiny } from '../fixtures/load.ts';

function question(id: string): Question {
  const found = tiny.questionById.get(id);
  if (found === undefined) throw new Error(`no question ${id}`);
  return found;
}

describe('an answer in the words that the hiker chose', () => {
  test.each([
    ['age', 40, '40 years'],
    ['age', 1, '1 year'],
    ['pain', 4, '4 out of 10'],
    ['first-signs', 'wheeze', 'A wheeze at rest'],
    ['first-signs', notSureAbout('dizzy'), 'Not sure: Dizzy on the perch'],
    ['first-signs', NONE, 'None of these'],
    ['fall-signs', NONE, 'None of these, or it was a soft landing'],
    ['beak-cold', 'yes', 'Yes'],
    ['beak-cold', 'no', 'No'],
    ['beak-cold', NOT_SURE, 'Not sure'],
    ['first-signs', 'gone', 'gone'],
  ])('to %s, %s is "%s"', (id, entry, label) => {
    expect(entryLabel(question(id), entry)).toBe(label);
    expect(answerLabel(question(id), entry)).toBe(label);
  });

  test('of a number without a unit is the number', () => {
    const { unit: _unit, ...plain } = question('age');
    expect([entryLabel(plain, 1), entryLabel(plain, 40)]).toEqual(['1', '40']);
  });

  test('of several is each of them', () => {
    expect(answerLabel(question('first-signs'), ['wheeze', notSureAbout('dizzy')])).toBe(
      'A wheeze at rest; Not sure: Dizzy on the perch',
    );
  });

  test('behind a reason is the sign itself, and comes with its question where it says nothing alone', () => {
    const because = (id: string, answer: string | number) => becauseLabel(tiny, { question: id, answer });
    expect(because('first-signs', 'wheeze')).toBe('A wheeze at rest');
    expect(because('beak-cold', 'yes')).toBe('Is the beak cold and grey? Yes');
    expect(because('beak-cold', NOT_SURE)).toBe('Is the beak cold and grey? Not sure');
    expect(because('wing-cold-how', NOT_SURE)).toBe('Which colour is it? Not sure');
    expect(because('gone', 7)).toBe('7');
    const told = new Map([
      ...tiny.questions,
      [
        'told',
        {
          ...question('beak-cold'),
          id: 'told',
          kind: 'choice',
          options: [
            { id: 'y', label: 'Yes, always' },
            { id: 'n', label: 'Notably' },
          ],
        } as Question,
      ],
    ]);
    const label = (answer: string) => becauseLabel({ ...tiny, questions: told }, { question: 'told', answer });
    expect([label('y'), label('n')]).toEqual(['Is the beak cold and grey? Yes, always', 'Notably']);
  });
});

describe('text', () => {
  test('begins with a capital, and with a small letter in the middle of a sentence, abbreviations excepted', () => {
    expect([capital('wing pain'), capital('')]).toEqual(['Wing pain', '']);
    expect(['Wing pain', 'GP visit', 'A fall', '', 'X', 'élan'].map(midSentence)).toEqual([
      'wing pain',
      'GP visit',
      'a fall',
      '',
      'x',
      'élan',
    ]);
  });

  test('is said once for each key, the first one', () => {
    expect(distinct(['a1', 'b1', 'a2'], (text) => text.charAt(0))).toEqual(['a1', 'b1']);
  });
});
