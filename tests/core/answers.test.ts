import { describe, expect, it } from 'vitest';
import {
  type AnswerValue,
  allowedAnswers,
  chosen,
  doubts,
  notSureAbout,
  readAnswer,
  readAnswers,
  writeAnswers,
} from '../../src/core/answers.ts';
import type { Question } from '../../src/core/catalogue.ts';
import { answersOf, tiny } from '../fixtures/load.ts';

function question(id: string): Question {
  const found = tiny.questions.get(id);
  if (found === undefined) throw new Error(`no question ${id}`);
  return found;
}

describe('chosen and doubts', () => {
  it('takes an answer apart into what is said and what is not sure', () => {
    const value: AnswerValue = ['wheeze', 'not-sure:dizzy'];
    expect(chosen(value)).toEqual(['wheeze']);
    expect(doubts(value)).toEqual(['dizzy']);
  });

  it('reads a single word as a list of one', () => {
    expect(chosen('yes')).toEqual(['yes']);
    expect(doubts('yes')).toEqual([]);
    expect(chosen('not-sure')).toEqual([]);
    expect(doubts('not-sure')).toEqual(['not-sure']);
  });

  it('finds nothing chosen and no doubt in a number', () => {
    expect(chosen(3)).toEqual([]);
    expect(doubts(3)).toEqual([]);
  });

  it('does not take an option for a doubt because it begins alike', () => {
    expect(chosen(['not-sure-footed'])).toEqual(['not-sure-footed']);
    expect(doubts(['not-sure-footed'])).toEqual([]);
  });
});

describe('allowedAnswers', () => {
  it('offers none, and a doubt about each sign, in a list of danger signs', () => {
    expect(allowedAnswers(question('first-signs'))).toEqual([
      ...['wheeze', 'dizzy', 'fallen', 'none'],
      ...['not-sure:wheeze', 'not-sure:dizzy', 'not-sure:fallen'],
    ]);
  });

  it('offers a plain "not sure" where a danger question has one answer', () => {
    expect(allowedAnswers(question('beak-cold'))).toEqual(['yes', 'no', 'not-sure']);
    expect(allowedAnswers(question('wing-cold-how'))).toEqual(['blue', 'pale', 'as-usual', 'not-sure']);
  });

  it('offers no doubt where no danger is asked about', () => {
    expect(allowedAnswers(question('effects'))).toEqual(['limps', 'rest-pain', 'none']);
    expect(allowedAnswers(question('onset'))).toEqual(['strain', 'blow', 'slowly']);
  });

  it('offers no "none" where at least one is asked for', () => {
    expect(allowedAnswers(question('tail-use'))).toEqual(['swishing', 'sitting']);
    expect(allowedAnswers(question('region'))).toEqual(['tail', 'wing']);
  });

  it('lists nothing for a number', () => {
    expect(allowedAnswers(question('age'))).toEqual([]);
  });
});

