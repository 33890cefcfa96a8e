// Routines of invented exercises: what comes in, what is left out and why, and what the time takes away.

import { describe, expect, test } from 'vitest';
import type { AnswerValue } from '../../src/core/answers.ts';
import type { Catalogue } from '../../src/core/catalogue.ts';
import { matchComplaints } from '../../src/core/complaints.ts';
import type { Exercise } from '../../src/core/data-types.ts';
import { barQuestions, exerciseVerdict } from '../../src/core/sessions/bar-questions.ts';
import { type Candidate, candidatesOfPlan, candidatesOfRegion } from '../../src/core/sessions/candidates.ts';
import { makeRoutine, type RoutineWish } from '../../src/core/sessions/routine.ts';
import { LEFT_OUT_KINDS } from '../../src/core/sessions/routine-limits.ts';
import { nearlySpelt, readRequest, thingsToStart } from '../../src/core/sessions/routine-request.ts';
import { secondsOf, turnsOf, workOf } from '../../src/core/sessions/routine-time.ts';
import { FOLD, PRESS, strength, stretch, withExercises } from '../fixtures/invented-exercises.ts';
import { answersOf, entry, type Loose, tiny, tinyWith } from '../fixtures/load.ts';

const WISH: RoutineWish = { known: { answers: new Map(), matches: undefined }, hurt: new Map() };

function routineOf(exercises: readonly Exercise[], wish: Partial<RoutineWish> = {}) {
  const candidates = exercises.map((exercise) => ({ exercise }));
  return makeRoutine(withExercises(...exercises), candidates, { ...WISH, ...wish });
}

const ids = (items: readonly { readonly exercise: Exercise }[]) => items.map(({ exercise }) => exercise.id);

describe('what may come into a routine', () => {
  const wing = entry(tiny.regions, 'wing');
  const answers = answersOf({ region: ['wing'], spot: ['wing-tip'], onset: 'strain', days: 4, pain: 4 });
  const matches = matchComplaints(tiny, answers);

  test('of the plan is what its leading complaint names, with what that says of it', () => {
    expect(candidatesOfPlan(tiny, answers, matches, false)).toStrictEqual([{ exercise: FOLD }]);
    expect(candidatesOfPlan(tiny, answers, matches, true)).toStrictEqual([
      { exercise: FOLD },
      { exercise: PRESS, note: 'Slowly.', group: { id: 'strength', most: 4 } },
    ]);
  });

  test('of a region is what its complaints name, without what one of them says of it', () => {
    expect(candidatesOfRegion(tiny, new Map(), wing, false)).toStrictEqual([
      { exercise: FOLD, group: { id: 'stretches wing', most: 5 } },
    ]);
    expect(candidatesOfRegion(tiny, new Map(), wing, true)).toStrictEqual([
      { exercise: FOLD, group: { id: 'stretches wing', most: 5 } },
      { exercise: PRESS, group: { id: 'strength', most: 4 } },
    ]);
  });

  test('of a region comes in the order of how often it is named, and of the data among equals', () => {
    const named = (...uses: readonly string[][]) =>
      tinyWith('regions/wing.json', (body) => {
        for (const [place, own] of uses.entries())
          body.complaints[place].stretches = own.map((exercise) => ({ exercise }));
      });
    const order = (data: Catalogue) => ids(candidatesOfRegion(data, new Map(), entry(data.regions, 'wing'), false));
    expect(order(named(['wing-fold', 'tail-swish'], ['tail-swish']))).toEqual(['tail-swish', 'wing-fold']);
    expect(order(named(['wing-fold', 'tail-swish'], []))).toEqual(['wing-fold', 'tail-swish']);
    expect(order(named(['gone', 'wing-fold'], []))).toEqual(['wing-fold']);
  });

  test('of a region is meant for everybody where one complaint means it so, else only for whom it is meant', () => {
    const old = { question: 'age', atLeast: 65 };
    const meant = (...whens: readonly Loose[]) =>
      tinyWith('regions/wing.json', (body) => {
        for (const [place, when] of whens.entries())
          body.complaints[place].stretches = [{ exercise: 'wing-fold', ...(when === undefined ? {} : { when }) }];
      });
    const found = (data: Catalogue, entries: Readonly<Record<string, AnswerValue>>) =>
      candidatesOfRegion(data, answersOf(entries), entry(data.regions, 'wing'), false).length;
    expect(found(meant(old, old), { age: 30 })).toBe(0);
    expect(found(meant(old, old), { age: 70 })).toBe(1);
    expect(found(meant(old, undefined), { age: 30 })).toBe(1);
    expect(found(meant(undefined, old), { age: 30 })).toBe(1);
  });
});

