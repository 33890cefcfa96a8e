import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answers, type AnswerValue, writeAnswers } from '../../src/core/answers.ts';
import type { Rule } from '../../src/core/catalogue.ts';
import { leaders, matchComplaints } from '../../src/core/complaints.ts';
import { nextQuestion } from '../../src/core/interview.ts';
import type { CheckRecord, HurtRecord, JournalRecord, SessionRecord } from '../../src/core/journal-records.ts';
import { toInstant } from '../../src/core/journal-records.ts';
import { CHECK_DAYS, forbidsStill, lastCheck, mayMissChecks } from '../../src/core/last-check.ts';
import { makePlan } from '../../src/core/plan.ts';
import { barQuestions, exerciseVerdict } from '../../src/core/sessions/bar-questions.ts';
import { candidatesOfPlan, candidatesOfRegion } from '../../src/core/sessions/candidates.ts';
import { hurtCounts, leftOfLastSession } from '../../src/core/sessions/past-sessions.ts';
import { makeRoutine, type RoutineWish } from '../../src/core/sessions/routine.ts';
import type { Known } from '../../src/core/sessions/routine-limits.ts';
import { nearlySpelt, readRequest } from '../../src/core/sessions/routine-request.ts';
import {
  betweenHolds,
  betweenSets,
  countsInAfter,
  PACE,
  secondsOf,
  turnsOf,
} from '../../src/core/sessions/routine-time.ts';
import { triage } from '../../src/core/triage.ts';
import { placeFor } from '../../src/core/wording.ts';
import { answersOf, entry, real, tiny } from '../fixtures/load.ts';

const NOBODY: Known = { answers: new Map(), matches: undefined };
const WISH: RoutineWish = { known: NOBODY, hurt: new Map() };
const NOW = Date.UTC(2026, 10, 23, 9);
const DAY = 86_400_000;

const candidates = (...ids: readonly string[]) => ids.map((id) => ({ exercise: entry(real.exercises, id) }));
const idsOf = (routine: ReturnType<typeof makeRoutine>) => routine.items.map(({ exercise }) => exercise.id);

let records = 0;
function head(daysAgo: number) {
  records += 1;
  return { v: 1 as const, id: `r${records}`, at: toInstant(NOW - daysAgo * DAY, 60) };
}

const CALM: Readonly<Record<string, AnswerValue>> = {
  region: ['wing'],
  spot: ['wing-tip'],
  age: 40,
  conditions: ['none'],
  days: 4,
};

function check(daysAgo: number, more: Partial<CheckRecord> = {}): CheckRecord {
  const answers = writeAnswers(tiny, calm()) as CheckRecord['answers'];
  return { ...head(daysAgo), type: 'check', dataVersion: '1', level: 'self-care', noExercise: false, answers, ...more };
}

/** An interview over the pretend data in which there is nothing to tell. */
function calm(): Answers {
  let answers: Answers = new Map();
  for (let question = nextQuestion(tiny, answers); question !== undefined; question = nextQuestion(tiny, answers)) {
    const none = question.kind === 'number' ? 3 : question.kind === 'yes-no' ? 'no' : ['none'];
    const value = question.kind === 'choice' ? (question.options?.at(-1)?.id ?? '') : none;
    answers = new Map([...answers, [question.id, CALM[question.id] ?? value]]);
  }
  return answers;
}

