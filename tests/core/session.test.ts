import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RoutineItem } from '../../src/core/sessions/routine.ts';
import { PACE } from '../../src/core/sessions/routine-time.ts';
import { advanceSession, type SessionEvent, type SessionStep, startSession } from '../../src/core/sessions/session.ts';
import { exerciseCount, exercisesDone, exercisesLeft, isWorthKeeping } from '../../src/core/sessions/session-result.ts';
import {
  itemOf,
  longestHold,
  MOST_HOLD_SECONDS,
  phaseLeft,
  type Session,
  turnOf,
} from '../../src/core/sessions/session-state.ts';
import { real, realFolder } from '../fixtures/load.ts';
import { itemsOf } from '../fixtures/session-items.ts';

const SECOND = 1000;

/** Two holds of five seconds on one side: the shortest there is. */
const SHORT = 'bottom-to-heels';
const PER_SIDE = 'figure-four';
const COUNTED = 'glute-bridge';

/** A session that is driven by hand: time passes in ticks that come when they are due, or all at once. */
function drive(items: readonly RoutineItem[], options: Partial<Pick<Session, 'alone' | 'moves'>> = {}) {
  let now = 100;
  let step: SessionStep = startSession(items, { alone: false, moves: false, ...options }, now);
  const told: string[] = step.effects.map(({ kind }) => kind);
  const send = (event: SessionEvent) => {
    step = advanceSession(step.state, event, now);
    told.push(...step.effects.map(({ kind }) => kind));
    return step;
  };
  return {
    state: () => step.state,
    due: () => step.due,
    told,
    send,
    /** Lets time pass, with a tick whenever one is due. */
    pass: (milliseconds: number) => {
      const until = now + milliseconds;
      while (step.due !== undefined && step.due <= until) {
        now = Math.max(now, step.due);
        send('tick');
      }
      now = until;
    },
    /** Time passes and nobody sees it. */
    sleep: (milliseconds: number) => {
      now += milliseconds;
      return send('tick');
    },
    left: () => phaseLeft(step.state, now),
  };
}

