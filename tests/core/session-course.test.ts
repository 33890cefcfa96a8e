// Sessions of invented exercises, told from start to end: what comes when, and what each key does in each phase.

import { describe, expect, test } from 'vitest';
import type { Exercise } from '../../src/core/data-types.ts';
import { makeRoutine } from '../../src/core/sessions/routine.ts';
import { advanceSession, type SessionEvent, type SessionStep, startSession } from '../../src/core/sessions/session.ts';
import { exerciseCount, exercisesDone, exercisesLeft, isWorthKeeping } from '../../src/core/sessions/session-result.ts';
import { itemOf, longestHold, phaseLeft, type Session, turnOf } from '../../src/core/sessions/session-state.ts';
import { strength, stretch, withExercises } from '../fixtures/invented-exercises.ts';

const SECOND = 1000;

/** A session by hand: what is told stands with the second at which it was told. */
function play(exercises: readonly Exercise[], options: Partial<Pick<Session, 'alone' | 'moves'>> = {}) {
  const candidates = exercises.map((exercise) => ({ exercise }));
  const known = { answers: new Map(), matches: undefined };
  const { items } = makeRoutine(withExercises(...exercises), candidates, { known, hurt: new Map() });
  let now = 0;
  const told: string[] = [];
  const note = (step: SessionStep) => {
    told.push(...step.effects.map(({ kind }) => `${now / SECOND} ${kind}`));
    return step;
  };
  let step = note(startSession(items, { alone: false, moves: false, ...options }, now));
  const session = {
    state: () => step.state,
    due: () => step.due,
    told: () => told.splice(0),
    left: () => phaseLeft(step.state, now),
    press: (...events: readonly SessionEvent[]) => {
      for (const event of events) step = note(advanceSession(step.state, event, now));
      return session;
    },
    pass: (seconds: number) => {
      const until = now + seconds * SECOND;
      while (step.due !== undefined && step.due <= until) {
        now = step.due;
        session.press('tick');
      }
      now = until;
      return session;
    },
    jump: (seconds: number) => {
      now += seconds * SECOND;
      return session.press('tick');
    },
  };
  return session;
}

const HELD = stretch('held', { dose: { holdSeconds: 20, repetitions: 2, perSide: true } });
const ONE = stretch('one', { dose: { holdSeconds: 5, repetitions: 1, perSide: false } });
const SETS = strength('sets');

