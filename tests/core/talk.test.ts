import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NONE } from '../../src/core/answers.ts';
import type { Catalogue } from '../../src/core/catalogue.ts';
import { asAsked, nextQuestion } from '../../src/core/interview.ts';
import { beginTalk, preselected, type Talk, takeAnswer, takeBack } from '../../src/core/talk.ts';
import { compareLevels, triage } from '../../src/core/triage.ts';
import { answersOf, real, tiny } from '../fixtures/load.ts';
import { anyInterview } from '../fixtures/random-answers.ts';

const nothing = new Map();

/** Answers everything that is asked as this person would; what the person says nothing about is "none" or the first. */
function play(catalogue: Catalogue, start: Talk, person: ReadonlyMap<string, unknown>): Talk {
  let talk = start;
  for (
    let question = nextQuestion(catalogue, talk.answers);
    question;
    question = nextQuestion(catalogue, talk.answers)
  ) {
    const options = (question.options ?? []).map(({ id }) => id);
    const said = person.get(question.id);
    const fits = (entry: unknown) => entry === NONE || options.includes(String(entry).replace('not-sure:', ''));
    const value = Array.isArray(said) ? said.filter(fits) : said;
    const plain = question.kind === 'number' ? (question.min ?? 0) : question.kind === 'yes-no' ? 'no' : options[0];
    const list = question.atLeastOne === true ? options.slice(0, 1) : [NONE];
    const answer =
      value === undefined || (Array.isArray(value) && value.length === 0)
        ? question.kind === 'several'
          ? list
          : plain
        : value;
    talk = takeAnswer(catalogue, talk, question.id, answer as never);
  }
  return talk;
}

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
    const talk = play(tiny, beginTalk(nothing, nothing), new Map<string, unknown>([['region', ['wing']]]));
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
});

describe.each([
  ['the pretend data', tiny, 200],
  ['the real data', real, 25],
] as const)('over %s', (_, catalogue, numRuns) => {
  it('an answer that is taken back and changed never gives less than the straight way', () => {
    fc.assert(
      fc.property(
        anyInterview(catalogue),
        anyInterview(catalogue),
        fc.nat(),
        ({ answers: first }, { answers: then }, pick) => {
          const straight = play(catalogue, beginTalk(nothing, nothing), then);
          // The same person, who first answered one question as somebody else would, and changed it in the review.
          const id = straight.asked[pick % straight.asked.length] ?? '';
          const mistaken = play(
            catalogue,
            beginTalk(nothing, nothing),
            new Map([...then, ...(first.has(id) ? [[id, first.get(id)] as const] : [])]),
          );
          if (!mistaken.answers.has(id)) return;
          const mended = play(catalogue, takeBack(catalogue, mistaken, id), then);
          // The detour may have asked more, and so know more; it never knows less.
          const levels = [mended, straight].map(({ answers }) => triage(catalogue, answers).level);
          expect(compareLevels(levels[0] ?? 'self-care', levels[1] ?? 'self-care')).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns },
    );
  }, 120_000);
});