describe('a session', () => {
  test('waits at the introduction for as long as it is read', () => {
    const session = drive(itemsOf(SHORT));
    session.pass(600 * SECOND);
    expect(session.state().phase).toBe('introduction');
    expect(session.due()).toBeUndefined();
    session.send('space');
    expect(session.state().phase).toBe('count-in');
  });

  test('counts in, holds, rests, changes sides, and gives each side its full time', () => {
    const session = drive(itemsOf(PER_SIDE));
    session.send('enter');
    expect(turnOf(session.state()).side).toBe('left');
    session.pass(PACE.countIn * SECOND);
    expect(session.state().phase).toBe('hold');
    expect(session.left()).toBe(20 * SECOND);
    session.pass(20 * SECOND - 1);
    expect(session.state().phase).toBe('hold');
    session.pass(1);
    expect(session.state().phase).toBe('rest');
    session.pass((PACE.rest + 20 + PACE.rest + 20) * SECOND);
    expect(session.state().phase).toBe('change-sides');
    expect(turnOf(session.state()).side).toBe('right');
    session.pass((PACE.changeSides + PACE.countIn) * SECOND);
    expect(session.state().phase).toBe('hold');
    session.pass((20 * 3 + PACE.rest * 2) * SECOND);
    expect(session.state().phase).toBe('finished');
    expect(exercisesDone(session.state())).toEqual([
      { exercise: PER_SIDE, side: 'left', done: 3, of: 3 },
      { exercise: PER_SIDE, side: 'right', done: 3, of: 3 },
    ]);
    expect(session.told.filter((kind) => kind === 'turn-done')).toHaveLength(6);
    expect(session.told.at(-1)).toBe('finished');
  });

  test('tells ten seconds left, and three, two, one before the end', () => {
    const session = drive(itemsOf(PER_SIDE));
    session.send('enter');
    session.pass((PACE.countIn + 20) * SECOND);
    expect(session.told).toEqual([
      'introduction',
      'count-in',
      'hold',
      'ten-left',
      'three',
      'two',
      'one',
      'turn-done',
      'rest',
    ]);
  });

  test('has no clock for sets of repetitions: Enter ends each, and the rest between them can be left', () => {
    const session = drive(itemsOf(COUNTED));
    session.send('space');
    expect(session.state().phase).toBe('set');
    session.pass(3600 * SECOND);
    expect(session.state().phase).toBe('set');
    session.send('enter');
    expect(session.state().phase).toBe('between-sets');
    expect(session.left()).toBe(PACE.betweenSets * SECOND);
    session.send('skip-rest');
    expect([session.state().phase, turnOf(session.state()).set]).toEqual(['set', 2]);
  });

  test('rests after a strong hold, and counts in before the next', () => {
    const session = drive(itemsOf('patellar-tendon-hold'));
    session.send('enter');
    session.pass((PACE.countIn + 50) * SECOND);
    expect(session.state().phase).toBe('rest');
    expect(session.left()).toBe(120 * SECOND);
    session.pass(120 * SECOND);
    expect(session.state().phase).toBe('count-in');
    session.pass(PACE.countIn * SECOND);
    expect([session.state().phase, session.left()]).toEqual(['hold', 50 * SECOND]);
  });

  test('goes on by itself where nobody presses keys', () => {
    const session = drive(itemsOf(SHORT, COUNTED), { alone: true });
    session.pass(3600 * SECOND);
    expect(session.state().phase).toBe('finished');
    expect(exercisesDone(session.state()).every(({ done, of }) => done === of)).toBe(true);
  });

  test('stands still while it is paused, and goes on with what was left', () => {
    const session = drive(itemsOf(PER_SIDE));
    session.send('enter');
    session.pass((PACE.countIn + 8) * SECOND);
    session.send('space');
    expect(session.due()).toBeUndefined();
    session.pass(900 * SECOND);
    expect(session.left()).toBe(12 * SECOND);
    session.send('space');
    session.pass(12 * SECOND);
    expect(session.state().phase).toBe('rest');
  });

  test('waits after a sleep, says so, and counts nothing of it', () => {
    const session = drive(itemsOf(PER_SIDE));
    session.send('enter');
    session.pass((PACE.countIn + 8) * SECOND);
    const woken = session.sleep(3600 * SECOND);
    expect(woken.effects.map(({ kind }) => kind)).toEqual(['gap']);
    expect(session.state()).toMatchObject({ phase: 'hold', waits: 'gap' });
    expect(itemOf(session.state()).done).toEqual([]);
    session.pass(60 * SECOND);
    expect(session.left()).toBe(12 * SECOND);
    session.send('space');
    session.pass(12 * SECOND);
    expect(itemOf(session.state()).done).toEqual([0]);
  });

  test('a key that was pressed into a sleep only ends it; stop stops', () => {
    const session = drive(itemsOf(PER_SIDE));
    session.send('enter');
    session.pass(2 * SECOND);
    session.sleep(0);
    const before = session.state();
    const late = advanceSession(before, 'next', before.since + 60 * SECOND);
    expect(late.state).toMatchObject({ waits: 'gap', place: before.place, phase: 'count-in' });
    expect(advanceSession(before, 'stop', before.since + 60 * SECOND).state.phase).toBe('stopped');
  });

  test('begins the part again after a sleep where nobody could press a key', () => {
    const session = drive(itemsOf(PER_SIDE), { alone: true });
    session.pass((PACE.reading + PACE.countIn + 15) * SECOND);
    expect(session.state().phase).toBe('hold');
    session.sleep(3600 * SECOND);
    expect(session.left()).toBe(20 * SECOND);
    expect(session.state().waits).toBe('no');
  });

  test('a stumble of the machine is no sleep', () => {
    const session = drive(itemsOf(PER_SIDE));
    session.send('enter');
    session.sleep(3500);
    expect(session.state()).toMatchObject({ phase: 'count-in', waits: 'no', spent: 3500 });
  });

  test('a clock that goes back changes nothing', () => {
    const session = drive(itemsOf(PER_SIDE));
    session.send('enter');
    session.pass(2 * SECOND);
    const before = session.state();
    expect(advanceSession(before, 'tick', before.since - 50_000).state).toEqual(before);
  });
});