describe('a routine of invented exercises', () => {
  test('takes only so many of a group, those left out not counted', () => {
    const group = { id: 'few', most: 2 };
    const barred = stretch('barred', { notWhen: [{ when: { question: 'age', atLeast: 1 }, reason: 'No.' }] });
    const exercises = [barred, stretch('a'), stretch('b'), stretch('c')];
    const candidates: readonly Candidate[] = [
      ...exercises.map((exercise) => ({ exercise, group })),
      { exercise: stretch('d') },
    ];
    const known = { answers: answersOf({ age: 40 }), matches: undefined };
    const made = makeRoutine(withExercises(...exercises), candidates, { ...WISH, known });
    expect(ids(made.items)).toEqual(['a', 'b', 'd']);
    expect(made.leftOut).toMatchObject([{ exercise: { id: 'barred' }, kind: 'barred', reason: 'No.' }]);
  });

  test('carries what the complaint says of an exercise, but not of another that stands in its place', () => {
    const other = stretch('other');
    const first = stretch('first', { easier: { text: 'Do the other.', exercise: 'other' } });
    const data = withExercises(first, other);
    const made = (hurt: ReadonlyMap<string, number>) =>
      makeRoutine(data, [{ exercise: first, note: 'Slowly.' }], { ...WISH, hurt }).items[0];
    expect(made(new Map())).toMatchObject({ exercise: first, note: 'Slowly.' });
    expect(made(new Map([['first', 1]]))).toMatchObject({ exercise: other, insteadOf: 'The first' });
    expect(made(new Map([['first', 1]]))).not.toHaveProperty('note');
  });

  test('has the other exercise once, whether it was asked for before or after the one that hurt', () => {
    const other = stretch('other');
    const first = stretch('first', { easier: { text: 'Do the other.', exercise: 'other' } });
    const hurt = new Map([['first', 1]]);
    expect(ids(routineOf([first, other], { hurt }).items)).toEqual(['other']);
    expect(ids(routineOf([other, first], { hurt }).items)).toEqual(['other']);
    expect(routineOf([other, first], { hurt }).items[0]).not.toHaveProperty('insteadOf');
  });

  test('offers what is easier if it hurts: another exercise, or the same with words', () => {
    const other = stretch('other');
    const first = stretch('first', { easier: { text: 'Do the other.', exercise: 'other' } });
    expect(routineOf([first, other]).items[0]?.ifItHurts).toMatchObject({
      text: 'Do the other.',
      item: { exercise: other, insteadOf: 'The first' },
    });
    const words = stretch('words', { easier: { text: 'Half way.' } });
    expect(routineOf([words]).items[0]?.ifItHurts).toMatchObject({
      text: 'Half way.',
      item: { exercise: words, easier: 'Half way.', repetitions: 3 },
    });
    // An exercise that the data does not have is words as well.
    const gone = stretch('gone-to', { easier: { text: 'Less.', exercise: 'gone' } });
    expect(routineOf([gone]).items[0]?.ifItHurts?.item).toMatchObject({ exercise: gone, easier: 'Less.' });
    expect(routineOf([stretch('plain')]).items[0]).not.toHaveProperty('ifItHurts');
  });

  test('offers no easier exercise that hurt, too, that must not be done, or that is no work for a session', () => {
    const easier = { text: 'Do the other.', exercise: 'other' };
    const first = stretch('first', { easier });
    const offered = (other: Exercise, wish: Partial<RoutineWish> = {}) =>
      routineOf([first, other], wish).items[0]?.ifItHurts;
    expect(offered(stretch('other'))).toBeDefined();
    expect(offered(stretch('other'), { hurt: new Map([['other', 1]]) })).toBeUndefined();
    const known = { answers: answersOf({ age: 40 }), matches: undefined };
    const notWhen = [{ when: { question: 'age', atLeast: 1 }, reason: 'No.' }];
    expect(offered(stretch('other', { notWhen }), { known })).toBeUndefined();
    expect(offered(stretch('other', { dose: { timesPerDay: 1, perSide: false } }))).toBeUndefined();
  });

  test('leaves out what hurt and has nothing easier, and says how to try it again', () => {
    const made = routineOf([stretch('sore')], { hurt: new Map([['sore', 1]]) });
    expect(made).toMatchObject({
      items: [],
      leftOut: [
        {
          kind: 'hurt',
          reason: 'It hurt before. To try it again: hikecare stretch sore --again',
          sources: ['wing-guide'],
        },
      ],
      seconds: 0,
      shortened: false,
    });
  });

  test('leaves out what is done at its own time, and says where it stands', () => {
    expect(routineOf([stretch('walk', { dose: { timesPerDay: 1, perSide: false } })]).leftOut).toMatchObject([
      { kind: 'no-session', reason: 'It is done at its own time: hikecare advice walk tells how.' },
    ]);
  });
});

