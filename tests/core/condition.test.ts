import { describe, expect, it } from 'vitest';
import type { AnswerValue } from '../../src/core/answers.ts';
import type { Condition } from '../../src/core/catalogue.ts';
import { applies, holds, judge, judgeRule, mayHold, questionsOf } from '../../src/core/condition.ts';
import { answersOf, entry, tiny, tinyWith } from '../fixtures/load.ts';

type Said = Readonly<Record<string, AnswerValue>>;

function truth(condition: Condition, said: Said): string {
  return judge(tiny, answersOf(said), condition).truth;
}

const wheeze: Condition = { question: 'first-signs', is: ['wheeze'] };
const dizzy: Condition = { question: 'first-signs', is: ['dizzy'] };
const limps: Condition = { question: 'effects', is: ['limps'] };

describe('judge: a choice', () => {
  it.each<[string, Condition, Said, string]>([
    ['holds when the option is chosen', limps, { effects: ['limps'] }, 'yes'],
    [
      'holds when one of several wanted options is chosen',
      { question: 'effects', is: ['limps', 'rest-pain'] },
      { effects: ['rest-pain'] },
      'yes',
    ],
    ['holds beside other chosen options', limps, { effects: ['limps', 'rest-pain'] }, 'yes'],
    ['does not hold for another option', limps, { effects: ['rest-pain'] }, 'no'],
    ['does not hold for none', limps, { effects: ['none'] }, 'no'],
    ['holds for none where none is wanted', { question: 'effects', is: ['none'] }, { effects: ['none'] }, 'yes'],
    ['is open while nobody answered', limps, {}, 'unanswered'],
    ['is unsure when the sign is not sure', dizzy, { 'first-signs': ['not-sure:dizzy'] }, 'unsure'],
    ['takes a doubt for a yes where the data says so', wheeze, { 'first-signs': ['not-sure:wheeze'] }, 'yes'],
    ['is not moved by a doubt about another sign', dizzy, { 'first-signs': ['not-sure:wheeze'] }, 'no'],
    [
      'takes several doubts for a yes where one of them counts so',
      { question: 'first-signs', is: ['dizzy', 'wheeze'] },
      { 'first-signs': ['not-sure:dizzy', 'not-sure:wheeze'] },
      'yes',
    ],
    [
      'is not moved by a doubt about another sign that counts as yes',
      dizzy,
      { 'first-signs': ['not-sure:wheeze', 'fallen'] },
      'no',
    ],
    [
      'holds by a choice, whatever is not sure beside it',
      dizzy,
      { 'first-signs': ['dizzy', 'not-sure:wheeze'] },
      'yes',
    ],
    [
      'takes "not sure" for a yes where the whole question says so',
      { question: 'beak-cold', is: ['yes'] },
      { 'beak-cold': 'not-sure' },
      'yes',
    ],
    [
      'takes "not sure" for a yes where the wanted option says so',
      { question: 'wing-cold-how', is: ['blue'] },
      { region: ['wing'], 'wing-signs': ['wing-cold'], 'wing-cold-how': 'not-sure' },
      'yes',
    ],
    [
      'is unsure where only another option says so',
      { question: 'wing-cold-how', is: ['pale'] },
      { region: ['wing'], 'wing-signs': ['wing-cold'], 'wing-cold-how': 'not-sure' },
      'unsure',
    ],
    ['never holds for a number', { question: 'pain', is: ['3'] }, { pain: 3 }, 'no'],
    ['never holds for a question that does not exist', { question: 'paws', is: ['yes'] }, { paws: 'yes' }, 'no'],
  ])('%s', (_, condition, said, expected) => {
    expect(truth(condition, said)).toBe(expected);
  });
});

describe('judge: a number', () => {
  it.each<[Condition, number, string]>([
    [{ question: 'pain', atLeast: 5 }, 4, 'no'],
    [{ question: 'pain', atLeast: 5 }, 5, 'yes'],
    [{ question: 'pain', atLeast: 5 }, 6, 'yes'],
    [{ question: 'pain', atMost: 5 }, 4, 'yes'],
    [{ question: 'pain', atMost: 5 }, 5, 'yes'],
    [{ question: 'pain', atMost: 5 }, 6, 'no'],
  ])('%j for %i is %s', (condition, pain, expected) => {
    expect(truth(condition, { pain })).toBe(expected);
  });

  it('is open while nobody answered, and never holds for words', () => {
    expect(truth({ question: 'pain', atLeast: 0 }, {})).toBe('unanswered');
    expect(truth({ question: 'onset', atMost: 9 }, { onset: 'blow' })).toBe('no');
  });
});

