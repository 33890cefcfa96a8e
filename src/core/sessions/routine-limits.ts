import type { Answers } from '../answers.ts';
import type { Catalogue, Condition } from '../catalogue.ts';
import { chosenRegions, leaders, type Match } from '../complaints.ts';
import { holds, mayHold } from '../condition.ts';
import type { Complaint, Exercise, ExerciseUse, Region } from '../data-types.ts';
import { barsOf, usesOf } from '../plan-exercises.ts';
import { daysSince } from '../plan-packs.ts';

/** Why an exercise is left out of a routine. */
export const LEFT_OUT_KINDS = ['barred', 'forbidden', 'too-early', 'hurt', 'no-session', 'time'] as const;
export type LeftOutKind = (typeof LEFT_OUT_KINDS)[number];

/** A reason against an exercise, and when it holds: always where nothing is said. A doubt counts as yes. */
export interface Limit {
  readonly kind: LeftOutKind;
  readonly when?: Condition;
  readonly reason: string;
  readonly sources: readonly string[];
}

/** What is known about the person: what a check came to, or nothing but the answers to the questions before. */
export interface Known {
  readonly answers: Answers;
  /** What it may be, where a check tells. */
  readonly matches: readonly Match[] | undefined;
}

/** Everything that speaks against this exercise, for this person or for somebody who answers in a certain way. */
export function limitsOf(catalogue: Catalogue, exercise: Exercise, known: Known): readonly Limit[] {
  const bars = barsOf(catalogue, exercise).map(({ when, reason, sources }): Limit => {
    return { kind: 'barred', when, reason, sources };
  });
  const places =
    known.matches === undefined
      ? catalogue.regions.flatMap((region) => limitsWhereItHurts(region, exercise))
      : limitsOfCheck(catalogue, exercise, known.answers, known.matches);
  return [...bars, ...places];
}

/** The first reason that holds or may hold, or undefined where the exercise is fine. */
export function limitThatHolds(catalogue: Catalogue, answers: Answers, limits: readonly Limit[]): Limit | undefined {
  return limits.find(({ when }) => when === undefined || mayHold(catalogue, answers, when));
}

/** What any complaint that may be there stops, and the first day of the leading ones, else of their regions. */
function limitsOfCheck(
  catalogue: Catalogue,
  exercise: Exercise,
  answers: Answers,
  matches: readonly Match[],
): readonly Limit[] {
  const stops = matches
    .filter(({ complaint }) => complaint.stop.includes(exercise.id))
    .map(({ complaint }): Limit => forbiddenBy(complaint));
  const leading = leaders(matches);
  const uses = SECTIONS.flatMap((section) => usesOf(catalogue, answers, leading, section));
  const own = uses.find((use) => use.exercise === exercise.id);
  if (own === undefined) {
    const naming = leading.find(({ complaint }) => names(complaint, exercise));
    if (naming !== undefined) return [...stops, notNow(naming.complaint)];
  }
  const elsewhere = chosenRegions(catalogue, answers).flatMap(({ complaints }) =>
    complaints.flatMap((complaint) => usesIn(complaint, exercise)),
  );
  const meant = elsewhere.filter(({ when }) => holds(catalogue, answers, when));
  if (own === undefined && elsewhere.length > 0 && meant.length === 0) {
    return [...stops, { kind: 'forbidden', reason: 'Not now, by what you answered.', sources: exercise.sources }];
  }
  const day = latestDay(own === undefined ? meant : [own]);
  return day > daysSince(answers)
    ? [...stops, { kind: 'too-early', reason: tooEarlyReason(day), sources: exercise.sources }]
    : stops;
}

const SECTIONS = ['stretches', 'strength'] as const;

function names(complaint: Complaint, exercise: Exercise): boolean {
  return usesIn(complaint, exercise).length > 0;
}

function usesIn(complaint: Complaint, exercise: Exercise): readonly ExerciseUse[] {
  return SECTIONS.flatMap((section) => complaint[section]).filter((use) => use.exercise === exercise.id);
}

/** Of several first days the latest counts; 0 where there are none. */
function latestDay(uses: readonly ExerciseUse[]): number {
  return Math.max(0, ...uses.map((use) => use.fromDay ?? 0));
}

/** The complaint offers it, but only to those who answer otherwise: with less pain, say. */
function notNow({ name, sources }: Complaint): Limit {
  return { kind: 'forbidden', reason: `Not now with ${name}, by what you answered.`, sources };
}

function forbiddenBy({ name, sources }: Complaint): Limit {
  return { kind: 'forbidden', reason: `Not while this may be ${name}.`, sources };
}

/**
 * Where it hurts and no check tells what it may be, everything counts that could be there: what one of the complaints
 * of this place does not take is left out, and nothing starts before the latest of the days that they give it.
 */
function limitsWhereItHurts(region: Region, exercise: Exercise): readonly Limit[] {
  const stops = region.complaints
    .filter((complaint) => complaint.stop.includes(exercise.id))
    .map(
      (complaint): Limit => ({
        kind: 'forbidden',
        when: whereItMayBe(region, complaint),
        reason: `Not with ${complaint.name}, which this may be: only a check can tell.`,
        sources: complaint.sources,
      }),
    );
  const early = region.complaints
    .map((complaint) => ({ complaint, day: latestDay(usesIn(complaint, exercise)) }))
    .filter(({ day }) => day > 0)
    .sort((a, b) => b.day - a.day)
    .map(
      ({ complaint, day }): Limit => ({
        kind: 'too-early',
        when: { all: [whereItMayBe(region, complaint), { question: 'days', atMost: day - 1 }] },
        reason: tooEarlyReason(day),
        sources: exercise.sources,
      }),
    );
  return [...stops, ...early];
}

/** The general record stands in wherever in the region it hurts. */
function whereItMayBe(region: Region, complaint: Complaint): Condition {
  const here: Condition = { question: 'region', is: [region.id] };
  return complaint.id === region.general ? here : { all: [here, { question: 'spot', is: complaint.spots }] };
}

function tooEarlyReason(day: number): string {
  return `Not before day ${day} of such pain.`;
}