describe('the time of a routine', () => {
  const three = [stretch('a'), stretch('b'), stretch('c')];
  const whole = secondsOf(routineOf(three).items[0] as never);
  const repetitions = (seconds: number, exercises = three) =>
    routineOf(exercises, { seconds }).items.map((item) => item.repetitions);

  test('of a stretch is reading, getting into position, its holds and the rests between them', () => {
    expect(whole).toBe(20 + 5 + 20 + 5 + 20 + 5 + 20);
    expect(routineOf(three).seconds).toBe(3 * whole);
  });

  test.each([
    [285, [3, 3, 3]],
    [284, [3, 3, 2]],
    [260, [3, 3, 2]],
    [259, [3, 2, 2]],
    [210, [2, 2, 2]],
    [209, [2, 2]],
    [140, [2, 2]],
    [139, [2]],
    [70, [2]],
    [69, [1]],
    [1, [1]],
  ])('in %i seconds is done so often: %j', (seconds, often) => {
    expect(repetitions(seconds)).toEqual(often);
    expect(routineOf(three, { seconds }).shortened).toBe(often.some((count) => count < 3));
  });

  test('takes the last strengthening first, though never the first exercise of all', () => {
    const mixed = [strength('s'), stretch('a'), strength('t'), stretch('b')];
    const all = routineOf(mixed).seconds;
    const work = secondsOf(workOf(strength('t'), 'left') as never);
    expect(ids(routineOf(mixed, { seconds: all }).items)).toEqual(['s', 'a', 't', 'b']);
    const less = routineOf(mixed, { seconds: all - 1 });
    expect(ids(less.items)).toEqual(['s', 'a', 'b']);
    expect(less.leftOut).toMatchObject([{ kind: 'time', reason: 'No time for it.', sources: ['wing-guide'] }]);
    expect(ids(routineOf(mixed, { seconds: all - work - 1 }).items)).toEqual(['s', 'a', 'b']);
    // Sets of repetitions are never done less often.
    expect(routineOf(mixed, { seconds: 1 }).items).toMatchObject([{ exercise: { id: 's' }, repetitions: 10 }]);
    expect(routineOf([strength('s')], { seconds: 1 }).shortened).toBe(false);
  });

  test('names what there was no time for in the order it would have come', () => {
    expect(ids(routineOf(three, { seconds: 1 }).leftOut)).toEqual(['b', 'c']);
  });

  test('takes from the exercise with most repetitions, the last of equals', () => {
    const many = stretch('many', { dose: { holdSeconds: 20, repetitions: 5, timesPerDay: 2, perSide: false } });
    expect(repetitions(whole + 145 - 1, [many, stretch('b')])).toEqual([4, 3]);
    expect(repetitions(whole + 145 - 26, [many, stretch('b')])).toEqual([3, 3]);
    expect(repetitions(whole + 145 - 51, [many, stretch('b')])).toEqual([3, 2]);
  });

  test('of sets by turns and of holds side by side follows their order', () => {
    const perSide = { ...PRESS.dose, perSide: true };
    const work = workOf(strength('sides', { dose: perSide }), 'right');
    expect(work && turnsOf(work).map(({ after, side, set }) => [after, side, set])).toEqual([
      ['introduction', 'right', 1],
      ['change-sides', 'left', 1],
      ['between-sets', 'right', 2],
      ['change-sides', 'left', 2],
    ]);
    // Two sets of ten on two sides: 20 to read, 5 to change sides twice, a minute between, 40 a set.
    expect(work && secondsOf(work)).toBe(20 + 40 + 5 + 40 + 60 + 40 + 5 + 40);
    const held = workOf(stretch('held', { dose: { holdSeconds: 20, repetitions: 2, sets: 2, perSide: true } }), 'left');
    expect(held && turnsOf(held).map(({ after, side, set, repetition }) => [after, side, set, repetition])).toEqual([
      ['introduction', 'left', 1, 1],
      ['rest', 'left', 1, 2],
      ['between-sets', 'left', 2, 1],
      ['rest', 'left', 2, 2],
      ['change-sides', 'right', 1, 1],
      ['rest', 'right', 1, 2],
      ['between-sets', 'right', 2, 1],
      ['rest', 'right', 2, 2],
    ]);
  });

  test('goes by the clock where a stretch is held, and where strengthening is held for long', () => {
    const timed = (exercise: Exercise) => workOf(exercise, 'left')?.timed;
    const dose = (holdSeconds: number) => ({ dose: { holdSeconds, repetitions: 2, perSide: false } });
    expect([timed(stretch('x', dose(1))), timed(strength('x', dose(14))), timed(strength('x', dose(15)))]).toEqual([
      true,
      false,
      true,
    ]);
    expect(timed(stretch('x', { dose: { repetitions: 5, perSide: false } }))).toBe(false);
    expect(workOf(stretch('x', { dose: { sets: 2, perSide: false } }), 'left')).toBeDefined();
    expect(workOf(stretch('x', { dose: { holdSeconds: 30, perSide: false } }), 'left')).toBeDefined();
  });
});

