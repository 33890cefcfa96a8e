import type { Answers } from './answers.ts';
import type { Catalogue } from './catalogue.ts';
import { leaders, type Match } from './complaints.ts';
import { holds, mayHold } from './condition.ts';
import type { ExerciseUse } from './data-types.ts';
import { exerciseWithinLimit, painLimit, withinLimit } from './pain-limit.ts';
import type { PlanItem } from './plan-items.ts';
import { daysSince } from './plan-packs.ts';
import { doseLine } from './wording.ts';

/**
 * The stretches or the strengthening of the leading complaints. What any complaint that may be there forbids
 * is left out in silence; what this person must not do is named, with the reason.
 */
export function exerciseItems(
  catalogue: Catalogue,
  answers: Answers,
  matches: readonly Match[],
  section: 'stretches' | 'strength',
): readonly PlanItem[] {
  const stopped = new Set(matches.flatMap(({ complaint }) => complaint.stop));
  const limit = painLimit(catalogue, answers);
  return usesOf(catalogue, answers, matches, section)
    .filter((use) => !stopped.has(use.exercise))
    .flatMap((use) => exerciseItem(catalogue, answers, use, limit) ?? []);
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

function exerciseItem(
  catalogue: Catalogue,
  answers: Answers,
  use: ExerciseUse,
  limit: number | undefined,
): PlanItem | undefined {
  const exercise = catalogue.exerciseById.get(use.exercise);
  if (exercise === undefined) return undefined;
  const { id, name, sources } = exercise;
  const bar = exercise.notWhen.find((entry) => mayHold(catalogue, answers, entry.when));
  if (bar !== undefined) return { id: `no-${id}`, text: `${name}: left out. ${bar.reason}`, sources };
  const tooEarly = use.fromDay !== undefined && daysSince(answers) < use.fromDay;
  const start = tooEarly ? ` From day ${use.fromDay}.` : '';
  const note = use.note === undefined ? undefined : withinLimit(use.note, limit);
  return {
    id,
    text: `${name}.${start} ${doseLine(exercise)}${note === undefined ? '' : ` ${note}`}`,
    sources,
    exercise: {
      exercise: exerciseWithinLimit(exercise, limit),
      ...(tooEarly ? { fromDay: use.fromDay } : {}),
      ...(note === undefined ? {} : { note }),
    },
  };
}
