import { describe, expect, it } from 'vitest';
import { NONE } from '../../src/core/answers.ts';
import { asAsked, nextQuestion } from '../../src/core/interview.ts';
import { beginTalk, preselected, takeAnswer, takeBack } from '../../src/core/talk.ts';
import { answersOf, tiny } from '../fixtures/load.ts';
import { playTalk } from '../fixtures/play-talk.ts';

const nothing = new Map();

const wing = answersOf({ 'first-signs': [NONE], 'beak-cold': 'no', region: ['wing'], spot: ['wing-tip'] });

describe('a talk', () => {
  it('begins with what was given, and asks nothing of it again', () => {
    const talk = beginTalk(wing, nothing);
    expect(nextQuestion(tiny, talk.answers)?.id).toBe('side');
  });

  it('preselects an answer that was taken back', () => {
    const asked = takeAnswer(tiny, beginTalk(nothing, nothing), 'first-signs', [NONE]);
    const back = takeBack(tiny, asked, 'first-signs');
    expect(back.answers.has('first-signs')).toBe(false);
    expect(back.asked).toEqual([]);
    const question = tiny.questions.get('first-signs');
    expect(question && preselected(back, question)).toEqual([NONE]);
  });

  it('asks the spot again when the region changes, and preselects only what is still offered', () => {
    const talk = playTalk(tiny, beginTalk(nothing, nothing), new Map<string, unknown>([['region', ['wing']]]));
    const back = takeBack(tiny, talk, 'region');
    expect(back.answers.has('spot')).toBe(false);
    const changed = takeAnswer(tiny, back, 'region', ['tail']);
    const spot = tiny.questions.get('spot');
    expect(spot && preselected(changed, asAsked(tiny, changed.answers, spot))).toBeUndefined();
  });

  it('keeps a danger sign that was given, also where its question is not put', () => {
    const given = answersOf({ 'tail-signs': [tiny.questions.get('tail-signs')?.options?.[0]?.id ?? ''] });
    const talk = takeAnswer(tiny, beginTalk(given, nothing), 'region', ['wing']);
    expect(talk.answers.get('tail-signs')).toEqual(given.get('tail-signs'));
  });

  it('lets a given sign go when its own answer is taken back', () => {
    const given = answersOf({ 'first-signs': ['wheeze'] });
    const back = takeBack(tiny, beginTalk(given, nothing), 'first-signs');
    expect(takeAnswer(tiny, back, 'first-signs', [NONE]).answers.get('first-signs')).toEqual([NONE]);
  });

  it('keeps the order of asking, and forgets what is not asked any more', () => {
    const fallen = takeAnswer(tiny, beginTalk(nothing, nothing), 'first-signs', ['fallen']);
    const both = takeAnswer(tiny, fallen, 'fall-signs', ['bump']);
    expect(both.asked).toEqual(['first-signs', 'fall-signs']);
    const changed = takeAnswer(tiny, takeBack(tiny, both, 'first-signs'), 'first-signs', [NONE]);
    expect(changed.asked).toEqual(['first-signs']);
    expect([...changed.answers.keys()]).toEqual(['first-signs']);
  });

  it('preselects what was taken back with it, but no "none" that was said of other options', () => {
    const person = new Map<string, unknown>([
      ['region', ['wing']],
      ['spot', ['wing-tip']],
      ['conditions', [NONE]],
    ]);
    const back = takeBack(tiny, playTalk(tiny, beginTalk(nothing, nothing), person), 'region');
    expect(back.earlier.get('region')).toEqual(['wing']);
    expect(back.earlier.get('spot')).toEqual(['wing-tip']);
    expect(back.earlier.has('conditions')).toBe(false);
    expect(back.answers.has('conditions')).toBe(false);
    expect(back.answers.has('first-signs')).toBe(true);
  });

  it('preselects what is remembered until it is taken back, and of a list only what it still offers', () => {
    const remembered = answersOf({ age: 40, conditions: ['egg', 'gone', 'not-sure:moult', 'not-sure:gone'] });
    const talk = beginTalk(nothing, remembered);
    const offered = (id: string) => {
      const question = tiny.questions.get(id);
      return question && preselected(talk, question);
    };
    expect([offered('age'), offered('conditions'), offered('pain')]).toEqual([
      40,
      ['egg', 'not-sure:moult'],
      undefined,
    ]);
    // The region decides about an option of the conditions: what was remembered of them is stale by then.
    expect(takeBack(tiny, talk, 'region').earlier.has('conditions')).toBe(false);
    expect(takeBack(tiny, talk, 'region').earlier.get('age')).toBe(40);
  });

  it('keeps given danger signs, and lets a given no be dropped', () => {
    const keep = (given: Readonly<Record<string, string | readonly string[] | number>>) =>
      [...takeAnswer(tiny, beginTalk(answersOf(given), nothing), 'region', ['tail']).answers.keys()].sort();
    expect(keep({ 'wing-signs': ['wing-cold'] })).toEqual(['region', 'wing-signs']);
    expect(keep({ 'wing-signs': [NONE] })).toEqual(['region']);
    expect(keep({ 'wing-behaviour': ['folds-hurt'] })).toEqual(['region']);
    expect(keep({ 'fall-signs': ['bump'], 'first-signs': ['dizzy'] })).toEqual(['fall-signs', 'first-signs', 'region']);
  });
});
