import type { Answers } from '../answers.ts';
import type { Catalogue, Condition } from '../catalogue.ts';
import { holds } from '../condition.ts';
import type { Exercise, ExerciseUse, Region } from '../data-types.ts';
import { usesOf } from '../plan-exercises.ts';
import type { Known } from './routine-limits.ts';

/** As many of a region as are worth doing at a time, and as many strengthening exercises as `three-or-four` says. */
const MOST_OF_REGION = 5;
const MOST_STRENGTH = 4;

/** An exercise that may come into a routine. */
export interface Candidate {
  readonly exercise: Exercise;
  readonly note?: string;
  /** Of those with the same group, only so many are taken. */
  readonly group?: { readonly id: string; readonly most: number };
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
