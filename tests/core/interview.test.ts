import { describe, expect, it } from 'vitest';
import type { Answers, AnswerValue } from '../../src/core/answers.ts';
import type { Catalogue } from '../../src/core/catalogue.ts';
import {
  answeredQuestions,
  asAsked,
  forgetUnasked,
  levelSoFar,
  missingQuestions,
  nextQuestion,
} from '../../src/core/interview.ts';
import { answersOf, tiny, tinyWith } from '../fixtures/load.ts';

type Said = Readonly<Record<string, AnswerValue>>;

/** The ids of the questions in the order they are asked of somebody who answers so; what is not said ends the talk. */
function askedOf(said: Said, catalogue: Catalogue = tiny): readonly string[] {
  let answers: Answers = new Map();
  const asked: string[] = [];
  for (let question = nextQuestion(catalogue, answers); question; question = nextQuestion(catalogue, answers)) {
    asked.push(question.id);
    const value = said[question.id];
    if (value === undefined) return asked;
    answers = new Map([...answers, [question.id, value]]);
  }
  return [...asked, 'end'];
}

const well: Said = {
  'first-signs': ['none'],
  'beak-cold': 'no',
  region: ['wing'],
  spot: ['wing-tip'],
  side: 'left',
  'wing-signs': ['none'],
  age: 30,
  conditions: ['none'],
  onset: 'strain',
  days: 1,
  pain: 3,
  effects: ['none'],
  'wing-behaviour': ['flaps-hurt'],
};

function without(said: Said, ...ids: readonly string[]): Said {
  return Object.fromEntries(Object.entries(said).filter(([id]) => !ids.includes(id)));
}

function ids(questions: readonly { readonly id: string }[]): readonly string[] {
  return questions.map(({ id }) => id);
}

describe('the order of the interview', () => {
  it('asks danger signs first, then the place and its signs, then about the person, then the story', () => {
    expect(askedOf(well)).toEqual([
      ...['first-signs', 'beak-cold', 'region', 'spot', 'side', 'wing-signs', 'age', 'conditions'],
      ...['onset', 'days', 'pain', 'effects', 'wing-behaviour', 'end'],
    ]);
  });

  it('takes the regions in the order of the data, danger signs of both before the rest', () => {
    const both = {
      ...well,
      region: ['wing', 'tail'],
      spot: ['wing-tip', 'tail-base'],
      'tail-signs': ['none'],
      'tail-use': ['sitting'],
    };
    const asked = askedOf(both);
    expect(asked.indexOf('tail-signs')).toBeLessThan(asked.indexOf('wing-signs'));
    expect(asked.indexOf('wing-signs')).toBeLessThan(asked.indexOf('age'));
    expect(asked.indexOf('tail-use')).toBeLessThan(asked.indexOf('wing-behaviour'));
  });

  it('opens a follow-up for a yes and for a doubt, and right where it belongs', () => {
    const follow = { 'fall-signs': ['none'] };
    expect(askedOf({ ...well, ...follow, 'first-signs': ['fallen'] })[1]).toBe('fall-signs');
    expect(askedOf({ ...well, ...follow, 'first-signs': ['not-sure:fallen'] })[1]).toBe('fall-signs');
    expect(askedOf({ ...well, ...follow, 'first-signs': ['dizzy'] })[1]).toBe('beak-cold');
  });

  it('asks by number: on the edge and just below it', () => {
    expect(askedOf({ ...well, days: 2, course: 'same' })).toContain('course');
    expect(askedOf({ ...well, days: 1 })).not.toContain('course');
    expect(askedOf({ ...well, days: 3, course: 'same', 'done-so-far': ['none'] })).toContain('done-so-far');
    expect(askedOf({ ...well, days: 2, course: 'same' })).not.toContain('done-so-far');
  });

  it('does not ask a list of which nothing fits this person', () => {
    const tail = { ...well, region: ['tail'], 'tail-signs': ['none'], 'tail-use': ['sitting'] };
    expect(askedOf({ ...tail, spot: ['tail-base'] })).not.toContain('tail-tuft-lost');
    expect(askedOf({ ...tail, spot: ['tail-tuft'], 'tail-tuft-lost': ['none'] })).toContain('tail-tuft-lost');
  });

  it('never asks what is asked before a pack', () => {
    expect(askedOf(well)).not.toContain('right-now');
  });
});