describe('judge: all and any', () => {
  const parts: Readonly<Record<string, readonly [Condition, Said]>> = {
    no: [limps, { effects: ['none'] }],
    unanswered: [{ question: 'onset', is: ['blow'] }, {}],
    unsure: [dizzy, { 'first-signs': ['not-sure:dizzy'] }],
    yes: [{ question: 'pain', atLeast: 3 }, { pain: 3 }],
  };
  const order = ['no', 'unanswered', 'unsure', 'yes'];
  const pairs = order
    .flatMap((one) => order.map((other) => [one, other] as const))
    .filter(([one, other]) => one !== other);

  it.each(pairs)('all of %s and %s is as true as the weaker, any as the stronger', (one, other) => {
    const [first, said] = parts[one] ?? [limps, {}];
    const [second, saidToo] = parts[other] ?? [limps, {}];
    const [weaker, stronger] = [one, other].sort((a, b) => order.indexOf(a) - order.indexOf(b));
    expect(truth({ all: [first, second] }, { ...said, ...saidToo })).toBe(weaker);
    expect(truth({ any: [first, second] }, { ...said, ...saidToo })).toBe(stronger);
  });

  it('names the answers on which it rests: all of them, or those of the strongest parts', () => {
    const answers = answersOf({ pain: 3, 'first-signs': ['not-sure:dizzy'], effects: ['limps'] });
    const three = { question: 'pain', atLeast: 3 };
    expect(judge(tiny, answers, { all: [three, limps] }).because).toEqual([
      { question: 'pain', answer: 3 },
      { question: 'effects', answer: 'limps' },
    ]);
    expect(judge(tiny, answers, { any: [dizzy, three] }).because).toEqual([{ question: 'pain', answer: 3 }]);
    expect(judge(tiny, answers, dizzy).because).toEqual([{ question: 'first-signs', answer: 'not-sure:dizzy' }]);
    expect(judge(tiny, answersOf({ 'beak-cold': 'not-sure' }), { question: 'beak-cold', is: ['yes'] }).because).toEqual(
      [{ question: 'beak-cold', answer: 'not-sure' }],
    );
  });

  it('gives no reasons for what does not hold', () => {
    const answers = answersOf({ pain: 3, effects: ['none'] });
    expect(judge(tiny, answers, { all: [{ question: 'pain', atLeast: 3 }, limps] }).because).toEqual([]);
  });
});

describe('judge: a question that is not asked of this person', () => {
  it('is a no while its askWhen clearly does not hold', () => {
    const bump: Condition = { question: 'fall-signs', is: ['bump'] };
    expect(truth(bump, { 'first-signs': ['none'] })).toBe('no');
    expect(truth(bump, {})).toBe('unanswered');
    expect(truth(bump, { 'first-signs': ['fallen'] })).toBe('unanswered');
    expect(truth(bump, { 'first-signs': ['not-sure:fallen'] })).toBe('unanswered');
  });

  it('is a no where its region was not chosen', () => {
    const hangs: Condition = { question: 'wing-signs', is: ['wing-hangs'] };
    expect(truth(hangs, { region: ['tail'] })).toBe('no');
    expect(truth(hangs, { region: ['wing', 'tail'] })).toBe('unanswered');
    expect(truth(hangs, {})).toBe('unanswered');
  });

  it('is a no where every option is hidden from this person: it can never be answered', () => {
    const lost: Condition = { question: 'tail-tuft-lost', is: ['tuft-end'] };
    expect(truth(lost, { region: ['tail'], spot: ['tail-tuft'] })).toBe('unanswered');
    expect(truth(lost, { region: ['tail'], spot: ['tail-base'] })).toBe('no');
  });
});

describe('judge: a question that is asked before a pack', () => {
  it('counts like any other', () => {
    expect(truth({ question: 'right-now', is: ['drowsy'] }, { 'right-now': ['drowsy'] })).toBe('yes');
    expect(truth({ question: 'right-now', is: ['drowsy'] }, { 'right-now': ['not-sure:drowsy'] })).toBe('unsure');
  });
});

