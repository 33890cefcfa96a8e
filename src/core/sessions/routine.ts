import type { Answers } from '../answers.ts';
import type { Catalogue, Condition } from '../catalogue.ts';
import { holds } from '../condition.ts';
import type { Exercise, ExerciseUse, Region } from '../data-types.ts';
import { usesOf } from '../plan-exercises.ts';
import { type Known, type LeftOutKind, limitsOf, limitThatHolds } from './routine-limits.ts';
import { secondsOf, type Work, workOf } from './routine-time.ts';

/** As many of a region as are worth doing at a time, and as many strengthening exercises as `three-or-four` says. */
const MOST_OF_REGION = 5;
const MOST_STRENGTH = 4;
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

/** An exercise that may come into a routine. */
export interface Candidate {
  readonly exercise: Exercise;
  readonly note?: string;
  /** Of those with the same group, only so many are taken. */
  readonly group?: { readonly id: string; readonly most: number };
}

/** What a routine is made for. */
export interface RoutineWish {
  readonly known: Known;
  /** How often an exercise hurt since it was last forgiven. */
  readonly hurt: ReadonlyMap<string, number>;
  /** The time there is, in whole seconds; unlimited where it is left out. */
  readonly seconds?: number;
}

/** The stretches of the plan's leading complaints, and the strengthening where it is wanted, in the plan's order. */
export function candidatesOfPlan(
  catalogue: Catalogue,
  answers: Answers,
  matches: NonNullable<Known['matches']>,
  strength: boolean,
): readonly Candidate[] {
  const of = (section: 'stretches' | 'strength') => usesOf(catalogue, answers, matches, section);
  return toCandidates(catalogue, of('stretches'), strength ? of('strength') : []);
}

/** The stretches that the complaints of a region name, the most named first; those meant for others left out. */
export function candidatesOfRegion(
  catalogue: Catalogue,
  answers: Answers,
  region: Region,
  strength: boolean,
): readonly Candidate[] {
  const of = (section: 'stretches' | 'strength') =>
    mostNamed(region.complaints.flatMap((complaint) => complaint[section])).filter((use) =>
      holds(catalogue, answers, use.when),
    );
  return toCandidates(catalogue, of('stretches'), strength ? of('strength') : [], region.id);
}

/** Each exercise once, the most named first; among equals in the order of the data. What one complaint notes is left out. */
function mostNamed(uses: readonly ExerciseUse[]): readonly ExerciseUse[] {
  const counts = new Map<string, { readonly use: ExerciseUse; readonly count: number }>();
  for (const { exercise, when } of uses) {
    const { use, count } = counts.get(exercise) ?? { use: { exercise, ...whenOf(when) }, count: 0 };
    // Meant for everybody once is meant for everybody.
    counts.set(exercise, { use: when === undefined ? { exercise } : use, count: count + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count).map(({ use }) => use);
}

function whenOf(when: Condition | undefined): { readonly when?: Condition } {
  return when === undefined ? {} : { when };
}

function toCandidates(
  catalogue: Catalogue,
  stretches: readonly ExerciseUse[],
  strength: readonly ExerciseUse[],
  region?: string,
): readonly Candidate[] {
  const candidate = (most: number | undefined, id: string) => (use: ExerciseUse) => {
    const exercise = catalogue.exerciseById.get(use.exercise);
    if (exercise === undefined) return [];
    const note = use.note === undefined ? {} : { note: use.note };
    return [{ exercise, ...note, ...(most === undefined ? {} : { group: { id, most } }) }];
  };
  return [
    ...stretches.flatMap(candidate(region === undefined ? undefined : MOST_OF_REGION, `stretches ${region}`)),
    ...strength.flatMap(candidate(MOST_STRENGTH, 'strength')),
  ];
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
  for (const { exercise, note, group } of candidates) {
    const count = group === undefined ? 0 : (taken.get(group.id) ?? 0);
    if (seen.has(exercise.id) || (group !== undefined && count >= group.most)) continue;
    seen.add(exercise.id);
    const made = itemFor(catalogue, exercise, wish);
    if ('reason' in made) leftOut.push(made);
    else if (!items.some((item) => item.exercise.id === made.exercise.id)) {
      items.push(note === undefined || made.insteadOf !== undefined ? made : { ...made, note });
      seen.add(made.exercise.id);
      if (group !== undefined) taken.set(group.id, count + 1);
    }
  }
  return inTime(items, leftOut, wish.seconds);
}

function itemFor(catalogue: Catalogue, exercise: Exercise, wish: RoutineWish): RoutineItem | LeftOut {
  const barred = barredBy(catalogue, exercise, wish);
  if (barred !== undefined) return barred;
  const plain = plainItem(exercise, wish);
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

function plainItem(exercise: Exercise, { known }: RoutineWish): RoutineItem | undefined {
  return workOf(exercise, known.answers.get('side') === 'right' ? 'right' : 'left');
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
  const item = plainItem(other, wish);
  const isFine = barredBy(catalogue, other, wish) === undefined && !wish.hurt.has(other.id);
  return item === undefined || !isFine ? undefined : { text: easier.text, item: { ...item, insteadOf: exercise.name } };
}

/**
 * Fits the routine into the time. In this order: strengthening goes, the last first; then repetitions, one at a time
 * from whatever has most, down to two; then stretches, the last first; then repetitions down to one. The first
 * exercise stays, and no hold is ever made shorter.
 */
function inTime(all: readonly RoutineItem[], barred: readonly LeftOut[], seconds: number | undefined): Routine {
  let items = all;
  const dropped: LeftOut[] = [];
  const total = () => items.reduce((sum, item) => sum + secondsOf(item), 0);
  const isOver = () => seconds !== undefined && total() > seconds;
  const drop = (place: number) => {
    const item = items[place];
    items = items.filter((_, other) => other !== place);
    if (item === undefined) return;
    const { exercise } = item;
    dropped.unshift({ exercise, kind: 'time', reason: 'No time for it.', sources: exercise.sources });
  };
  const fewer = (least: number) => {
    for (let place = longest(items, least); isOver() && place !== undefined; place = longest(items, least)) {
      const at = place;
      items = items.map((item, other) => (other === at ? { ...item, repetitions: item.repetitions - 1 } : item));
    }
  };
  for (let place = items.length - 1; isOver() && place > 0; place -= 1) {
    if (items[place]?.exercise.kind === 'strength') drop(place);
  }
  fewer(2);
  while (isOver() && items.length > 1) drop(items.length - 1);
  fewer(1);
  const shortened = items.some((item) => item.repetitions < (item.exercise.dose.repetitions ?? 1));
  return { items, leftOut: [...barred, ...dropped], seconds: total(), shortened };
}

/** The place of the item with most repetitions by the clock, above the least; the last of equals. */
function longest(items: readonly RoutineItem[], least: number): number | undefined {
  const counts = items.map((item) => (item.timed && item.repetitions > least ? item.repetitions : 0));
  const most = Math.max(0, ...counts);
  return most === 0 ? undefined : counts.lastIndexOf(most);
}
