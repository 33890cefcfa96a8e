import { describe, expect, it } from 'vitest';
import type { AnswerValue } from '../../src/core/answers.ts';
import {
  compareLevels,
  forbidsSelfCare,
  LEVELS,
  type Level,
  reasonsFor,
  triage,
  UNANSWERED,
} from '../../src/core/triage.ts';
import { answersOf, tiny } from '../fixtures/load.ts';

type Said = Readonly<Record<string, AnswerValue>>;

/** Somebody with a sore wing and nothing else. */
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

function verdict(more: Said = {}, without: readonly string[] = []) {
  const said = Object.entries({ ...well, ...more }).filter(([id]) => !without.includes(id));
  return triage(tiny, new Map(said));
}

describe('levels', () => {
  it('are ordered from self-care to emergency', () => {
    expect(LEVELS).toEqual(['self-care', 'soon', 'urgent', 'emergency']);
    expect(compareLevels('soon', 'urgent')).toBe(-1);
    expect(compareLevels('emergency', 'self-care')).toBe(1);
    expect(compareLevels('soon', 'soon')).toBe(0);
  });

  it('forbid self-care from urgent on', () => {
    expect(LEVELS.filter(forbidsSelfCare)).toEqual(['urgent', 'emergency']);
  });
});

describe('triage', () => {
  it('leaves somebody without signs to self-care, with nothing unknown', () => {
    expect(verdict()).toEqual({ level: 'self-care', noExercise: false, reasons: [], unknown: [] });
  });

  it.each<[string, Said, Level]>([
    ['an emergency sign', { 'first-signs': ['wheeze'] }, 'emergency'],
    ['an urgent sign', { 'wing-signs': ['wing-hangs'] }, 'urgent'],
    ['a sign for soon', { 'first-signs': ['dizzy'] }, 'soon'],
    ['an ordinary answer', { effects: ['rest-pain'] }, 'soon'],
    ['two signs, the worse one', { 'first-signs': ['dizzy'], 'beak-cold': 'yes' }, 'urgent'],
    [
      'a sign with an age just below its limit',
      { 'first-signs': ['fallen'], 'fall-signs': ['bump'], age: 64 },
      'urgent',
    ],
    ['a sign with an age at its limit', { 'first-signs': ['fallen'], 'fall-signs': ['bump'], age: 65 }, 'emergency'],
    ['"not sure" about an urgent sign', { 'wing-signs': ['not-sure:wing-hangs'] }, 'soon'],
    [
      '"not sure" about an emergency sign',
      { 'first-signs': ['fallen'], 'fall-signs': ['not-sure:blackout'] },
      'urgent',
    ],
    ['"not sure" about a sign for soon', { 'first-signs': ['not-sure:dizzy'] }, 'soon'],
    ['"not sure" that counts as yes', { 'first-signs': ['not-sure:wheeze'] }, 'emergency'],
    ['"not sure" that counts as yes for the whole question', { 'beak-cold': 'not-sure' }, 'urgent'],
  ])('%s gives its level', (_, said, level) => {
    expect(verdict(said).level).toBe(level);
  });

  it('says for every reason which rule, which level and because of which answers', () => {
    const { reasons } = verdict({ 'first-signs': ['dizzy'], 'wing-signs': ['not-sure:wing-hangs'] });
    expect(reasons.map(({ rule, level, unsure, because }) => ({ rule: rule.id, level, unsure, because }))).toEqual([
      { rule: 'dizzy', level: 'soon', unsure: false, because: [{ question: 'first-signs', answer: 'dizzy' }] },
      {
        rule: 'wing-hangs',
        level: 'soon',
        unsure: true,
        because: [{ question: 'wing-signs', answer: 'not-sure:wing-hangs' }],
      },
    ]);
  });

  it('puts the worst reason first, and keeps the order of the data within a level', () => {
    const { reasons } = verdict({ 'first-signs': ['wheeze', 'dizzy', 'fallen'], 'fall-signs': ['bump', 'blackout'] });
    expect(reasons.map(({ rule }) => rule.id)).toEqual(['wheeze', 'blackout', 'bump', 'dizzy']);
  });

  it('has a door only in an emergency, and calls where any reason says call', () => {
    const go = { 'first-signs': ['fallen'], 'fall-signs': ['blackout'] };
    expect(verdict(go).door).toBe('go');
    expect(verdict({ ...go, 'first-signs': ['fallen', 'wheeze'] }).door).toBe('call');
    expect(verdict({ 'beak-cold': 'yes' })).not.toHaveProperty('door');
  });

  it('names the shortest time of the reasons for soon, and no time at other levels', () => {
    expect(verdict({ effects: ['rest-pain'] }).withinDays).toBe(7);
    expect(verdict({ effects: ['rest-pain'], 'first-signs': ['dizzy'] }).withinDays).toBe(3);
    expect(verdict({ 'wing-signs': ['not-sure:wing-hangs'] }).withinDays).toBe(14);
    expect(verdict({ 'beak-cold': 'yes', 'first-signs': ['dizzy'] })).not.toHaveProperty('withinDays');
    expect(verdict()).not.toHaveProperty('withinDays');
  });

  it('takes two weeks where a rule for soon names no time', () => {
    const tail = { region: ['tail'], spot: ['tail-tuft'], 'tail-signs': ['none'], 'tail-use': ['sitting'] };
    expect(verdict({ ...tail, 'tail-tuft-lost': ['tuft-end'] }).withinDays).toBe(14);
  });

  it('forbids exercise at urgent and above, and where a rule says so', () => {
    expect(verdict({ 'beak-cold': 'yes' }).noExercise).toBe(true);
    expect(verdict({ 'first-signs': ['dizzy'] }).noExercise).toBe(false);
    expect(verdict({ 'wing-signs': ['wing-cold'], 'wing-cold-how': 'pale' }).noExercise).toBe(true);
    expect(verdict({ conditions: ['egg'], pain: 7 }).noExercise).toBe(true);
    expect(verdict({ conditions: ['egg'], pain: 6 }).noExercise).toBe(false);
  });

  it('forbids exercise also on a doubt about a rule that says so', () => {
    expect(verdict({ conditions: ['not-sure:egg'], pain: 7 }).noExercise).toBe(true);
  });

  it('lists what stayed unsure, of danger questions only', () => {
    const { unknown } = verdict({ 'beak-cold': 'not-sure', conditions: ['not-sure:moult', 'egg'] });
    expect(unknown).toEqual([
      { question: 'beak-cold', answer: 'not-sure' },
      { question: 'conditions', answer: 'not-sure:moult' },
    ]);
  });
});

