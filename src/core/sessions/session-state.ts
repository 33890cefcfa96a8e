import { SECOND } from '../duration.ts';
import type { RoutineItem } from './routine.ts';
import { betweenHolds, betweenSets, PACE, setSeconds, type Turn } from './routine-time.ts';

/** Where in a session one is. */
export type Phase =
  /** What comes next, to be read: waits for the hiker. It is the rest between two exercises as well. */
  | 'introduction'
  /** Getting into position. */
  | 'count-in'
  | 'hold'
  /** A set of repetitions without a clock: waits for the hiker. */
  | 'set'
  | 'rest'
  | 'change-sides'
  | 'between-sets'
  /** It hurt: says when to seek help and offers the easier form; waits for the hiker. */
  | 'hurt'
  | 'finished'
  | 'stopped';

/** What became of an exercise. */
export type Fate = 'open' | 'done' | 'skipped' | 'hurt';

/** An exercise of the session. */
export interface SessionItem {
  readonly item: RoutineItem;
  readonly turns: readonly Turn[];
  /** The places of the turns that were done in full. */
  readonly done: readonly number[];
  readonly fate: Fate;
}

/** A guided session as it stands. */
export interface Session {
  readonly items: readonly SessionItem[];
  /** Which exercise. */
  readonly place: number;
  /** Which of its turns is on, or comes next. */
  readonly turn: number;
  readonly phase: Phase;
  /** Milliseconds of the phase that count, until `since`. */
  readonly spent: number;
  /** What the clock said when it was last looked at. */
  readonly since: number;
  /** Why the time stands still. */
  readonly waits: 'no' | 'pause' | 'gap';
  /** Seconds that were added to this hold. */
  readonly extra: number;
  /** True since the first exercise was started. */
  readonly begun: boolean;
  /** True where nobody presses keys: what waits for the hiker goes on after its usual time. */
  readonly alone: boolean;
  /** True where the figure is seen to move, so that each part of a second is a visible change. */
  readonly moves: boolean;
}

/** A hold is made longer by so many seconds: to twice its dose at the most, and never above what the data may ask for. */
export const LONGER_BY = 5;
/** No hold is made longer than this, whatever its dose. */
export const MOST_HOLD_SECONDS = 90;

/** As many seconds as a hold of this work may be made to last. */
export function longestHold({ holdSeconds }: Pick<RoutineItem, 'holdSeconds'>): number {
  return Math.max(holdSeconds, Math.min(2 * holdSeconds, MOST_HOLD_SECONDS));
}

/** A tick is due every second; one that comes later than this was no stumble: the machine or the process stood still. */
export const GAP = 4 * SECOND;

/** True at the end, whichever it is. */
export function isOver({ phase }: Session): boolean {
  return phase === 'finished' || phase === 'stopped';
}

/** The exercise that is on or comes next. Throws where there is none: a session without exercises is over. */
export function itemOf({ items, place }: Session): SessionItem {
  const item = items[place];
  if (item === undefined) throw new Error(`no exercise ${place}`);
  return item;
}

/** The hold or set that is on or comes next. */
export function turnOf(state: Session): Turn {
  const turn = itemOf(state).turns[state.turn];
  if (turn === undefined) throw new Error(`no turn ${state.turn}`);
  return turn;
}

/** Milliseconds that the phase lasts, or undefined where it waits for the hiker. */
export function phaseLength(state: Session): number | undefined {
  if (isOver(state)) return undefined;
  const { item } = itemOf(state);
  switch (state.phase) {
    case 'introduction':
      return state.alone ? PACE.reading * SECOND : undefined;
    case 'set':
      return state.alone ? setSeconds(item) * SECOND : undefined;
    case 'hold':
      return (item.holdSeconds + state.extra) * SECOND;
    case 'count-in':
      return PACE.countIn * SECOND;
    case 'rest':
      return betweenHolds(item) * SECOND;
    case 'change-sides':
      return PACE.changeSides * SECOND;
    case 'between-sets':
      return betweenSets(item) * SECOND;
    default:
      return undefined;
  }
}

/** Milliseconds until the phase ends at `now`; undefined where it waits for the hiker. Never below 0. */
export function phaseLeft(state: Session, now: number): number | undefined {
  const length = phaseLength(state);
  const running = state.waits === 'no' ? Math.min(GAP, Math.max(0, now - state.since)) : 0;
  return length === undefined ? undefined : Math.max(0, length - state.spent - running);
}