describe('a routine', () => {
  test('of a plan holds its stretches in their order, and the strengthening only on request', () => {
    const answers = calm();
    const matches = matchComplaints(tiny, answers);
    expect(leaders(matches).length).toBeGreaterThan(0);
    const stretches = candidatesOfPlan(tiny, answers, matches, false).map(({ exercise }) => exercise.id);
    const both = candidatesOfPlan(tiny, answers, matches, true).map(({ exercise }) => exercise.id);
    expect(both.slice(0, stretches.length)).toEqual(stretches);
    const plan = makePlan(tiny, answers, triage(tiny, answers), placeFor(tiny, undefined));
    const planned = plan.sections.find(({ id }) => id === 'stretches')?.items.filter((item) => item.exercise) ?? [];
    expect(planned).not.toEqual([]);
    const { items } = makeRoutine(tiny, candidatesOfPlan(tiny, answers, matches, false), {
      known: { answers, matches },
      hurt: new Map(),
    });
    expect(items.map(({ exercise }) => exercise.id)).toEqual(planned.map(({ id }) => id));
  });

  test('of a region holds its most named stretches, five at the most, and four strengthening exercises', () => {
    const region = entry(real.regions, 'hip');
    const made = makeRoutine(real, candidatesOfRegion(real, new Map(), region, true), WISH);
    const kinds = made.items.map(({ exercise }) => exercise.kind === 'stretch');
    expect(kinds.filter((isStretch) => isStretch)).toHaveLength(5);
    expect(made.items).toHaveLength(9);
    expect(idsOf(made)[0]).toBe('knee-to-chest');
  });

  test('begins with the sore side where that is known', () => {
    const known: Known = { answers: answersOf({ side: 'right' }), matches: undefined };
    const [item] = makeRoutine(real, candidates('figure-four'), { ...WISH, known }).items;
    expect(item?.sides).toEqual(['right', 'left']);
    expect(makeRoutine(real, candidates('figure-four'), WISH).items[0]?.sides).toEqual(['left', 'right']);
  });

  test('does by the clock what is stretched or held for long, and everything else at its own pace', () => {
    const timed = (id: string) => makeRoutine(real, candidates(id), WISH).items[0]?.timed;
    expect(['figure-four', 'cat-stretch', 'side-plank', 'patellar-tendon-hold'].map(timed)).toEqual(
      Array(4).fill(true),
    );
    expect(['glute-bridge', 'bird-dog', 'ankle-circles'].map(timed)).toEqual(Array(3).fill(false));
  });

  test('leaves out a walk, and says where it stands', () => {
    const made = makeRoutine(real, candidates('walking-programme'), WISH);
    expect(made.items).toEqual([]);
    expect(made.leftOut).toMatchObject([{ kind: 'no-session', reason: expect.stringContaining('walking-programme') }]);
  });

  test('takes each exercise once', () => {
    expect(idsOf(makeRoutine(real, candidates('figure-four', 'figure-four'), WISH))).toEqual(['figure-four']);
  });

  const workOf = (id: string) => {
    const [item] = makeRoutine(real, candidates(id), WISH).items;
    if (item === undefined) throw new Error(`no routine of ${id}`);
    return item;
  };

  test('rests between sets for as long as the data says, else for one of the 1 to 2 minutes of the general rule', () => {
    const rule = real.returnToHiking.exerciseRules.find(({ id }) => id === 'rest-between-sets');
    expect(rule?.text).toContain('1 to 2 minutes');
    expect(PACE.betweenSets).toBe(60);
    expect(betweenSets(workOf('glute-bridge'))).toBe(60);
    expect(betweenSets(workOf('slow-squat'))).toBe(180);
    expect(secondsOf(workOf('slow-squat'))).toBeGreaterThanOrEqual(2 * 180 + 3 * 15 * PACE.repetition);
  });

  test('rests after a long hold that strengthens, and counts in before the next one', () => {
    for (const exercise of real.exercises.filter(({ kind }) => kind === 'strength')) {
      const [item] = makeRoutine(real, [{ exercise }], WISH).items;
      if (item?.timed !== true) continue;
      expect(betweenHolds(item), exercise.id).toBe(exercise.dose.restSeconds ?? PACE.betweenSets);
      expect(countsInAfter('rest', item)).toBe(betweenHolds(item) > PACE.rest);
    }
    expect(betweenHolds(workOf('patellar-tendon-hold'))).toBeGreaterThanOrEqual(60);
    expect(betweenHolds(workOf('figure-four'))).toBe(PACE.rest);
    expect(countsInAfter('rest', workOf('figure-four'))).toBe(false);
  });

  test('takes as long as all holds, rests and sides of an exercise together', () => {
    for (const exercise of real.exercises) {
      const [item] = makeRoutine(real, [{ exercise }], WISH).items;
      if (item === undefined) continue;
      const { holdSeconds = 0, repetitions = 1, sets = 1, perSide } = exercise.dose;
      const turns = turnsOf(item);
      expect(turns).toHaveLength(sets * (perSide ? 2 : 1) * (item.timed ? repetitions : 1));
      expect(secondsOf(item)).toBeGreaterThanOrEqual(holdSeconds * repetitions * sets * (perSide ? 2 : 1));
      expect(turns.filter(({ after }) => after === 'introduction')).toHaveLength(1);
    }
  });
});

