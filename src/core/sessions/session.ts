import { SECOND } from '../duration.ts';
import type { RoutineItem } from './routine.ts';
import { complete, enter, leaveItem, openItem, withItem } from './session-course.ts';
import { GAP, isOver, itemOf, LONGER_BY, longestHold, type Phase, phaseLength, type Session } from './session-state.ts';
import { type SessionEffect, type SessionStep, stepTo, told } from './session-step.ts';

export type { SessionEffect, SessionStep } from './session-step.ts';

/**
 * A guided session by deadline. It is told how far a clock has come that only grows, sleep included (milliseconds from
 * any start), and never counts ticks. Only time that was seen to pass counts: what is paused counts for nothing, and
 * after a gap the session waits, so that no hold is ever done by a machine that slept.
 */

/** What can happen to a session: time passes, or the hiker wants something. */
export type SessionEvent =
  | 'tick'
  /** Goes on where it waits, else pauses or resumes. */
  | 'space'
  /** Goes on where it waits, else leaves a rest. */
  | 'enter'
  | 'pause'
  | 'resume'
  | 'skip-rest'
  | 'next'
  | 'previous'
  | 'repeat'
  | 'longer'
  | 'hurts'
  | 'stop';

const RESTS: readonly Phase[] = ['rest', 'change-sides', 'between-sets', 'count-in'];

/** Starts with the introduction of the first exercise. A routine without one is finished at once. */
export function startSession(
  items: readonly RoutineItem[],
  { alone, moves }: Pick<Session, 'alone' | 'moves'>,
  now: number,
): SessionStep {
  const all = items.map(openItem);
  const start: Session = {
    items: all,
    place: 0,
    turn: 0,
    phase: 'introduction',
    spent: 0,
    since: now,
    waits: 'no',
    extra: 0,
    begun: false,
    alone,
    moves,
  };
  return stepTo(all.length === 0 ? { ...start, phase: 'finished' } : start, [], true);
}

/** The state after an event at `now`, and what is to be told. The time up to the event counts first. */
export function advanceSession(state: Session, event: SessionEvent, now: number): SessionStep {
  if (isOver(state)) return { state, effects: [], due: undefined };
  const { state: here, effects, due } = passTime(state, now);
  // After a gap the hiker is told first: a key that was meant for what was on before it changes nothing but to end it.
  if (here.waits === 'gap' && state.waits !== 'gap' && event !== 'stop') return { state: here, effects, due };
  const next = apply(here, event);
  return { ...next, effects: [...effects, ...next.effects] };
}

/** Lets the time up to now pass: the cues in it, the end of the phase, or the gap. */
function passTime(state: Session, now: number): SessionStep {
  const length = phaseLength(state);
  if (state.waits !== 'no' || length === undefined) return stepTo({ ...state, since: Math.max(state.since, now) }, []);
  const passed = Math.max(0, now - state.since);
  if (passed > GAP) {
    // Without keys nobody could go on: the phase begins again.
    const back: Session = state.alone ? { ...state, spent: 0, since: now } : { ...state, waits: 'gap', since: now };
    return stepTo(back, [{ kind: 'gap', at: back }]);
  }
  const later = { ...state, spent: state.spent + passed, since: Math.max(state.since, now) };
  const effects = state.phase === 'hold' ? cues(state, later, length) : [];
  return later.spent < length ? stepTo(later, effects) : complete(later, effects);
}

/** Of the cues that were passed only the latest is of use. */
function cues(before: Session, after: Session, length: number): readonly SessionEffect[] {
  const CUES = [
    ['one', 1],
    ['two', 2],
    ['three', 3],
    ['ten-left', 10],
  ] as const;
  const passed = CUES.find(([, left]) => {
    const at = length - left * SECOND;
    return at > 0 && before.spent < at && after.spent >= at && after.spent < length;
  });
  // "Ten seconds left" says nothing new of a hold that is hardly longer.
  if (passed === undefined || (passed[0] === 'ten-left' && length < 15 * SECOND)) return [];
  return [{ kind: passed[0], at: after }];
}

function apply(state: Session, event: SessionEvent): SessionStep {
  const same = stepTo(state, []);
  switch (event) {
    case 'tick':
      return same;
    case 'space':
      if (state.waits !== 'no') return apply(state, 'resume');
      return waitsForHiker(state) ? complete(state, []) : apply(state, 'pause');
    case 'enter':
      if (state.waits !== 'no') return apply(state, 'resume');
      return waitsForHiker(state) ? complete(state, []) : apply(state, 'skip-rest');
    case 'pause':
      return state.waits === 'no' && phaseLength(state) !== undefined
        ? told({ ...state, waits: 'pause' }, 'pause')
        : same;
    case 'resume':
      return state.waits === 'no' ? same : told({ ...state, waits: 'no' }, 'resume');
    case 'skip-rest':
      return RESTS.includes(state.phase) ? complete({ ...state, waits: 'no' }, []) : same;
    case 'next':
      return leaveItem(state, []);
    case 'previous':
      return previous(state) ?? same;
    case 'repeat':
      return repeat(state) ?? same;
    case 'longer':
      return state.phase === 'hold' ? longer(state) : same;
    case 'hurts':
      return state.phase === 'hurt' ? same : hurts(state);
    case 'stop':
      return stepTo(enter(state, 'stopped'), [], true);
    default:
      return event satisfies never;
  }
}

function waitsForHiker(state: Session): boolean {
  return phaseLength(state) === undefined;
}

/** The exercise before, from its start; where there is none, this one from its own. What hurt is passed over. */
function previous(state: Session): SessionStep | undefined {
  const before = state.items.findLastIndex((entry, other) => other < state.place && entry.fate !== 'hurt');
  const place = before === -1 ? state.place : before;
  if (state.items[place]?.fate === 'hurt') return undefined;
  return stepTo(enter({ ...state, place, turn: 0, extra: 0 }, 'introduction'), [], true);
}

/** The hold or set that is on, or in a rest the one before, from its start. */
function repeat(state: Session): SessionStep | undefined {
  if (state.phase === 'introduction' || state.phase === 'hurt') return undefined;
  const isAfterOne = ['rest', 'change-sides', 'between-sets'].includes(state.phase);
  const turn = Math.max(0, isAfterOne ? state.turn - 1 : state.turn);
  const phase = itemOf(state).item.timed ? 'count-in' : 'set';
  return stepTo(enter({ ...state, turn, extra: 0 }, phase), [], true);
}

function longer(state: Session): SessionStep {
  const { item } = itemOf(state);
  const extra = Math.min(state.extra + LONGER_BY, longestHold(item) - item.holdSeconds);
  return extra === state.extra ? told(state, 'longest') : told({ ...state, extra }, 'longer');
}

function hurts(state: Session): SessionStep {
  const marked = withItem(state, { ...itemOf(state), fate: 'hurt' });
  return stepTo(enter(marked, 'hurt'), [], true);
}
