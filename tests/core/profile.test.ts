import { describe, expect, test } from 'vitest';
import { NONE } from '../../src/core/answers.ts';
import { profileAnswers, profileOf } from '../../src/core/profile.ts';
import { answersOf, tiny, tinyWith } from '../fixtures/load.ts';

const TODAY = '2026-11-23';
const SAVED = { ageBand: '16-to-64', conditions: ['egg'], savedOn: '2026-03-01' };

describe('what is remembered about the hiker', () => {
  test('answers for the age with the first year of its band, and for the conditions', () => {
    expect(profileAnswers(tiny, SAVED, TODAY)).toEqual(answersOf({ age: 16, conditions: ['egg'] }));
  });

  test('says that nobody is no year old, and "none" where no condition holds', () => {
    const young = { ...SAVED, ageBand: 'under-16', conditions: [] };
    expect(profileAnswers(tiny, young, TODAY)).toEqual(answersOf({ age: 1, conditions: [NONE] }));
  });

  test('says nothing of what was not remembered, or is not known any more', () => {
    expect(profileAnswers(tiny, { savedOn: SAVED.savedOn }, TODAY)).toEqual(new Map());
    expect(profileAnswers(tiny, { ...SAVED, ageBand: '7-to-9' }, TODAY)).toEqual(answersOf({ conditions: ['egg'] }));
    const { questions: _none, ...others } = tiny;
    expect(profileAnswers({ ...others, questions: new Map() }, SAVED, TODAY)).toEqual(answersOf({ age: 16 }));
  });

  test.each([
    ['2025-11-23', true],
    ['2025-11-22', false],
    [TODAY, true],
    ['2026-11-24', false],
    [undefined, false],
  ])('that was saved on %s counts today: %s', (savedOn, counts) => {
    const { savedOn: _day, ...profile } = SAVED;
    const answers = profileAnswers(tiny, savedOn === undefined ? profile : { ...profile, savedOn }, TODAY);
    expect(answers.size).toBe(counts ? 2 : 0);
  });

  test('counts for ever where nobody is asked', () => {
    expect(profileAnswers(tiny, { ...SAVED, savedOn: '2001-01-01' }, TODAY, true).size).toBe(2);
  });

  test('with a condition of which nobody knows what it means is asked anew; where nobody is asked, the others count', () => {
    const odd = { ...SAVED, conditions: ['egg', 'scales'] };
    expect(profileAnswers(tiny, odd, TODAY)).toEqual(answersOf({ age: 16 }));
    expect(profileAnswers(tiny, odd, TODAY, true)).toEqual(answersOf({ age: 16, conditions: ['egg'] }));
    expect(profileAnswers(tiny, { ...SAVED, conditions: ['scales'] }, TODAY, true)).toEqual(answersOf({ age: 16 }));
  });
});

describe('what may be remembered', () => {
  test('is the band instead of the age, and no condition that passes by itself', () => {
    const answers = answersOf({ age: 40, conditions: ['egg', 'moult'] });
    expect(profileOf(tiny, answers, TODAY)).toEqual({ ageBand: '16-to-64', conditions: ['egg'], savedOn: TODAY });
  });

  test.each([
    [15, 'under-16'],
    [16, '16-to-64'],
    [64, '16-to-64'],
    [65, '65-and-over'],
    [120, '65-and-over'],
  ])('at %i is the band %s', (age, ageBand) => {
    expect(profileOf(tiny, answersOf({ age, conditions: [NONE] }), TODAY)).toEqual({
      ageBand,
      conditions: [],
      savedOn: TODAY,
    });
  });

  test('is nothing before both questions were answered', () => {
    expect(profileOf(tiny, answersOf({ age: 40 }), TODAY)).toBeUndefined();
    expect(profileOf(tiny, answersOf({ conditions: [NONE] }), TODAY)).toBeUndefined();
  });

  test('holds no band where the data has none for this age', () => {
    const grown = tinyWith('about-you.json', (body) => {
      body.ageBands.shift();
    });
    expect(profileOf(grown, answersOf({ age: 9, conditions: ['egg'] }), TODAY)).toStrictEqual({
      conditions: ['egg'],
      savedOn: TODAY,
    });
  });

  test('comes back as it was saved', () => {
    const saved = profileOf(tiny, answersOf({ age: 70, conditions: ['thin-feathers'] }), TODAY);
    expect(saved && profileAnswers(tiny, saved, TODAY)).toEqual(answersOf({ age: 65, conditions: ['thin-feathers'] }));
  });
});