describe('what must not be done, in the pretend data', () => {
  const limit = (exercise: Exercise, entries: Readonly<Record<string, AnswerValue>>, data = tiny, checked = true) => {
    const answers = answersOf({ region: ['wing'], spot: ['wing-tip'], onset: 'strain', pain: 4, days: 4, ...entries });
    const known = { answers, matches: checked ? matchComplaints(data, answers) : undefined };
    const [out] = makeRoutine(data, [{ exercise }], { known, hurt: new Map() }).leftOut;
    return out === undefined ? undefined : `${out.kind}: ${out.reason}`;
  };
  const swish = stretch('tail-swish');

  test('is one of the reasons there are', () => {
    expect(LEFT_OUT_KINDS).toEqual(['barred', 'forbidden', 'too-early', 'hurt', 'no-session', 'time']);
  });

  test('is what the complaint stops, and what comes too early for it', () => {
    expect(limit(swish, {})).toBe('forbidden: Not while this may be pulled wing.');
    expect(limit(FOLD, {})).toBeUndefined();
    expect(limit(FOLD, { days: 3 })).toBeUndefined();
    expect(limit(FOLD, { days: 2 })).toBe('too-early: Not before day 3 of such pain.');
    expect(limit(FOLD, { conditions: ['egg'] })).toBe('barred: With an egg leave it out.');
    // The tired wing names it from the first day on.
    expect(limit(FOLD, { onset: 'slowly', days: 0 })).toBeUndefined();
  });

  test('is what the complaint offers only to others', () => {
    const calm = tinyWith('regions/wing.json', (body) => {
      body.complaints[0].stretches[0].when = { question: 'pain', atMost: 3 };
    });
    expect(limit(FOLD, {}, calm)).toBe('forbidden: Not now with pulled wing, by what you answered.');
    expect(limit(FOLD, { pain: 3 }, calm)).toBeUndefined();
    // Elsewhere in the region it is offered to everybody: that counts where no complaint fits.
    expect(limit(FOLD, { onset: 'none', pain: 3 }, calm)).toBeUndefined();
    const nowhere = tinyWith('regions/wing.json', (body) => {
      for (const complaint of body.complaints)
        for (const use of complaint.stretches) use.when = { question: 'pain', atMost: 3 };
    });
    expect(limit(FOLD, { spot: ['wing-root'], onset: 'none' }, nowhere)).toBe(
      'forbidden: Not now, by what you answered.',
    );
    expect(limit(FOLD, { spot: ['wing-root'], onset: 'none', pain: 3, days: 3 }, nowhere)).toBeUndefined();
    expect(limit(FOLD, { spot: ['wing-root'], onset: 'none', pain: 3, days: 2 }, nowhere)).toBe(
      'too-early: Not before day 3 of such pain.',
    );
  });

  test('without a check is also what the record stops that stands in for all that is not clear, anywhere there', () => {
    const careful = tinyWith('regions/wing.json', (body) => {
      body.complaints[3].stop = ['tail-swish'];
      body.complaints[3].spots = ['wing-tip'];
    });
    expect(limit(swish, { spot: ['wing-root'] }, careful, false)).toContain('Not with wing pain');
    expect(limit(swish, { region: ['tail'], spot: ['tail-base'] }, careful, false)).toBeUndefined();
  });

  test('without a check is whatever may be there, wherever that sits', () => {
    const guess = (exercise: Exercise, entries: Readonly<Record<string, AnswerValue>>) =>
      limit(exercise, entries, tiny, false);
    expect(guess(swish, {})).toBe('forbidden: Not with pulled wing, which this may be: only a check can tell.');
    expect(guess(swish, { spot: ['wing-root'] })).toBeUndefined();
    expect(guess(swish, { region: ['tail'], spot: ['tail-base'] })).toBeUndefined();
    expect(guess(FOLD, { days: 2 })).toBe('too-early: Not before day 3 of such pain.');
    expect(guess(FOLD, { days: 3 })).toBeUndefined();
    expect(guess(PRESS, { days: 6 })).toContain('Not with old break');
    expect(guess(PRESS, { region: ['tail'], spot: ['tail-base'], days: 1 })).toBe(
      'too-early: Not before day 2 of such pain.',
    );
    expect(guess(PRESS, { region: ['tail'], spot: ['tail-base'], days: 2 })).toBeUndefined();
    expect(guess(PRESS, { region: ['none'], spot: ['none'], days: 0 })).toBeUndefined();
    const root = { spot: ['wing-root'] } as const;
    expect([guess(PRESS, { ...root, days: 6 }), guess(PRESS, { ...root, days: 7 })]).toEqual([
      'too-early: Not before day 7 of such pain.',
      undefined,
    ]);
  });
});

