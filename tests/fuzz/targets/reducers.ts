// The countdown and the guided session: events in any order, at any time.

import {
  advance,
  type CountdownPlan,
  CUES,
  type Followed,
  follow,
  type Step,
  startCountdown,
  timeOnSkin,
} from '../../../src/core/packs/countdown.ts';
import { makeRoutine, type RoutineItem } from '../../../src/core/sessions/routine.ts';
import {
  advanceSession,
  type SessionEvent,
  type SessionStep,
  startSession,
} from '../../../src/core/sessions/session.ts';
import { exercisesDone, exercisesLeft } from '../../../src/core/sessions/session-result.ts';
import { isOver, MOST_HOLD_SECONDS, phaseLeft } from '../../../src/core/sessions/session-state.ts';
import { real } from '../../fixtures/load.ts';
import type { Chance } from '../chance.ts';
import { ensure, type Target, target } from '../target.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** Sums of parts of milliseconds are off by so much. */
const ROUNDED = 1e-6;
/** No timeout calls back sooner. */
const SHORTEST_WAIT = 1;

interface CountdownInput {
  readonly plan: CountdownPlan;
  readonly pack: Followed;
  /** Milliseconds that pass, then what has happened to the pack; null where nobody touched it. */
  readonly happens: readonly { readonly after: number; readonly pack: Followed | null }[];
}

function aTime(chance: Chance): number {
  const coarse =
    chance.pick([0, 1, 10, 999, SECOND, 10 * SECOND, MINUTE, 5 * MINUTE, 60 * MINUTE]) * chance.between(0, 3);
  return chance.yes(30) ? coarse + chance.below(1e6) / 1e4 : coarse;
}

function makeCountdown(chance: Chance): CountdownInput {
  const followed = (): Followed => ({
    phase: chance.pick(['running', 'running', 'running', 'paused', 'stopped', 'skin', 'acknowledged']),
    duration: Math.max(1, aTime(chance)),
    onSkin: aTime(chance),
  });
  return {
    plan: {
      ...(chance.yes(60) ? { skinCheckAt: aTime(chance) } : {}),
      cues: CUES.filter(() => chance.yes(60)),
      showsSeconds: chance.yes(50),
      untilSeen: chance.yes(50),
    },
    pack: { ...followed(), phase: chance.pick(['running', 'paused']) },
    happens: chance.list(6, () => ({
      after: chance.yes(10) ? -aTime(chance) : aTime(chance),
      pack: chance.yes(30) ? followed() : null,
    })),
  };
}

function checkStep({ state, effects, due }: Step, now: number): void {
  ensure(
    due === undefined || (Number.isFinite(due) && due > now - ROUNDED),
    () => `what is due is still to come: ${due} at ${now}`,
  );
  ensure(Number.isFinite(timeOnSkin(state, now)), 'time on skin is a number');
  for (const { onSkin, left, over } of effects) {
    for (const time of [onSkin, left, over]) ensure(Number.isFinite(time) && time >= 0, 'effects tell numbers from 0');
    ensure(left === 0 || over === 0, 'nothing is left of what is over');
  }
}

function checkCountdown({ plan, pack, happens }: CountdownInput): string {
  let now = 12.345;
  let step = startCountdown(plan, pack, now);
  checkStep(step, now);
  let ends = 0;
  const count = () => {
    ends += step.effects.filter(({ kind }) => ['stop', 'skin', 'off'].includes(kind)).length;
  };
  for (const { after, pack: changed } of happens) {
    now += after;
    step = changed === null ? advance(step.state, now) : follow(step.state, changed, now);
    if (after >= 0) checkStep(step, now);
    count();
    ensure(ends <= 1, 'it ends once');
  }
  if (step.state.phase === 'paused')
    step = follow(step.state, { ...pack, phase: 'running', onSkin: pack.duration - 1.5 }, now);
  // At each second and each cue once, and no more.
  const most = Math.ceil(step.state.duration / SECOND) * 2 + 200;
  let steps = 0;
  for (; step.state.phase === 'running' && steps < most; steps += 1) {
    const next = advance(step.state, now).due;
    if (next === undefined) break;
    now = Math.max(next, now + SHORTEST_WAIT);
    step = advance(step.state, now);
  }
  ensure(step.state.phase !== 'running', () => `it ends: ${JSON.stringify(step.state)}`);
  return step.state.phase;
}