describe('the end of the interview', () => {
  it('comes at once with an emergency, also with one that is not sure but counts as yes', () => {
    expect(askedOf({ 'first-signs': ['wheeze'] })).toEqual(['first-signs', 'end']);
    expect(askedOf({ 'first-signs': ['not-sure:wheeze'] })).toEqual(['first-signs', 'end']);
    expect(askedOf({ 'first-signs': ['fallen'], 'fall-signs': ['blackout'] })).toEqual([
      'first-signs',
      'fall-signs',
      'end',
    ]);
  });

  it('leaves out at urgent what cannot make it an emergency', () => {
    expect(askedOf({ ...well, 'beak-cold': 'yes' })).toEqual([
      'first-signs',
      'beak-cold',
      'region',
      'wing-signs',
      'end',
    ]);
  });

  it('still asks at urgent what an emergency hangs on, and what opens it', () => {
    const bump = { ...well, 'first-signs': ['fallen'], 'fall-signs': ['bump'] };
    expect(askedOf(bump)).toEqual(['first-signs', 'fall-signs', 'region', 'wing-signs', 'age', 'end']);
    const cold = { ...bump, 'wing-signs': ['wing-cold'], 'wing-cold-how': 'as-usual' };
    expect(askedOf(cold)).toContain('wing-cold-how');
  });

  it('goes on at soon, for the plan', () => {
    expect(askedOf({ ...well, 'first-signs': ['dizzy'] })).toContain('wing-behaviour');
  });

  it('leaves out for a child what only shapes a plan, but not what may raise the level', () => {
    const asked = askedOf({ ...well, age: 15 });
    expect(asked).not.toContain('wing-behaviour');
    expect(asked).toEqual(expect.arrayContaining(['conditions', 'onset', 'days', 'effects']));
    expect(askedOf({ ...well, age: 16 })).toContain('wing-behaviour');
  });
});

describe('asAsked', () => {
  it('shows only the options that fit, on a doubt as well', () => {
    const fall = tiny.questions.get('fall-signs');
    const shown = (said: Said) => fall && ids(asAsked(tiny, answersOf(said), fall).options ?? []);
    expect(shown({ 'first-signs': ['fallen'] })).toEqual(['blackout', 'bump']);
    expect(shown({ 'first-signs': ['fallen', 'dizzy'] })).toEqual(['blackout', 'bump', 'dizzy-still']);
    expect(shown({ 'first-signs': ['fallen', 'not-sure:dizzy'] })).toEqual(['blackout', 'bump', 'dizzy-still']);
  });

  it('offers the spots of the chosen regions', () => {
    const question = nextQuestion(tiny, answersOf({ 'first-signs': ['none'], 'beak-cold': 'no', region: ['tail'] }));
    expect(question?.id).toBe('spot');
    expect(ids(question?.options ?? [])).toEqual(['tail-base', 'tail-tuft']);
  });

  it('leaves a question without options as it is', () => {
    const age = tiny.questions.get('age');
    expect(age && asAsked(tiny, answersOf({}), age)).toEqual(age);
  });
});

describe('answeredQuestions', () => {
  it('lists what was answered and still applies, in the order of the interview', () => {
    const answers = answersOf({
      pain: 3,
      'wing-signs': ['none'],
      'first-signs': ['none'],
      region: ['tail'],
      unknown: 'x',
    });
    expect(ids(answeredQuestions(tiny, answers))).toEqual(['first-signs', 'region', 'pain']);
  });
});