describe('readAnswer', () => {
  const right: readonly (readonly [string, unknown, AnswerValue])[] = [
    ['pain', 0, 0],
    ['pain', 10, 10],
    ['pain', '7', 7],
    ['age', 1, 1],
    ['age', 120, 120],
    ['onset', 'blow', 'blow'],
    ['onset', ['blow'], 'blow'],
    ['onset', ['blow', 'blow'], 'blow'],
    ['beak-cold', 'not-sure', 'not-sure'],
    ['beak-cold', ['not-sure'], 'not-sure'],
    ['effects', 'limps', ['limps']],
    ['effects', ['rest-pain', 'limps', 'limps'], ['limps', 'rest-pain']],
    ['effects', ['none'], ['none']],
    ['first-signs', ['not-sure:dizzy', 'wheeze'], ['wheeze', 'not-sure:dizzy']],
    ['first-signs', 'not-sure:dizzy', ['not-sure:dizzy']],
  ];
  it.each(right)('reads %s = %j', (id, raw, value) => {
    expect(readAnswer(question(id), raw)).toEqual(value);
  });

  const wrong: readonly (readonly [string, unknown, RegExp])[] = [
    ['pain', -1, /pain: "-1" is not a whole number from 0 to 10/],
    ['pain', 11, /0 to 10/],
    ['pain', 2.5, /whole number/],
    ['pain', '-1', /whole number/],
    ['pain', '1e1', /whole number/],
    ['pain', ' 5', /whole number/],
    ['pain', '00005', /whole number/],
    ['pain', '', /whole number/],
    ['pain', null, /whole number/],
    ['pain', [5], /whole number/],
    ['pain', Number.NaN, /whole number/],
    ['pain', undefined, /whole number/],
    ['age', 0, /1 to 120/],
    ['age', 121, /1 to 120/],
    ['age', 'not-sure', /whole number/],
    ['onset', 'kick', /onset: "kick" is not an answer; allowed: strain, blow, slowly/],
    ['onset', ['strain', 'blow'], /takes one answer/],
    ['onset', [], /is empty/],
    ['onset', 'not-sure', /is not an answer/],
    ['onset', 1, /"1" is not an answer/],
    ['onset', null, /is not an answer/],
    ['onset', { is: 'blow' }, /is not an answer/],
    ['onset', '__proto__', /is not an answer/],
    ['effects', ['none', 'limps'], /"none" cannot stand beside other answers/],
    ['effects', [['limps']], /is not an answer/],
    ['effects', 'not-sure:limps', /is not an answer/],
    ['first-signs', 'not-sure', /say it for each sign/],
    ['first-signs', ['wheeze', 'not-sure'], /say it for each sign/],
    ['first-signs', ['wheeze', 'not-sure:wheeze'], /"wheeze" is both chosen and not sure/],
    ['first-signs', ['none', 'not-sure:wheeze'], /"none" cannot stand beside/],
    ['first-signs', ['not-sure:bump'], /is not an answer/],
    ['tail-use', ['none'], /is not an answer/],
    ['region', [], /is empty/],
  ];
  it.each(wrong)('refuses %s = %j and says what it takes', (id, raw, message) => {
    const value = readAnswer(question(id), raw);
    expect(value).toHaveProperty('message');
    expect((value as { message: string }).message).toMatch(message);
  });

  it('shows no more of a long answer than fits into a line', () => {
    const { message } = readAnswer(question('onset'), 'x'.repeat(500)) as { message: string };
    expect(message).toContain(`"${'x'.repeat(40)}..."`);
    expect(message).not.toContain('x'.repeat(41));
  });

  it('keeps the message on one line, whatever the answer holds', () => {
    const { message } = readAnswer(question('onset'), 'a\nb\u001b[31m\r') as { message: string };
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
    expect(message).not.toMatch(/[\u0000-\u001f]/);
  });
});

describe('readAnswers', () => {
  it('keeps what is right and tells all that is wrong', () => {
    const { answers, problems } = readAnswers(tiny, [
      ['pain', 3],
      ['onset', 'kick'],
      ['wings', 2],
      ['effects', ['none']],
    ]);
    expect([...answers]).toEqual([
      ['pain', 3],
      ['effects', ['none']],
    ]);
    expect(problems.map(({ question: id }) => id)).toEqual(['onset', 'wings']);
    expect(problems[1]?.message).toContain('"wings" is not a question');
  });

  it('does not find a question by a name that every object has', () => {
    const { answers, problems } = readAnswers(tiny, [
      ['__proto__', 1],
      ['constructor', 1],
    ]);
    expect(answers.size).toBe(0);
    expect(problems).toHaveLength(2);
  });
});

describe('notSureAbout', () => {
  it('makes the entry that doubts finds again', () => {
    expect(doubts([notSureAbout('wheeze')])).toEqual(['wheeze']);
  });
});

describe('writeAnswers', () => {
  it('writes in the order of the interview, and only what is asked', () => {
    const answers = answersOf({ pain: 3, unknown: 'x', 'first-signs': ['none'], region: ['wing'] });
    expect(JSON.stringify(writeAnswers(tiny, answers))).toBe('{"first-signs":["none"],"region":["wing"],"pain":3}');
  });
});