describe('a session from start to end', () => {
  test('tells each part of a held exercise at its second', () => {
    const session = play([HELD]).press('enter').pass(200);
    expect(session.told()).toEqual([
      '0 introduction',
      '0 count-in',
      ...['5 hold', '15 ten-left', '22 three', '23 two', '24 one', '25 turn-done', '25 rest'],
      ...['30 hold', '40 ten-left', '47 three', '48 two', '49 one', '50 turn-done', '50 change-sides'],
      '55 count-in',
      ...['60 hold', '70 ten-left', '77 three', '78 two', '79 one', '80 turn-done', '80 rest'],
      ...['85 hold', '95 ten-left', '102 three', '103 two', '104 one', '105 turn-done', '105 exercise-done'],
      '105 finished',
    ]);
    expect(session.due()).toBeUndefined();
    expect(session.left()).toBeUndefined();
  });

  test('waits for sets, rests between them, and goes on to the next exercise', () => {
    const session = play([SETS, ONE]).press('enter');
    expect(session.told()).toEqual(['0 introduction', '0 set']);
    expect(session.pass(50).press('space').told()).toEqual(['50 turn-done', '50 between-sets']);
    expect(session.pass(60).told()).toEqual(['110 set']);
    expect(session.press('enter').told()).toEqual(['110 turn-done', '110 exercise-done', '110 introduction']);
    expect(session.press('enter').pass(10).told()).toEqual([
      '110 count-in',
      // A hold that is hardly longer than ten seconds says nothing of them.
      ...['115 hold', '117 three', '118 two', '119 one', '120 turn-done', '120 exercise-done', '120 finished'],
    ]);
  });

  test('goes by itself where nobody presses keys: reading, sets and all', () => {
    const session = play([SETS, ONE], { alone: true });
    expect(session.left()).toBe(20 * SECOND);
    expect(session.pass(180).told()).toEqual([
      '0 introduction',
      '20 set',
      ...['60 turn-done', '60 between-sets', '120 set', '160 turn-done', '160 exercise-done', '160 introduction'],
      '180 count-in',
    ]);
    expect(session.pass(60).state().phase).toBe('finished');
  });

  test('tells ten seconds left of a hold of fifteen, and no second twice', () => {
    const fifteen = stretch('fifteen', { dose: { holdSeconds: 15, repetitions: 1, perSide: false } });
    const fourteen = stretch('fourteen', { dose: { holdSeconds: 14, repetitions: 1, perSide: false } });
    const told = (exercise: Exercise) => play([exercise]).press('enter').pass(60).told();
    expect(told(fifteen)).toContain('10 ten-left');
    expect(told(fourteen).join()).not.toContain('ten-left');
  });

  test('without an exercise is over at once', () => {
    const session = play([]);
    expect([session.told(), session.due(), session.state().phase]).toEqual([['0 finished'], undefined, 'finished']);
    expect(isWorthKeeping(session.state())).toBe(false);
    expect(session.press('enter', 'stop', 'previous').told()).toEqual([]);
  });

  test('is due each second from the end of its part, and eight times a second where the figure gets into position', () => {
    const session = play([HELD], { moves: true }).press('enter');
    expect(session.due()).toBe(125);
    session.pass(5);
    expect([session.state().phase, session.due()]).toEqual(['hold', 6000]);
    session.jump(0.3);
    expect(session.due()).toBe(6000);
    expect(play([HELD]).press('enter').due()).toBe(1000);
  });
});