describe('silence is not a no', () => {
  it('counts an unanswered emergency sign as urgent, and names its question', () => {
    const { level, reasons, unknown } = verdict({}, ['first-signs']);
    expect(level).toBe('urgent');
    expect(reasons).toEqual([]);
    expect(unknown).toContainEqual({ question: 'first-signs', answer: UNANSWERED });
  });

  it('counts an unanswered urgent sign as soon, within two weeks', () => {
    const { level, withinDays, unknown } = verdict({}, ['beak-cold']);
    expect([level, withinDays]).toEqual(['soon', 14]);
    expect(unknown).toEqual([{ question: 'beak-cold', answer: UNANSWERED }]);
  });

  it('counts an unanswered sign for soon as soon, and names its question', () => {
    const { level, unknown } = verdict({}, ['effects']);
    expect(level).toBe('soon');
    expect(unknown).toEqual([{ question: 'effects', answer: UNANSWERED }]);
  });

  it('counts a follow-up that was opened and left', () => {
    expect(verdict({ 'first-signs': ['fallen'] })).toMatchObject({
      level: 'urgent',
      unknown: [{ question: 'fall-signs', answer: UNANSWERED }],
    });
    expect(verdict({ 'first-signs': ['not-sure:fallen'] }).level).toBe('urgent');
  });

  it('says nothing about what is not asked: another region, a door that stayed shut', () => {
    expect(verdict().unknown).toEqual([]);
  });

  it('does not lower or lengthen what is certain', () => {
    expect(verdict({ 'first-signs': ['wheeze'] }, ['beak-cold', 'wing-signs', 'age']).level).toBe('emergency');
    expect(verdict({ 'first-signs': ['wheeze'] }, ['beak-cold', 'wing-signs', 'age']).unknown).toEqual([]);
  });

  it('forbids exercise while a rule that would forbid it is open', () => {
    const { level, noExercise } = verdict({ conditions: ['egg'] }, ['pain']);
    expect([level, noExercise]).toEqual(['soon', true]);
  });

  it('counts everything as open where nothing was answered', () => {
    const { level, unknown } = triage(tiny, answersOf({}));
    expect(level).toBe('urgent');
    expect(unknown.map(({ question }) => question)).toEqual(expect.arrayContaining(['first-signs', 'tail-signs']));
  });

  it('is not a silence where a question had no option to show', () => {
    const tail = { region: ['tail'], spot: ['tail-base'], 'tail-signs': ['none'], 'tail-use': ['sitting'] };
    expect(verdict(tail)).toMatchObject({ level: 'self-care', unknown: [] });
  });
});

describe('reasonsFor', () => {
  it('gives no reason for silence', () => {
    expect(reasonsFor(tiny, answersOf({}))).toEqual([]);
  });
});