describe('words for a routine of the pretend data', () => {
  const read = (...words: readonly string[]) => {
    const found = readRequest(tiny, words);
    if (found.kind !== 'understood') return found;
    return [
      ...found.request.regions.map(({ id }) => id),
      ...ids(found.request.exercises.map((exercise) => ({ exercise }))),
    ];
  };

  test('are regions and exercises, each once, the regions in the order of the data', () => {
    expect(read('wing-fold')).toEqual(['wing-fold']);
    expect(read('wing', 'fold', 'Wing fold', 'tail')).toEqual(['tail', 'wing-fold']);
    expect(read('wing', 'tail', 'wing')).toEqual(['tail', 'wing']);
    expect(read('wing stretches')).toEqual(['wing']);
    expect(read('tail', 'strength')).toEqual(['tail']);
    expect(read()).toEqual([]);
  });

  test('that mean several things, or nothing, are told as they are', () => {
    expect(read('wing', 'beak snap')).toEqual({ kind: 'unknown', words: 'beak snap' });
    expect(read('beak', 'snap')).toEqual({ kind: 'unknown', words: 'beak' });
    expect(read('wing danger')).toEqual({ kind: 'unknown', words: 'wing danger' });
    expect(read(' ')).toEqual({ kind: 'unknown', words: ' ' });
    expect(read('stretches')).toMatchObject({
      kind: 'several',
      words: 'stretches',
      targets: [{ region: 'tail' }, { region: 'wing' }],
    });
  });

  test('are the stretch of that name before the part of the body, unless they are that part alone', () => {
    const named = tinyWith('exercises/wing-fold.json', (body) => {
      body.words = ['pinion tip stretch', 'tail stretch'];
    });
    const found = (...words: readonly string[]) => {
      const request = readRequest(named, words);
      return request.kind === 'understood' ? request.request.exercises.map(({ id }) => id) : request.kind;
    };
    expect(found('pinion', 'tip')).toEqual(['wing-fold']);
    expect(found('pinion-tip')).toEqual(['wing-fold']);
    expect(found('tail')).toEqual([]);
  });

  test('of one word are the part of the body, and so is the id of a region, whatever stretch is called so', () => {
    const named = (data: Catalogue, ...words: readonly string[]): Catalogue => {
      const exercises = data.exercises.map((exercise) => ({ ...exercise, words }));
      return { ...data, exercises, exerciseById: new Map(exercises.map((exercise) => [exercise.id, exercise])) };
    };
    const found = (data: Catalogue, ...words: readonly string[]) => {
      const request = readRequest(data, words);
      return request.kind === 'understood' ? request.request.regions.map(({ id }) => id) : request;
    };
    expect(found(named(tiny, 'pinion stretch'), 'pinion')).toEqual(['wing']);
    const longer = tinyWith('regions/tail.json', (body) => {
      body.id = 'tail-end';
    });
    expect(found(named(longer, 'tail end stretch'), 'tail-end')).toEqual(['tail-end']);
    // Two words that name several things are told as they were written.
    expect(found(named(tiny, 'double move'), 'double', 'move')).toMatchObject({
      kind: 'several',
      words: 'double move',
    });
  });

  test('can start an exercise or a region, and nothing else', () => {
    expect(
      thingsToStart([
        { kind: 'exercise', exercise: 'wing-fold' },
        { kind: 'section', section: 'stretches', region: 'wing' },
        { kind: 'section', section: 'strength', region: 'wing' },
        { kind: 'section', section: 'stretches' },
        { kind: 'section', section: 'cold', region: 'wing' },
        { kind: 'region', region: 'wing' },
        { kind: 'cause', cause: 'load' },
        { kind: 'complaint', complaint: 'wing-strain', region: 'wing' },
      ]),
    ).toEqual([
      { kind: 'exercise', exercise: 'wing-fold' },
      { kind: 'region', region: 'wing' },
    ]);
  });

  test.each([
    ['wing-fld', ['wing-fold']],
    ['winng fold', ['wing-fold']],
    ['wing-mold', ['wing-fold']],
    ['wimg', ['wing']],
    ['wi', []],
    ['wingpres', ['wing-press']],
    ['xylophone', []],
    ['pinyon', ['wing']],
  ])('that are spelt like "%s" are near to %j', (words, near) => {
    expect(nearlySpelt(tiny, words).map((target) => Object.values(target)[1])).toEqual(near);
  });

  test('near to many are the six nearest, the nearest first', () => {
    const many = withExercises(
      ...['aaab', 'aabb', 'aaaa', 'baaa', 'abaa', 'aaba', 'caaa', 'daaa'].map((id) => stretch(id, { name: id })),
    );
    const near = nearlySpelt(many, 'aaaa').map((target) => Object.values(target)[1]);
    expect(near).toHaveLength(6);
    expect(near[0]).toBe('aaaa');
    expect(near).not.toContain('aabb');
  });
});

