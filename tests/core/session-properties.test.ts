// Sessions of any exercises under any keys at any moments.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advanceSession, type SessionEvent, startSession } from '../../src/core/sessions/session.ts';
import { exercisesLeft } from '../../src/core/sessions/session-result.ts';
import { isOver, itemOf } from '../../src/core/sessions/session-state.ts';
import { real } from '../fixtures/load.ts';
import { itemsOf } from '../fixtures/session-items.ts';

const SECOND = 1000;

describe('whatever is pressed and however time passes', () => {
  const EVENTS: readonly SessionEvent[] = [
    'tick',
    'space',
    'enter',
    'pause',
    'resume',
    'skip-rest',
    'next',
    'previous',
    'repeat',
    'longer',
    'hurts',
  ];
  const moves = fc.array(fc.record({ event: fc.constantFrom(...EVENTS), after: fc.integer({ min: 0, max: 9000 }) }), {
    maxLength: 60,
  });
  const routines = fc.uniqueArray(fc.constantFrom(...real.exercises.map(({ id }) => id)), {
    minLength: 1,
    maxLength: 4,
  });

  test('every hold that counts had its full time in view, and no exercise is lost in silence', () => {
    fc.assert(
      fc.property(routines, moves, fc.boolean(), (ids, presses, alone) => {
        const items = itemsOf(...ids);
        let now = 0;
        let step = startSession(items, { alone, moves: false }, now);
        /** Milliseconds that a patient watcher has seen of the hold that is on. */
        let seen = 0;
        const follow = (event: SessionEvent, after: number) => {
          const before = step.state;
          now += after;
          // Time may pass unseen only up to the gap.
          const counted = before.waits === 'no' && before.phase === 'hold' && after <= 4000 ? after : 0;
          step = advanceSession(before, event, now);
          if (before.phase === 'hold') seen += counted;
          const done = step.effects.some(({ kind }) => kind === 'turn-done');
          if (done && before.phase === 'hold') {
            expect(seen).toBeGreaterThanOrEqual(itemOf(before).item.holdSeconds * SECOND);
          }
          const restarted = step.effects.some(({ kind }) => kind === 'gap') && alone;
          if (step.state.phase !== 'hold' || done || restarted) seen = 0;
          expect(step.state.place).toBeLessThan(step.state.items.length + 1);
          return step;
        };
        for (const { event, after } of presses) if (!isOver(step.state)) follow(event, after);
        // Somebody who goes on patiently comes to the end.
        for (let turns = 0; turns < 5000 && !isOver(step.state); turns += 1) {
          const { due } = step;
          if (due === undefined) follow('enter', 0);
          else follow('tick', Math.max(0, due - now));
        }
        expect(step.state.phase).toBe('finished');
        expect(exercisesLeft(step.state)).toEqual([]);
        for (const { fate, done, turns, item } of step.state.items) {
          expect(['done', 'skipped', 'hurt']).toContain(fate);
          if (fate === 'done') expect(done).toHaveLength(turns.length);
          // Only the easier form of what hurt may come beside what was asked for.
          const isAsked = items.some(({ exercise }) => exercise.id === item.exercise.id);
          expect(isAsked || item.insteadOf !== undefined).toBe(true);
        }
        for (const { exercise } of items) {
          expect(step.state.items.filter(({ item }) => item.exercise.id === exercise.id).length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('a tick is due within a second, and never in the past, while time runs', () => {
    fc.assert(
      fc.property(routines, moves, fc.boolean(), (ids, presses, moving) => {
        let now = 0;
        let step = startSession(itemsOf(...ids), { alone: true, moves: moving }, now);
        for (const { event, after } of presses) {
          now += after;
          step = advanceSession(step.state, event, now);
          if (step.due === undefined) continue;
          expect(step.due).toBeGreaterThan(now);
          expect(step.due - now).toBeLessThanOrEqual(SECOND);
        }
      }),
      { numRuns: 100 },
    );
  });
});