describe('what must not be done', () => {
  test('is left out with its reason, however it was asked for', () => {
    const known: Known = { answers: answersOf({ conditions: ['pregnant'] }), matches: undefined };
    const made = makeRoutine(real, candidates('figure-four', 'standing-hip-flexor-stretch'), { ...WISH, known });
    expect(idsOf(made)).toEqual(['standing-hip-flexor-stretch']);
    expect(made.leftOut).toMatchObject([{ kind: 'barred', reason: expect.stringContaining('pregnant') }]);
  });

  test('counts a doubt as yes', () => {
    const known: Known = { answers: answersOf({ conditions: ['not-sure:pregnant'] }), matches: undefined };
    expect(makeRoutine(real, candidates('figure-four'), { ...WISH, known }).items).toEqual([]);
  });

  test('without a check holds all that complaints of the sore place do not take', () => {
    const answers = answersOf({ region: ['hip'], spot: ['outer-hip'], days: 20 });
    const made = makeRoutine(real, candidates('figure-four'), { ...WISH, known: { answers, matches: undefined } });
    expect(made.leftOut).toMatchObject([{ kind: 'forbidden' }]);
    const elsewhere = answersOf({ region: ['none'] });
    expect(
      makeRoutine(real, candidates('figure-four'), { ...WISH, known: { answers: elsewhere, matches: undefined } })
        .items,
    ).toHaveLength(1);
  });

  test('without a check is also what comes too early for anything that this place may have', () => {
    const asked = (days: number) => {
      const answers = answersOf({ region: ['thigh'], spot: ['inner-thigh'], days });
      return makeRoutine(real, candidates('copenhagen-adduction'), { ...WISH, known: { answers, matches: undefined } });
    };
    expect(asked(27).leftOut).toMatchObject([{ kind: 'too-early', reason: 'Not before day 28 of such pain.' }]);
    expect(asked(28).leftOut).toEqual([]);
  });

  test('holds of an exercise that is meant for others with pain in this place, when it is named', () => {
    const answers = (pain: number) => answersOf({ region: ['lower-back'], pain, days: 30 });
    const known = (pain: number): Known => ({ answers: answers(pain), matches: [] });
    const made = (pain: number) => makeRoutine(real, candidates('side-plank'), { ...WISH, known: known(pain) });
    expect(made(6).leftOut).toMatchObject([{ kind: 'forbidden', reason: 'Not now, by what you answered.' }]);
    expect(idsOf(made(2))).toEqual(['side-plank']);
  });

  test('is too early until the latest of the days that the complaints of the place give', () => {
    const on = (days: number) => {
      const known: Known = { answers: answersOf({ region: ['hip'], days }), matches: [] };
      return makeRoutine(real, candidates('lying-march'), { ...WISH, known }).leftOut;
    };
    expect(on(2)).toMatchObject([{ kind: 'too-early', reason: 'Not before day 3 of such pain.' }]);
    expect(on(3)).toEqual([]);
  });
});

