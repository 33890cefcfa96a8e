import type { Exercise } from '../data-types.ts';
import type { Side } from '../side.ts';

/** Seconds between the parts of a session. House rules, except the rest between sets: 1 to 2 minutes (dynamic-pfp). */
export const PACE = {
  /** To read what comes; only where no key goes on. */
  reading: 20,
  /** To get into position. */
  countIn: 5,
  /** Between two holds of the same side, of a stretch. */
  rest: 5,
  /** To change sides, before the count-in. */
  changeSides: 5,
  /** Between two sets of strengthening. */
  betweenSets: 60,
  /** One repetition that is done without a clock, its hold left out: only to tell how long it takes. */
  repetition: 4,
} as const;

/** A hold that nobody counts along in the head, in seconds: from here on it has a clock, whatever it is for. */
const LONG_HOLD = 15;

/** What is done of one exercise. */
export interface Work {
  readonly exercise: Exercise;
  /** True for holds by the clock; false for sets of repetitions at one's own pace. */
  readonly timed: boolean;
  /** Seconds of each hold; of each repetition where it has no clock, 0 where it is not held. */
  readonly holdSeconds: number;
  /** On each side, in each set. */
  readonly repetitions: number;
  readonly sets: number;
  /** The sides in the order they are done; one entry without a name where there are no sides. */
  readonly sides: readonly (Side | undefined)[];
}

/** One hold, or one set of repetitions. */
export interface Turn {
  /** What comes before it, after the introduction of the exercise. */
  readonly after: 'introduction' | 'rest' | 'change-sides' | 'between-sets';
  readonly side: Side | undefined;
  /** From 1. */
  readonly set: number;
  /** From 1; always 1 where a turn is a whole set. */
  readonly repetition: number;
}

/** The dose of an exercise as work to do, sore side first; nothing where it is no work for a session, such as a walk. */
export function workOf(exercise: Exercise, first: Side): Work | undefined {
  const { holdSeconds = 0, repetitions = 1, sets = 1, perSide } = exercise.dose;
  if (holdSeconds === 0 && repetitions === 1 && sets === 1) return undefined;
  const timed = holdSeconds > 0 && (exercise.kind !== 'strength' || holdSeconds >= LONG_HOLD);
  const sides = perSide ? [first, first === 'left' ? ('right' as const) : ('left' as const)] : [undefined];
  return { exercise, timed, holdSeconds, repetitions, sets, sides };
}

/** All holds or sets of an exercise in order: by the clock one side after the other, sets of repetitions by turns. */
export function turnsOf({ timed, sides, sets, repetitions }: Work): readonly Turn[] {
  const numbers = (count: number) => Array.from({ length: count }, (_, place) => place + 1);
  const order = timed
    ? sides.flatMap((side) =>
        numbers(sets).flatMap((set) => numbers(repetitions).map((repetition) => ({ side, set, repetition }))),
      )
    : numbers(sets).flatMap((set) => sides.map((side) => ({ side, set, repetition: 1 })));
  return order.map((turn, place) => ({ ...turn, after: pauseBefore(turn, order[place - 1]) }));
}

type Bare = Omit<Turn, 'after'>;

function pauseBefore(turn: Bare, before: Bare | undefined): Turn['after'] {
  if (before === undefined) return 'introduction';
  if (turn.set > before.set) return 'between-sets';
  return turn.side === before.side ? 'rest' : 'change-sides';
}

/** Whole seconds that the work takes, about: reading, getting into position and rests included. */
export function secondsOf(work: Work): number {
  const pauses = { introduction: PACE.reading, rest: betweenHolds(work), 'change-sides': PACE.changeSides };
  const length = work.timed ? work.holdSeconds : setSeconds(work);
  return turnsOf(work).reduce((sum, { after }) => {
    const pause = after === 'between-sets' ? betweenSets(work) : pauses[after];
    const countIn = countsInAfter(after, work) ? PACE.countIn : 0;
    return sum + pause + countIn + length;
  }, 0);
}

/** Seconds of a set that is done without a clock. */
export function setSeconds({ repetitions, holdSeconds }: Work): number {
  return repetitions * (PACE.repetition + holdSeconds);
}

/** Seconds between two sets: what the data says, else long where a muscle has worked. */
export function betweenSets({ exercise }: Work): number {
  return exercise.dose.restSeconds ?? (exercise.kind === 'strength' ? PACE.betweenSets : PACE.rest);
}

/** Seconds between two holds of the same side. Long holds of strengthening are sets of one. */
export function betweenHolds(work: Work): number {
  return work.timed ? betweenSets(work) : PACE.rest;
}

/** True where there is time to get into position before a hold: after all pauses but a short rest. */
export function countsInAfter(after: Turn['after'], work: Work): boolean {
  return work.timed && (after !== 'rest' || betweenHolds(work) > PACE.rest);
}
