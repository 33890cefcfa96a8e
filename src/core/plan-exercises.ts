import type { Answers } from './answers.ts';
import type { Catalogue } from './catalogue.ts';
import { leaders, type Match } from './complaints.ts';
import { holds, mayHold } from './condition.ts';
import type { Condition, Exercise, ExerciseUse, Statement } from './data-types.ts';
import { exerciseWithinLimit, painLimit, withinLimit } from './pain-limit.ts';
import type { PlanItem } from './plan-items.ts';
import { daysSince } from './plan-packs.ts';
import { doseLine } from './wording.ts';

/** Why somebody must not do an exercise: its own reasons, then those against every exercise. A doubt counts as yes. */
export interface ExerciseBar {
  readonly when: Condition;
  readonly reason: string;
  readonly sources: readonly string[];
}

/** All that may speak against this exercise, whatever hurts. */
export function barsOf(catalogue: Catalogue, { notWhen, sources }: Exercise): readonly ExerciseBar[] {
  return [...notWhen.map((bar) => ({ ...bar, sources })), ...catalogue.returnToHiking.exerciseBars];
}

/**
 * The stretches or the strengthening of the leading complaints. What any complaint that may be there forbids
 * is left out in silence; what this person must not do is named at the end, once for each reason.
 */
export function exerciseItems(
  catalogue: Catalogue,
  answers: Answers,
  matches: readonly Match[],
  section: 'stretches' | 'strength',
): readonly PlanItem[] {
  const stopped = new Set(matches.flatMap(({ complaint }) => complaint.stop));
  const limit = painLimit(catalogue, answers);
  const left = new Map<string, { readonly exercises: Exercise[]; readonly bar: ExerciseBar }>();
  const items: PlanItem[] = [];
  for (const use of usesOf(catalogue, answers, matches, section)) {
    const exercise = catalogue.exerciseById.get(use.exercise);
    if (exercise === undefined || stopped.has(exercise.id)) continue;
    const bar = barThatHolds(catalogue, answers, exercise);
    if (bar === undefined) items.push(exerciseItem(answers, use, exercise, limit));
    else left.set(bar.reason, { bar, exercises: [...(left.get(bar.reason)?.exercises ?? []), exercise] });
  }
  return [...items, ...[...left.values()].map(({ exercises, bar }) => leftOutItem(exercises, bar))];
}

/** The lines without those that tell somebody to do exercises of which not one is for this person. */
export function withinExercises(
  catalogue: Catalogue,
  answers: Answers,
  matches: readonly Match[],
  statements: readonly Statement[],
): readonly Statement[] {
  const stopped = new Set(matches.flatMap(({ complaint }) => complaint.stop));
  const isFine = (id: string) => {
    const exercise = catalogue.exerciseById.get(id);
    return exercise !== undefined && !stopped.has(id) && barThatHolds(catalogue, answers, exercise) === undefined;
  };
  return statements.filter(({ asks }) => asks === undefined || asks.some(isFine));
}

/** What the leading complaints offer this person, each exercise once, with the later of its first days. */
export function usesOf(
  catalogue: Catalogue,
  answers: Answers,
  matches: readonly Match[],
  section: 'stretches' | 'strength',
): readonly ExerciseUse[] {
  const uses = leaders(matches).flatMap(({ complaint }) =>
    firstOfEach(complaint[section].filter((use) => holds(catalogue, answers, use.when))),
  );
  return latestOfEach(uses);
}

/** A complaint may name an exercise twice, for different people: the first that holds is meant. */
function firstOfEach(uses: readonly ExerciseUse[]): readonly ExerciseUse[] {
  return uses.filter((use, place) => uses.findIndex((other) => other.exercise === use.exercise) === place);
}

/** An exercise that two complaints offer comes once, and not before the later of their days. */
function latestOfEach(uses: readonly ExerciseUse[]): readonly ExerciseUse[] {
  const byExercise = new Map<string, ExerciseUse>();
  for (const use of uses) {
    const other = byExercise.get(use.exercise);
    const isLater = other === undefined || (other.fromDay ?? 0) < (use.fromDay ?? 0);
    if (isLater) byExercise.set(use.exercise, use);
  }
  return [...byExercise.values()];
}

function barThatHolds(catalogue: Catalogue, answers: Answers, exercise: Exercise): ExerciseBar | undefined {
  return barsOf(catalogue, exercise).find((bar) => mayHold(catalogue, answers, bar.when));
}

function exerciseItem(answers: Answers, use: ExerciseUse, exercise: Exercise, limit: number | undefined): PlanItem {
  const tooEarly = use.fromDay !== undefined && daysSince(answers) < use.fromDay;
  const start = tooEarly ? ` From day ${use.fromDay}.` : '';
  const note = use.note === undefined ? undefined : withinLimit(use.note, limit);
  return {
    id: exercise.id,
    text: `${exercise.name}.${start} ${doseLine(exercise)}${note === undefined ? '' : ` ${note}`}`,
    sources: exercise.sources,
    exercise: {
      exercise: exerciseWithinLimit(exercise, limit),
      ...(tooEarly ? { fromDay: use.fromDay } : {}),
      ...(note === undefined ? {} : { note }),
    },
  };
}

function leftOutItem(exercises: readonly Exercise[], { reason, sources }: ExerciseBar): PlanItem {
  const all = [...exercises.flatMap((exercise) => exercise.sources), ...sources];
  return {
    id: `no-${exercises[0]?.id}`,
    text: `${exercises.map(({ name }) => name).join(', ')}: left out. ${reason}`,
    sources: [...new Set(all)],
  };
}