describe('the time there is', () => {
  const all = candidates('knee-to-chest', 'figure-four', 'lying-butterfly', 'glute-bridge', 'clamshell');

  test('is kept, and no hold is made shorter', () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 4000 }), (seconds) => {
        const made = makeRoutine(real, all, { ...WISH, seconds });
        if (made.items.length > 1) expect(made.seconds).toBeLessThanOrEqual(seconds);
        expect(made.items.length).toBeGreaterThan(0);
        expect(made.items.length + made.leftOut.length).toBe(all.length);
        for (const item of made.items) {
          expect(item.holdSeconds).toBe(item.exercise.dose.holdSeconds ?? 0);
          expect(item.repetitions).toBeGreaterThan(0);
          if (!item.timed) expect(item.repetitions).toBe(item.exercise.dose.repetitions);
        }
        expect(made.seconds).toBe(made.items.reduce((sum, item) => sum + secondsOf(item), 0));
      }),
    );
  });

  test('takes strengthening away first, then repetitions down to two, then the last stretches', () => {
    const whole = makeRoutine(real, all, WISH);
    const less = makeRoutine(real, all, { ...WISH, seconds: whole.seconds - 10 });
    expect(less.leftOut.map(({ exercise }) => exercise.id)).toEqual(['clamshell']);
    expect(less.shortened).toBe(false);
    const stretches = makeRoutine(real, all.slice(0, 3), WISH);
    const shorter = makeRoutine(real, all, { ...WISH, seconds: stretches.seconds - 10 });
    expect(shorter.items.map(({ repetitions }) => repetitions)).toEqual([3, 3, 2]);
    expect(shorter.shortened).toBe(true);
    expect(idsOf(makeRoutine(real, all, { ...WISH, seconds: 200 }))).toEqual(['knee-to-chest']);
  });
});

describe('what hurt before', () => {
  test('comes in its easier form: another exercise where there is one', () => {
    const hurt = new Map([['side-lying-leg-lift', 1]]);
    const [item] = makeRoutine(real, candidates('side-lying-leg-lift'), { ...WISH, hurt }).items;
    expect(item).toMatchObject({ exercise: { id: 'standing-hip-abduction' }, insteadOf: 'Side-lying leg lift' });
  });

  test('or the same one made easier; hurt in that form too, it is left out', () => {
    const once = makeRoutine(real, candidates('figure-four'), { ...WISH, hurt: new Map([['figure-four', 1]]) });
    expect(once.items[0]?.easier).toContain('Push the crossed knee');
    const twice = makeRoutine(real, candidates('figure-four'), { ...WISH, hurt: new Map([['figure-four', 2]]) });
    expect(twice.items).toEqual([]);
    expect(twice.leftOut).toMatchObject([{ kind: 'hurt', reason: expect.stringContaining('--again') }]);
  });

  test('is counted from the journal, and forgiven there', () => {
    const hurt = (state: HurtRecord['state']): HurtRecord => ({ ...head(1), type: 'hurt', exercise: 'x', state });
    expect(hurtCounts([hurt('hurt'), hurt('hurt')]).get('x')).toBe(2);
    expect(hurtCounts([hurt('hurt'), hurt('forgiven')]).has('x')).toBe(false);
    expect(hurtCounts([hurt('forgiven'), hurt('hurt')]).get('x')).toBe(1);
  });
});