const EVENTS: readonly SessionEvent[] = [
  ...(['tick', 'tick', 'tick', 'tick', 'space', 'enter', 'enter', 'pause', 'resume', 'skip-rest'] as const),
  ...(['next', 'previous', 'repeat', 'longer', 'hurts', 'stop'] as const),
];

/** Every exercise as it would be led. */
const ITEMS: readonly RoutineItem[] = makeRoutine(
  real,
  real.exercises.map((exercise) => ({ exercise })),
  { known: { answers: new Map(), matches: undefined }, hurt: new Map() },
).items;

interface SessionInput {
  readonly items: readonly number[];
  readonly alone: boolean;
  readonly moves: boolean;
  readonly events: readonly { readonly after: number; readonly event: SessionEvent }[];
}

function makeSession(chance: Chance): SessionInput {
  return {
    items: chance.list(3, () => chance.below(ITEMS.length)),
    alone: chance.yes(30),
    moves: chance.yes(50),
    events: chance.list(40, () => ({
      after: chance.yes(80)
        ? chance.pick([0, 1, 125, 333.3, SECOND, 2 * SECOND, 3999])
        : chance.pick([5000, MINUTE, -SECOND]),
      event: chance.yes(3) ? 'stop' : chance.pick(EVENTS.slice(0, -1)),
    })),
  };
}

function checkSessionStep({ state, effects, due }: SessionStep, now: number): void {
  ensure(due === undefined || Number.isFinite(due), 'what is due is a number');
  ensure(Number.isFinite(state.spent) && state.spent >= 0 && Number.isFinite(state.since), 'times are numbers from 0');
  const left = phaseLeft(state, now);
  ensure(left === undefined || (Number.isFinite(left) && left >= 0), 'what is left is a number from 0');
  ensure(state.extra >= 0 && state.extra <= MOST_HOLD_SECONDS, 'no hold is longer than the longest');
  for (const { done, turns } of state.items)
    ensure(
      done.every((turn) => turn < turns.length),
      'only turns are done',
    );
  ensure(effects.length < 20, 'not everything happens at once');
}

function checkSession({ items, alone, moves, events }: SessionInput): string {
  let now = 7.5;
  const chosen = items.map((place) => ITEMS[place % ITEMS.length]).filter((item) => item !== undefined);
  let step = startSession(chosen, { alone, moves }, now);
  checkSessionStep(step, now);
  for (const { after, event } of events) {
    now += after;
    step = advanceSession(step.state, event, now);
    checkSessionStep(step, now);
    for (const { done, of } of exercisesDone(step.state)) ensure(done <= of, 'no more is done than there is');
    exercisesLeft(step.state);
  }
  // Whoever only goes on comes to the end.
  for (let left = 5000; left > 0 && !isOver(step.state); left -= 1) {
    const wait = step.due;
    if (wait !== undefined) ensure(wait >= step.state.since, 'what is due is not before what was seen');
    now = Math.max(wait ?? 0, now + SHORTEST_WAIT);
    step = advanceSession(step.state, wait === undefined ? 'enter' : 'tick', now);
  }
  ensure(isOver(step.state), () => `it ends: ${step.state.phase} ${step.state.place}`);
  return step.state.phase;
}

export const REDUCER_TARGETS: readonly Target[] = [
  target('countdown', 60, makeCountdown, checkCountdown),
  target('guided session', 15, makeSession, checkSession),
];