describe('what a key does', () => {
  test('space and Enter go on where it waits; space pauses what runs, and Enter leaves a rest', () => {
    const session = play([HELD]).press('space').pass(7);
    session.told();
    expect(session.press('enter').told()).toEqual([]);
    expect(session.press('space').told()).toEqual(['7 pause']);
    expect(session.due()).toBeUndefined();
    expect(session.pass(100).press('enter').told()).toEqual(['107 resume']);
    expect(session.pass(18).told().at(-1)).toBe('125 rest');
    expect(session.press('space', 'space').told()).toEqual(['125 pause', '125 resume']);
    expect(session.press('enter').told()).toEqual(['125 hold']);
    expect(session.left()).toBe(20 * SECOND);
  });

  test('pause and resume say what they mean, and nothing where it stands so already or waits anyhow', () => {
    const session = play([HELD]);
    session.told();
    expect(session.press('pause', 'resume', 'tick').told()).toEqual([]);
    session.press('enter').told();
    expect(session.press('resume').told()).toEqual([]);
    expect(session.press('pause', 'pause').told()).toEqual(['0 pause']);
    expect(session.press('resume').told()).toEqual(['0 resume']);
  });

  test('skip-rest leaves every kind of rest, a paused one too, and nothing else', () => {
    const session = play([HELD]).press('enter');
    session.told();
    expect(session.press('skip-rest').told()).toEqual(['0 hold']);
    expect(session.press('skip-rest').told()).toEqual([]);
    session.pass(20).told();
    expect(session.press('pause', 'skip-rest').told()).toEqual(['20 pause', '20 hold']);
    session.pass(20).told();
    expect(session.state().phase).toBe('change-sides');
    expect(session.press('skip-rest').told()).toEqual(['40 count-in']);
  });

  test('repeat begins the hold anew, in a rest that of before, and nothing before the first', () => {
    const session = play([HELD]).press('repeat');
    expect(session.told()).toEqual(['0 introduction']);
    session.press('enter').pass(10).told();
    expect(session.press('repeat').told()).toEqual(['10 count-in']);
    expect(session.state().turn).toBe(0);
    session.pass(25).told();
    expect(session.press('repeat').told()).toEqual(['35 count-in']);
    expect(session.state().turn).toBe(0);
    session.pass(5 + 20 + 5 + 20).told();
    expect(session.state().phase).toBe('change-sides');
    session.press('repeat');
    expect([session.state().turn, turnOf(session.state()).side]).toEqual([1, 'left']);
    const sets = play([SETS]).press('enter', 'enter');
    expect(sets.state().phase).toBe('between-sets');
    sets.told();
    expect(sets.press('repeat').told()).toEqual(['0 set']);
    expect(sets.state().turn).toBe(0);
  });

  test('longer is for a hold alone, five seconds at a time, up to twice its dose', () => {
    const session = play([ONE]).press('longer');
    expect(session.told()).toEqual(['0 introduction']);
    session.press('enter').pass(5).told();
    expect(session.press('longer').told()).toEqual(['5 longer']);
    expect(session.left()).toBe(10 * SECOND);
    expect(session.press('longer').told()).toEqual(['5 longest']);
    expect(session.left()).toBe(10 * SECOND);
    expect(session.pass(10).told().at(-1)).toBe('15 finished');
    expect([
      longestHold({ holdSeconds: 30 }),
      longestHold({ holdSeconds: 60 }),
      longestHold({ holdSeconds: 120 }),
    ]).toEqual([60, 90, 120]);
  });

  test('next tells what was skipped, previous goes back to its start, from the first one to the first', () => {
    const session = play([HELD, ONE]).press('enter').pass(30);
    session.told();
    expect(session.press('next').told()).toEqual(['30 skipped', '30 introduction']);
    expect(session.press('previous').told()).toEqual(['30 introduction']);
    expect([session.state().place, session.state().turn]).toEqual([0, 0]);
    expect(session.press('previous').told()).toEqual(['30 introduction']);
    expect(session.state().place).toBe(0);
    // What was done before counts: one hold of four.
    expect(itemOf(session.state()).done).toEqual([0]);
    expect(session.press('next', 'next').told()).toEqual([
      '30 skipped',
      '30 introduction',
      '30 skipped',
      '30 finished',
    ]);
    expect(session.state().items.map(({ fate }) => fate)).toEqual(['skipped', 'skipped']);
  });

  test('hurts ends the exercise at once; Enter takes the easier form, and next does not', () => {
    const sore = stretch('sore', { easier: { text: 'Half way.' } });
    const session = play([sore, ONE]).press('enter').pass(6);
    session.told();
    expect(session.press('hurts').told()).toEqual(['6 hurt']);
    expect(session.press('hurts', 'longer', 'repeat', 'skip-rest', 'pause').told()).toEqual([]);
    expect(session.press('enter').told()).toEqual(['6 introduction']);
    expect(itemOf(session.state()).item).toMatchObject({ easier: 'Half way.' });
    session.press('hurts').told();
    expect(session.press('previous').told()).toEqual([]);
    expect(session.press('enter').told()).toEqual(['6 introduction']);
    expect(itemOf(session.state()).item.exercise.id).toBe('one');
    const plain = play([sore, ONE]).press('hurts', 'next');
    expect(itemOf(plain.state()).item.exercise.id).toBe('one');
    expect(plain.press('next').told().at(-1)).toBe('0 finished');
    expect(plain.state().items.map(({ fate }) => fate)).toEqual(['hurt', 'skipped']);
  });

  test('hurts offers no exercise that the session has anyway', () => {
    const sore = stretch('sore', { easier: { text: 'The other.', exercise: 'one' } });
    const session = play([sore, ONE]).press('hurts', 'enter');
    expect(session.state().items).toHaveLength(2);
    expect(itemOf(session.state()).item.exercise.id).toBe('one');
    const alone = play([ONE, stretch('last')]).press('hurts', 'enter');
    expect(itemOf(alone.state()).item.exercise.id).toBe('last');
  });

  test('stop ends it wherever it is, and nothing starts it again', () => {
    const session = play([HELD]).press('enter').pass(7).press('stop');
    expect(session.told().at(-1)).toBe('7 stopped');
    expect(session.press('enter', 'previous', 'resume').told()).toEqual([]);
    expect(session.due()).toBeUndefined();
  });
});