describe('what is asked before a routine of the pretend data', () => {
  const asked = (entries: Readonly<Record<string, AnswerValue>>, bars: readonly Loose[] = []) =>
    barQuestions(tiny, answersOf(entries), bars).map(({ id }) => id);
  const CALM = { 'first-signs': ['none'], 'beak-cold': 'no' } as const;

  test('is nothing once an emergency is known, and nothing about single exercises once none must be done', () => {
    const egg = { question: 'conditions', is: ['egg'] };
    expect(asked({ 'first-signs': ['wheeze'] }, [egg])).toEqual([]);
    expect(asked({ ...CALM, region: ['none'] }, [egg])).toContain('conditions');
    expect(asked({ 'first-signs': ['none'], 'beak-cold': 'yes', region: ['none'] }, [egg])).not.toContain('conditions');
  });

  test('lets the place be nowhere, and leaves out what only shapes a plan', () => {
    const region = barQuestions(tiny, answersOf(CALM), []).find(({ id }) => id === 'region');
    expect(region).toMatchObject({ none: 'Nowhere: nothing hurts' });
    expect(region).not.toHaveProperty('atLeastOne');
    expect(asked(CALM)).not.toContain('days');
    expect(asked({ ...CALM, region: ['wing'] })).toContain('wing-signs');
    expect(asked({ ...CALM, region: ['none'] })).not.toContain('wing-signs');
  });

  test('is what a bar rests on while that is open, and not once the bar holds anyhow', () => {
    const early = { question: 'days', atMost: 3 };
    const oldOrEarly = { any: [{ question: 'age', atLeast: 65 }, early] };
    const nowhere = { ...CALM, region: ['none'] };
    expect(asked(nowhere)).not.toContain('days');
    expect(asked(nowhere, [early])).toContain('days');
    expect(asked({ ...nowhere, age: 40 }, [oldOrEarly])).toContain('days');
    expect(asked({ ...nowhere, age: 70 }, [oldOrEarly])).not.toContain('days');
    expect(asked({ ...nowhere, 'beak-cold': 'yes' }, [early])).not.toContain('days');
  });

  test('is not what was answered', () => {
    expect(asked({})[0]).toBe('first-signs');
    expect(asked({ 'first-signs': ['none'] })[0]).toBe('beak-cold');
  });

  test('leads to the verdict of the rules that forbid exercise, and of no others', () => {
    // A copy of its own: what was found out about a catalogue is kept.
    const verdict = (entries: Readonly<Record<string, AnswerValue>>) =>
      exerciseVerdict({ ...tiny }, answersOf({ ...CALM, ...entries }));
    expect(verdict({ 'beak-cold': 'yes' })).toMatchObject({ level: 'urgent', noExercise: true });
    const pale = { region: ['wing'], 'wing-signs': ['wing-cold'], 'wing-cold-how': 'pale' };
    expect(verdict(pale)).toMatchObject({ level: 'soon', noExercise: true });
    expect(verdict({ 'first-signs': ['dizzy'] }).reasons).toEqual([]);
    expect(
      barQuestions({ ...tiny }, answersOf({ ...CALM, region: ['wing'], age: 40 }), []).map(({ id }) => id),
    ).toEqual(['wing-signs', 'conditions', 'pain']);
  });
});
