import type { Catalogue } from '../catalogue.ts';
import type { Exercise } from '../data-types.ts';
import { exerciseWithinLimit, painLimit, withinLimit } from '../pain-limit.ts';
import type { Candidate } from './candidates.ts';
import { inTime } from './routine-in-time.ts';
import { type Known, type LeftOutKind, limitsOf, limitThatHolds } from './routine-limits.ts';
import { type Work, workOf } from './routine-time.ts';

/** Hurt once, an exercise comes back in its easier form; hurt in that one too, it does not. */
const MOST_HURTS = 1;

/** An exercise of a routine, with what is to be done of it. */
export interface RoutineItem extends Work {
  /** How it is made easier, where it hurt before. */
  readonly easier?: string;
  /** The name of the exercise in whose place it stands, because that one hurt. */
  readonly insteadOf?: string;
  /** What the complaint says about it. */
  readonly note?: string;
  /** What is offered if it hurts. */
  readonly ifItHurts?: EasierForm;
}

/** The easier form of an exercise: words, and the work, which may be that of another exercise. */
export interface EasierForm {
  readonly text: string;
  readonly item: RoutineItem;
}

/** An exercise that is left out, and why. */
export interface LeftOut {
  readonly exercise: Exercise;
  readonly kind: LeftOutKind;
  readonly reason: string;
  readonly sources: readonly string[];
}

/** What to do in which order, and what not to do. */
export interface Routine {
  readonly items: readonly RoutineItem[];
  readonly leftOut: readonly LeftOut[];
  /** About how long it takes, in whole seconds. */
  readonly seconds: number;
  /** True where exercises are done fewer times than their dose says, to fit into the time. */
  readonly shortened: boolean;
}

/** What a routine is made for. */
export interface RoutineWish {
  readonly known: Known;
  /** How often an exercise hurt since it was last forgiven. */
  readonly hurt: ReadonlyMap<string, number>;
  /** The time there is, in whole seconds; unlimited where it is left out. */
  readonly seconds?: number;
}

/**
 * A routine of these candidates, each once, in their order. What must not be done is left out with its reason, and no
 * wish brings it back. What hurt before comes in its easier form, if that may be done.
 */
export function makeRoutine(catalogue: Catalogue, candidates: readonly Candidate[], wish: RoutineWish): Routine {
  const leftOut: LeftOut[] = [];
  const items: RoutineItem[] = [];
  const taken = new Map<string, number>();
  const seen = new Set<string>();
  const limit = painLimit(catalogue, wish.known.answers);
  for (const { exercise, note, group } of candidates) {
    const count = group === undefined ? 0 : (taken.get(group.id) ?? 0);
    if (seen.has(exercise.id) || (group !== undefined && count >= group.most)) continue;
    seen.add(exercise.id);
    const made = itemFor(catalogue, exercise, wish);
    if ('reason' in made) leftOut.push(made);
    else if (!items.some((item) => item.exercise.id === made.exercise.id)) {
      items.push(
        note === undefined || made.insteadOf !== undefined ? made : { ...made, note: withinLimit(note, limit) },
      );
      seen.add(made.exercise.id);
      if (group !== undefined) taken.set(group.id, count + 1);
    }
  }
  return inTime(items, leftOut, wish.seconds);
}

function itemFor(catalogue: Catalogue, exercise: Exercise, wish: RoutineWish): RoutineItem | LeftOut {
  const barred = barredBy(catalogue, exercise, wish);
  if (barred !== undefined) return barred;
  const plain = plainItem(catalogue, exercise, wish);
  if (plain === undefined) {
    const reason = `It is done at its own time: hikecare advice ${exercise.id} tells how.`;
    return { exercise, kind: 'no-session', reason, sources: exercise.sources };
  }
  const hurts = wish.hurt.get(exercise.id) ?? 0;
  const easier = easierForm(catalogue, plain, wish);
  if (hurts === 0) return easier === undefined ? plain : { ...plain, ifItHurts: easier };
  if (easier !== undefined && hurts <= MOST_HURTS) return easier.item;
  const reason = `It hurt before. To try it again: hikecare stretch ${exercise.id} --again`;
  return { exercise, kind: 'hurt', reason, sources: exercise.sources };
}

function plainItem(catalogue: Catalogue, exercise: Exercise, { known }: RoutineWish): RoutineItem | undefined {
  const within = exerciseWithinLimit(exercise, painLimit(catalogue, known.answers));
  return workOf(within, known.answers.get('side') === 'right' ? 'right' : 'left');
}

function barredBy(catalogue: Catalogue, exercise: Exercise, { known }: RoutineWish): LeftOut | undefined {
  const limit = limitThatHolds(catalogue, known.answers, limitsOf(catalogue, exercise, known));
  return limit === undefined ? undefined : { exercise, kind: limit.kind, reason: limit.reason, sources: limit.sources };
}

/** Another exercise where the data names one that may be done and did not hurt; else the same, made easier. */
function easierForm(
  catalogue: Catalogue,
  { exercise, ...work }: RoutineItem,
  wish: RoutineWish,
): EasierForm | undefined {
  const { easier } = exercise;
  if (easier === undefined) return undefined;
  const other = easier.exercise === undefined ? undefined : catalogue.exerciseById.get(easier.exercise);
  if (other === undefined) return { text: easier.text, item: { exercise, ...work, easier: easier.text } };
  const item = plainItem(catalogue, other, wish);
  const isFine = barredBy(catalogue, other, wish) === undefined && !wish.hurt.has(other.id);
  return item === undefined || !isFine ? undefined : { text: easier.text, item: { ...item, insteadOf: exercise.name } };
}