describe('missingQuestions', () => {
  const missing = (said: Said, catalogue: Catalogue = tiny) => ids(missingQuestions(catalogue, answersOf(said)));

  it('is empty when everything is said', () => {
    expect(missing(well)).toEqual([]);
  });

  it('looks no exercise up when everything is said', () => {
    const get = () => expect.fail('an exercise was looked up');
    expect(missing(well, { ...tiny, exerciseById: { get, has: get } })).toEqual([]);
  });

  it('lists every open question that could raise the level', () => {
    expect(missing(without(well, 'first-signs'))).toEqual(['first-signs']);
    expect(missing(without(well, 'beak-cold', 'effects'))).toEqual(['beak-cold', 'effects']);
    expect(missing({ ...well, 'first-signs': ['fallen'] })).toEqual(['fall-signs']);
    expect(missing({ ...well, 'wing-signs': ['not-sure:wing-cold'] })).toEqual(['wing-cold-how']);
  });

  it('asks for the region, for signs hang on it', () => {
    expect(missing(without(well, 'region'))).toContain('region');
  });

  it('lets a script leave out what only shapes the plan', () => {
    expect(missing(without(well, 'wing-behaviour', 'side'))).toEqual([]);
  });

  it('asks for nothing more once it is an emergency', () => {
    expect(missing({ 'first-signs': ['wheeze'] })).toEqual([]);
  });

  it('asks for nothing that cannot raise an urgent level', () => {
    expect(missing({ ...without(well, 'effects'), 'beak-cold': 'yes' })).toEqual([]);
  });

  it('asks for what bars somebody from a pack or an exercise, also where no rule looks at it', () => {
    const noRule = tinyWith('about-you.json', (aboutYou) => {
      aboutYou.rules = [];
    });
    expect(missing(without(well, 'conditions'), noRule)).toEqual(['conditions']);
  });

  it('asks for the age, for children get no plan, also where no rule looks at it', () => {
    const noRule = tinyWith('danger-signs.json', (danger) => {
      danger.rules = danger.rules.filter(({ id }: { id: string }) => id !== 'bump-old');
    });
    const noKink = { ...noRule, rules: noRule.rules.filter(({ id }) => id !== 'tail-kink') };
    expect(missing(without(well, 'age'), noKink)).toEqual(['age']);
  });
});

describe('levelSoFar', () => {
  it('is what is certain, silence left out', () => {
    expect(levelSoFar(tiny, answersOf({}))).toBe('self-care');
    expect(levelSoFar(tiny, answersOf({ 'first-signs': ['dizzy'] }))).toBe('soon');
    expect(levelSoFar(tiny, answersOf({ 'first-signs': ['dizzy'], 'beak-cold': 'yes' }))).toBe('urgent');
  });
});

describe('forgetUnasked', () => {
  const kept = (said: Said) => Object.fromEntries(forgetUnasked(tiny, answersOf(said)));

  it('drops answers that hang on an answer that was changed, down the whole chain', () => {
    expect(kept({ region: ['tail'], 'wing-signs': ['wing-cold'], 'wing-cold-how': 'blue' })).toEqual({
      region: ['tail'],
    });
    expect(kept({ region: ['wing'], 'wing-signs': ['none'], 'wing-cold-how': 'blue' })).toEqual({
      region: ['wing'],
      'wing-signs': ['none'],
    });
    expect(kept({ 'first-signs': ['none'], 'fall-signs': ['blackout'] })).toEqual({ 'first-signs': ['none'] });
  });

  it('drops what is no question', () => {
    expect(kept({ pain: 3, paws: 'four' })).toEqual({ pain: 3 });
  });

  it('keeps what may still apply', () => {
    const said = { 'fall-signs': ['bump'], 'wing-cold-how': 'blue' };
    expect(kept(said)).toEqual(said);
  });

  it('returns the same answers where nothing is dropped', () => {
    const answers: Answers = answersOf(well);
    expect(forgetUnasked(tiny, answers)).toBe(answers);
  });

  it('drops the spots of a region that is no longer chosen, so that the spot is asked again', () => {
    const answers = forgetUnasked(tiny, answersOf({ ...well, region: ['tail'] }));
    expect(answers.has('spot')).toBe(false);
    expect(kept({ region: ['tail'], spot: ['wing-tip', 'tail-base'] })).toEqual({
      region: ['tail'],
      spot: ['tail-base'],
    });
  });
});