describe('time that nobody saw', () => {
  test('up to four seconds counts; more does not, and the session waits for its hiker', () => {
    const session = play([HELD]).press('enter').pass(5);
    session.told();
    expect(session.jump(4).told()).toEqual([]);
    expect(session.left()).toBe(16 * SECOND);
    expect(session.jump(4.001).told()).toEqual(['13.001 gap']);
    expect([session.left(), session.due(), session.state().waits]).toEqual([16 * SECOND, undefined, 'gap']);
    expect(session.press('space').told()).toEqual(['13.001 resume']);
    expect(session.pass(16).told().at(-1)).toBe('29.001 rest');
  });

  test('of several cues tells the latest', () => {
    const session = play([HELD])
      .press('enter')
      .pass(5 + 16);
    session.told();
    expect(session.jump(3.5).told()).toEqual(['24.5 one']);
    const later = play([HELD])
      .press('enter')
      .pass(5 + 15.5);
    later.told();
    expect(later.jump(2).told()).toEqual(['22.5 three']);
    expect(later.jump(3).told()).toEqual(['25.5 turn-done', '25.5 rest']);
  });

  test('is shown as far as it may count', () => {
    const session = play([HELD]).press('enter').pass(5);
    const { state } = { state: session.state() };
    expect(phaseLeft(state, state.since + 3 * SECOND)).toBe(17 * SECOND);
    expect(phaseLeft(state, state.since + 60 * SECOND)).toBe(16 * SECOND);
    expect(phaseLeft(state, state.since - 60 * SECOND)).toBe(20 * SECOND);
    expect(phaseLeft({ ...state, spent: 19 * SECOND }, state.since + 3 * SECOND)).toBe(0);
    expect(phaseLeft({ ...state, waits: 'pause' }, state.since + 3 * SECOND)).toBe(20 * SECOND);
  });
});

describe('what is kept of a session', () => {
  test('is what was begun, by exercise and side', () => {
    const session = play([HELD, SETS, ONE]).press('enter').pass(25);
    expect(exercisesDone(session.state())).toStrictEqual([
      { exercise: 'held', side: 'left', done: 1, of: 2 },
      { exercise: 'held', side: 'right', done: 0, of: 2 },
    ]);
    session.press('next', 'enter', 'enter', 'stop');
    expect(exercisesDone(session.state())).toStrictEqual([
      { exercise: 'held', side: 'left', done: 1, of: 2 },
      { exercise: 'held', side: 'right', done: 0, of: 2 },
      { exercise: 'sets', done: 1, of: 2 },
    ]);
    expect(exercisesLeft(session.state())).toEqual(['sets', 'one']);
    expect(exerciseCount(session.state())).toBe(3);
  });

  test('is worth keeping from the first count-in on, or when something was left out of it', () => {
    expect(isWorthKeeping(play([ONE]).press('stop').state())).toBe(false);
    expect(isWorthKeeping(play([ONE]).press('enter').state())).toBe(false);
    expect(isWorthKeeping(play([ONE]).press('enter', 'stop').state())).toBe(true);
    expect(isWorthKeeping(play([SETS]).press('enter', 'stop').state())).toBe(true);
    expect(isWorthKeeping(play([ONE, SETS]).press('next', 'stop').state())).toBe(true);
    expect(isWorthKeeping(play([ONE]).press('hurts', 'stop').state())).toBe(true);
  });

  test('has nothing left where it came to its end, and not what was done or hurt', () => {
    const ended = play([ONE]).press('next');
    expect(exercisesLeft(ended.state())).toEqual([]);
    const hurt = play([HELD, ONE]).press('hurts', 'stop');
    expect(exercisesLeft(hurt.state())).toEqual(['one']);
    const back = play([ONE, SETS]).press('enter').pass(11).press('previous', 'stop');
    expect(exercisesLeft(back.state())).toEqual(['sets']);
  });
});