describe('applies', () => {
  it.each<[string, Said, string]>([
    ['first-signs', {}, 'yes'],
    ['fall-signs', {}, 'unanswered'],
    ['fall-signs', { 'first-signs': ['fallen'] }, 'yes'],
    ['fall-signs', { 'first-signs': ['not-sure:fallen'] }, 'unsure'],
    ['fall-signs', { 'first-signs': ['dizzy'] }, 'no'],
    ['wing-cold-how', { region: ['wing'] }, 'unanswered'],
    ['wing-cold-how', { region: ['wing'], 'wing-signs': ['wing-cold'] }, 'yes'],
    ['wing-cold-how', { region: ['tail'], 'wing-signs': ['wing-cold'] }, 'no'],
    ['wing-cold-how', { 'wing-signs': ['none'] }, 'no'],
    ['course', { days: 1 }, 'no'],
    ['course', { days: 2 }, 'yes'],
  ])('%s with %j: %s', (id, said, expected) => {
    const question = tiny.questions.get(id);
    expect(question && applies(tiny, answersOf(said), question)).toBe(expected);
  });
});

describe('judgeRule', () => {
  const fires = (id: string, said: Said) => judgeRule(tiny, answersOf(said), entry(tiny.rules, id));
  const late: Said = { days: 14, course: 'same', onset: 'strain' };

  it('lets a rule of a region that looks at ordinary answers fire only for those who hurt there', () => {
    expect(fires('wing-no-better', { ...late, region: ['wing'] })).toMatchObject({ truth: 'yes' });
    expect(fires('wing-no-better', { ...late, region: ['tail', 'wing'] }).because).toEqual([
      { question: 'days', answer: 14 },
      { question: 'course', answer: 'same' },
      { question: 'onset', answer: 'strain' },
    ]);
    expect(fires('wing-no-better', { ...late, region: ['tail'] })).toEqual({ truth: 'no', because: [] });
    expect(fires('wing-no-better', late).truth).toBe('unanswered');
    expect(fires('wing-no-better', { ...late, days: 13, region: ['wing'] }).truth).toBe('no');
  });

  it('lets a sign of the region itself fire, also where nobody named the region', () => {
    expect(fires('wing-hangs', { 'wing-signs': ['wing-hangs'] }).truth).toBe('yes');
    expect(fires('wing-hangs', { 'wing-signs': ['wing-hangs'], region: ['tail'] }).truth).toBe('yes');
    expect(fires('tail-kink', { 'tail-signs': ['tail-kink'], onset: 'blow' }).truth).toBe('yes');
  });

  it('judges a rule for everybody by its condition alone', () => {
    expect(fires('rest-pain', { effects: ['rest-pain'] }).truth).toBe('yes');
    expect(fires('rest-pain', { effects: ['rest-pain'], region: ['tail'] }).truth).toBe('yes');
  });
});

describe('holds and mayHold', () => {
  it('hold without a condition, and else only for a clear yes', () => {
    expect(holds(tiny, answersOf({}), undefined)).toBe(true);
    expect(holds(tiny, answersOf({ effects: ['limps'] }), limps)).toBe(true);
    expect(holds(tiny, answersOf({ 'first-signs': ['not-sure:dizzy'] }), dizzy)).toBe(false);
    expect(holds(tiny, answersOf({}), limps)).toBe(false);
  });

  it('may hold for a doubt, and not for a no', () => {
    expect(mayHold(tiny, answersOf({ 'first-signs': ['dizzy'] }), dizzy)).toBe(true);
    expect(mayHold(tiny, answersOf({ 'first-signs': ['not-sure:dizzy'] }), dizzy)).toBe(true);
    expect(mayHold(tiny, answersOf({ 'first-signs': ['none'] }), dizzy)).toBe(false);
  });
});

describe('questionsOf', () => {
  it('finds the questions at every depth', () => {
    const condition: Condition = { all: [wheeze, { any: [limps, { question: 'pain', atMost: 2 }] }] };
    expect(questionsOf(condition)).toEqual(['first-signs', 'effects', 'pain']);
  });
});

describe('a condition over an unknown question', () => {
  it('is a no also where the question was taken out of the data', () => {
    const without = tinyWith('story.json', (story) => {
      story.questions = story.questions.filter(({ id }: { id: string }) => id !== 'effects');
    });
    expect(judge(without, answersOf({ effects: ['limps'] }), limps).truth).toBe('no');
  });
});