describe('keys', () => {
  test('longer adds five seconds to this hold alone, to twice the dose at most and never above what the data may ask', () => {
    const schema = JSON.parse(readFileSync(join(realFolder, 'schema/exercise.schema.json'), 'utf8'));
    expect(MOST_HOLD_SECONDS).toBe(schema.$defs.dose.properties.holdSeconds.maximum);
    const session = drive(itemsOf(PER_SIDE));
    session.send('enter');
    session.pass(PACE.countIn * SECOND);
    for (let presses = 0; presses < 40; presses += 1) session.send('longer');
    expect(session.left()).toBe(40 * SECOND);
    expect(session.told).toContain('longest');
    session.pass((40 + PACE.rest) * SECOND);
    expect(session.left()).toBe(20 * SECOND);
    for (const { id } of real.exercises) {
      for (const item of itemsOf(id)) {
        expect(longestHold(item)).toBeLessThanOrEqual(Math.min(MOST_HOLD_SECONDS, 2 * item.holdSeconds));
      }
    }
  });

  test('repeat begins the hold again, from a rest the one before', () => {
    const session = drive(itemsOf(PER_SIDE));
    session.send('enter');
    session.pass((PACE.countIn + 20 + 2) * SECOND);
    expect(session.state().phase).toBe('rest');
    session.send('repeat');
    expect(session.state()).toMatchObject({ phase: 'count-in', turn: 0 });
    session.pass((PACE.countIn + 20) * SECOND);
    // Done twice counts once.
    expect(itemOf(session.state()).done).toEqual([0]);
  });

  test('next tells what it leaves out, previous goes back to it', () => {
    const session = drive(itemsOf(PER_SIDE, SHORT));
    session.send('next');
    expect(session.told).toContain('skipped');
    expect(session.state()).toMatchObject({ place: 1, phase: 'introduction' });
    session.send('previous');
    expect(session.state()).toMatchObject({ place: 0, phase: 'introduction' });
  });

  test('hurts stops at once and offers the easier form, which takes its place', () => {
    const session = drive(itemsOf('side-lying-leg-lift', SHORT));
    session.send('enter');
    session.send('hurts');
    expect(session.state().phase).toBe('hurt');
    expect(session.due()).toBeUndefined();
    session.send('enter');
    const { item } = itemOf(session.state());
    expect(item).toMatchObject({ insteadOf: 'Side-lying leg lift', exercise: { id: 'standing-hip-abduction' } });
    expect(session.state().items).toHaveLength(3);
  });

  test('hurts in the easier form of words drops it', () => {
    const session = drive(itemsOf(PER_SIDE, SHORT));
    session.send('hurts');
    session.send('enter');
    expect(itemOf(session.state()).item.easier).toContain('Push the crossed knee');
    session.send('hurts');
    session.send('enter');
    expect(itemOf(session.state()).item.exercise.id).toBe(SHORT);
    expect(session.state().items.map(({ fate }) => fate)).toEqual(['hurt', 'hurt', 'open']);
  });

  test('next after hurts goes on without the easier form, and previous never goes back to what hurt', () => {
    const session = drive(itemsOf(PER_SIDE, SHORT));
    session.send('hurts');
    session.send('next');
    expect(session.state().items).toHaveLength(2);
    expect(itemOf(session.state()).item.exercise.id).toBe(SHORT);
    session.send('previous');
    expect(itemOf(session.state()).item.exercise.id).toBe(SHORT);
  });

  test('stop keeps what is left, the exercise that is on included', () => {
    const session = drive(itemsOf(SHORT, PER_SIDE, COUNTED));
    expect(isWorthKeeping(session.state())).toBe(false);
    session.send('next');
    session.send('enter');
    session.pass((PACE.countIn + 21) * SECOND);
    session.send('stop');
    expect(session.state().phase).toBe('stopped');
    expect(isWorthKeeping(session.state())).toBe(true);
    expect(exercisesLeft(session.state())).toEqual([PER_SIDE, COUNTED]);
    expect(exercisesDone(session.state())).toContainEqual({ exercise: PER_SIDE, side: 'left', done: 1, of: 3 });
    expect(exerciseCount(session.state())).toBe(3);
  });
});