describe('the last check', () => {
  const last = (...journal: readonly JournalRecord[]) => lastCheck(tiny, journal, NOW);

  test('is none in an empty journal', () => {
    expect(last()).toEqual({ kind: 'none' });
  });

  test('counts while it is young, and its days have gone on', () => {
    const found = last(check(3));
    expect(found.kind).toBe('counts');
    expect(found.kind === 'counts' && found.answers.get('days')).toBe(7);
  });

  test(`is too old after ${CHECK_DAYS} days`, () => {
    expect(last(check(CHECK_DAYS)).kind).toBe('stale');
    expect(last(check(CHECK_DAYS - 1)).kind).toBe('counts');
  });

  test.each([
    ['urgent', { level: 'urgent', noExercise: true }],
    ['an emergency', { level: 'emergency', noExercise: true }],
    ['soon, with exercise to wait', { level: 'soon', noExercise: true }],
  ] as const)('that was %s forbids, however old, until there is a newer one', (_what, more) => {
    expect(last(check(300, more)).kind).toBe('forbids');
    expect(last(check(300, more), check(5)).kind).toBe('counts');
    expect(last(check(300, more), check(0, more), check(5)).kind).toBe('forbids');
  });

  test('does not count where its answers are no answers any more', () => {
    expect(last(check(1, { answers: { ...check(1).answers, gone: 'x' } }))).toMatchObject({
      kind: 'stale',
      why: 'changed',
    });
  });

  test('does not count where what it found would need somebody by now, if it lasted', () => {
    const [rule] = tiny.dangerSigns.rules;
    const condition = { question: 'days', atLeast: 10 } as const;
    const lasting: Rule = { ...entry(tiny.rules, rule?.id ?? ''), id: 'lasts', level: 'urgent', when: condition };
    const strict = { ...tiny, rules: [...tiny.rules, lasting] };
    expect(lastCheck(strict, [check(3)], NOW).kind).toBe('counts');
    expect(lastCheck(strict, [check(7)], NOW)).toMatchObject({ kind: 'forbids', why: 'lasts', level: 'urgent' });
  });

  test('does not count where something was left open that an exercise hangs on', () => {
    const { conditions: _conditions, ...others } = check(1).answers;
    expect(last(check(1, { answers: others }))).toMatchObject({ kind: 'stale', why: 'changed' });
  });

  test('that is dated ahead never counts, and hides none with a date that can be right', () => {
    expect(last(check(-1 / 24))).toMatchObject({ kind: 'stale', why: 'ahead' });
    expect(last(check(-2 / (24 * 60))).kind).toBe('counts');
    expect(last(check(-30), check(1)).kind).toBe('counts');
    expect(last(check(1), check(-30)).kind).toBe('counts');
  });

  const FORBIDS = { level: 'urgent', noExercise: true } as const;

  test('is lifted only by one that was written after it, has no earlier date, and none ahead', () => {
    expect(last(check(1), check(2, FORBIDS)).kind).toBe('forbids');
    expect(last(check(2, FORBIDS), check(3)).kind).toBe('forbids');
    expect(last(check(2, FORBIDS), check(-3)).kind).toBe('forbids');
    expect(last(check(2, FORBIDS), check(-3), check(1)).kind).toBe('counts');
    expect(last(check(-3, FORBIDS)).kind).toBe('forbids');
    expect(forbidsStill([check(2, FORBIDS)], NOW)).toBe(true);
    expect(forbidsStill([check(2, FORBIDS), check(1)], NOW)).toBe(false);
  });

  test('without answers forbids, or lifts, and says nothing else', () => {
    const bare = { answers: {}, bare: true } as const;
    expect(last(check(2, { ...FORBIDS, ...bare }))).toMatchObject({ kind: 'forbids', why: 'said', level: 'urgent' });
    expect(last(check(2, FORBIDS), check(1, bare))).toEqual({ kind: 'none' });
    expect(last(check(3), check(2, FORBIDS), check(1, bare))).toEqual({ kind: 'none' });
  });

  test('that forbids is called by its level, an emergency by the door that its answers tell, else by the ambulance', () => {
    const headline = (more: Partial<CheckRecord>) => {
      const found = last(check(1, { noExercise: true, ...more }));
      return found.kind === 'forbids' ? found.headline : found.kind;
    };
    const answers = (entries: Readonly<Record<string, AnswerValue>>) => entries as CheckRecord['answers'];
    expect(headline({ level: 'urgent' })).toBe('This is urgent');
    expect(headline({ level: 'emergency' })).toBe('This is emergency-call');
    const blackout = answers({ 'first-signs': ['fallen'], 'fall-signs': ['blackout'] });
    expect(headline({ level: 'emergency', answers: blackout })).toBe('This is emergency-go');
    expect(headline({ level: 'emergency', answers: {}, bare: true })).toBe('This is emergency-call');
  });

  test('forbids by its level alone, or because it says so', () => {
    expect(last(check(1, { level: 'urgent', noExercise: false })).kind).toBe('forbids');
    expect(last(check(1, { level: 'soon', noExercise: false })).kind).not.toBe('forbids');
    expect(last(check(1, { noExercise: true })).kind).toBe('forbids');
    expect(forbidsStill([], NOW)).toBe(false);
  });

  test('is the one with the latest date, of the same date the one that was written last', () => {
    const at = toInstant(NOW - DAY, 60);
    const days = (number: number) => ({ ...check(1).answers, days: number });
    const found = last(check(1, { at, answers: days(1) }), check(1, { at, answers: days(2) }));
    expect(found.kind === 'counts' && found.answers.get('days')).toBe(3);
    const older = last(check(1, { answers: days(1) }), check(3, { answers: days(7) }));
    expect(older.kind === 'counts' && older.answers.get('days')).toBe(2);
  });

  test('lets its days go on no further than the question counts', () => {
    const most = Number(tiny.questionById.get('days')?.max);
    const found = last(check(3, { answers: { ...check(3).answers, days: most - 1 } }));
    expect(found.kind === 'counts' ? found.answers.get('days') : found.kind).toBe(most);
    const today = last(check(0));
    expect(today.kind === 'counts' && today.answers.get('days')).toBe(4);
  });

  test('that could not have forbidden then, but forbids by the rules of today, counts as changed', () => {
    const answers = { ...check(1).answers, 'beak-cold': 'yes' };
    expect(last(check(1, { answers }))).toMatchObject({ kind: 'stale', why: 'changed' });
  });

  test('counts only where it forbids, for somebody who wants no checks kept', () => {
    expect(lastCheck(tiny, [check(1)], NOW, { onlyForbids: true })).toEqual({ kind: 'none' });
    expect(lastCheck(tiny, [check(1, FORBIDS)], NOW, { onlyForbids: true }).kind).toBe('forbids');
  });

  test('does not count where a later one may have been lost, and keeps what it knew', () => {
    const one = check(1);
    expect(lastCheck(tiny, [one], NOW, { gap: 1 })).toMatchObject({ kind: 'stale', why: 'gap' });
    const found = lastCheck(tiny, [one], NOW, { gap: 1 });
    expect(found.kind === 'stale' && found.answers.get('age')).toBe(40);
    expect(lastCheck(tiny, [one, check(0)], NOW, { gap: 1 }).kind).toBe('counts');
    expect(mayMissChecks([one], 1)).toBe(true);
    expect(mayMissChecks([one], 0)).toBe(false);
    expect(mayMissChecks([], 0)).toBe(true);
    expect(mayMissChecks([one], undefined)).toBe(false);
  });
});

describe('a session that was stopped', () => {
  const session = (hours: number, more: Partial<SessionRecord> = {}): SessionRecord => ({
    ...head(hours / 24),
    type: 'session',
    startedAt: toInstant(NOW, 0),
    end: 'stopped',
    exercises: [{ exercise: 'a', done: 3, of: 3 }],
    left: ['b', 'c'],
    ...more,
  });

  test('can be gone on with for a day', () => {
    const { startedAt } = session(23);
    expect(leftOfLastSession([session(23)], NOW)).toEqual({ left: ['b', 'c'], of: 3, startedAt, regions: [] });
    expect(leftOfLastSession([session(1, { regions: ['hip'] })], NOW)).toMatchObject({ regions: ['hip'] });
    expect(leftOfLastSession([session(25)], NOW)).toBeUndefined();
    expect(leftOfLastSession([session(2), session(1, { end: 'finished', left: [] })], NOW)).toBeUndefined();
  });

  test('cannot be gone on with where it was finished, has nothing left, or is dated too far ahead or a day ago', () => {
    expect(leftOfLastSession([], NOW)).toBeUndefined();
    expect(leftOfLastSession([check(1)], NOW)).toBeUndefined();
    expect(leftOfLastSession([session(1, { end: 'finished' })], NOW)).toBeUndefined();
    expect(leftOfLastSession([session(1, { left: [] })], NOW)).toBeUndefined();
    expect(leftOfLastSession([session(24)], NOW)).toBeUndefined();
    expect(leftOfLastSession([session(-1)], NOW)).toBeUndefined();
    expect(leftOfLastSession([session(-5 / 60)], NOW)).toBeDefined();
    const hurt: HurtRecord = { ...head(0), type: 'hurt', exercise: 'a', state: 'hurt' };
    expect(leftOfLastSession([session(2), hurt], NOW)).toBeDefined();
  });

  test('names each exercise once, of all that it had', () => {
    const exercises = [
      { exercise: 'a', side: 'left', done: 3, of: 3 },
      { exercise: 'a', side: 'right', done: 1, of: 3 },
    ] as const;
    expect(leftOfLastSession([session(2, { exercises, left: ['a', 'b', 'a'] })], NOW)).toMatchObject({
      left: ['a', 'b'],
      of: 2,
    });
  });

  test('is over with a check that came after it', () => {
    expect(leftOfLastSession([check(1), session(2)], NOW)).toBeDefined();
    expect(leftOfLastSession([session(2), check(1 / 24)], NOW)).toBeUndefined();
    expect(leftOfLastSession([session(2), check(1)], NOW)).toBeUndefined();
  });
});

describe('words', () => {
  const read = (...words: readonly string[]) => {
    const found = readRequest(real, words);
    if (found.kind !== 'understood') return found.kind;
    return [...found.request.regions.map(({ id }) => id), ...found.request.exercises.map(({ id }) => id)];
  };

  test('are regions and exercises by id or name, one after the other or in several words', () => {
    expect(read('hip')).toEqual(['hip']);
    expect(read('figure-four', 'hip-flexor')).toEqual(['figure-four', 'kneeling-hip-flexor-stretch']);
    expect(read('figure', 'four', 'clam', 'shell')).toEqual(['figure-four', 'clamshell']);
    expect(read('hip', 'stretches')).toEqual(['hip']);
    expect(read('lower', 'back')).toEqual(['lower-back']);
  });

  test('that mean nothing are told as they are', () => {
    expect(readRequest(real, ['figure-four', 'nowhere-at-all'])).toEqual({ kind: 'unknown', words: 'nowhere-at-all' });
    expect(readRequest(real, ['', '--'])).toMatchObject({ kind: 'unknown' });
  });

  test('that are misspelt lead to what is spelt nearly so', () => {
    expect(nearlySpelt(real, 'figure-for')).toContainEqual({ kind: 'exercise', exercise: 'figure-four' });
    expect(nearlySpelt(real, 'clam-shells')[0]).toEqual({ kind: 'exercise', exercise: 'clamshell' });
    expect(nearlySpelt(real, 'nowhere-at-all')).toEqual([]);
  });
});

describe('what is asked before', () => {
  test('begins with the danger signs, lets the place be nowhere, and always asks the age', () => {
    const bars = [real.aboutYou.routingOnly.when];
    let answers: Answers = new Map();
    const asked: string[] = [];
    for (let [question] = barQuestions(real, answers, bars); question !== undefined; ) {
      asked.push(question.id);
      const value = question.kind === 'number' ? 40 : question.kind === 'yes-no' ? 'no' : ['none'];
      answers = new Map([...answers, [question.id, value]]);
      [question] = barQuestions(real, answers, bars);
    }
    expect(asked[0]).toBe(real.dangerSigns.questions[0]?.id);
    expect(asked).toContain('region');
    expect(asked).toContain('age');
    expect(asked.length).toBeLessThan(8);
    expect(exerciseVerdict(real, answers).noExercise).toBe(false);
  });
});
