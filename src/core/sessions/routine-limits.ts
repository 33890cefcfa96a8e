import type { Answers } from '../answers.ts';
import type { Catalogue, Condition } from '../catalogue.ts';
import { chosenRegions, leaders, type Match } from '../complaints.ts';
import { mayHold } from '../condition.ts';
import type { Complaint, Exercise, Region } from '../data-types.ts';
import { usesOf } from '../plan-exercises.ts';
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
  const bars = exercise.notWhen.map(
    ({ when, reason }): Limit => ({ kind: 'barred', when, reason, sources: exercise.sources }),
  );
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
  const elsewhere = chosenRegions(catalogue, answers).flatMap((region) => firstDayIn(region, exercise));
  const day = own === undefined ? Math.min(...elsewhere) : (own.fromDay ?? 0);
  return Number.isFinite(day) && day > daysSince(answers)
    ? [...stops, { kind: 'too-early', reason: tooEarlyReason(day), sources: exercise.sources }]
    : stops;
}

const SECTIONS = ['stretches', 'strength'] as const;

function names(complaint: Complaint, exercise: Exercise): boolean {
  return SECTIONS.some((section) => complaint[section].some((use) => use.exercise === exercise.id));
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
 * of this place does not take is left out, and nothing starts before the first day that the region gives it.
 */
function limitsWhereItHurts(region: Region, exercise: Exercise): readonly Limit[] {
  const here: Condition = { question: 'region', is: [region.id] };
  const stops = region.complaints
    .filter((complaint) => complaint.stop.includes(exercise.id))
    .map(
      (complaint): Limit => ({
        kind: 'forbidden',
        // The general record stands in wherever in the region it hurts.
        when: complaint.id === region.general ? here : { all: [here, { question: 'spot', is: complaint.spots }] },
        reason: `Not with ${complaint.name}, which this may be: only a check can tell.`,
        sources: complaint.sources,
      }),
    );
  const days = firstDayIn(region, exercise);
  const day = Math.min(...days);
  if (days.length === 0 || day === 0) return stops;
  const early: Condition = { all: [here, { question: 'days', atMost: day - 1 }] };
  return [...stops, { kind: 'too-early', when: early, reason: tooEarlyReason(day), sources: exercise.sources }];
}

/** The first days that the complaints of this region give the exercise. */
function firstDayIn(region: Region, exercise: Exercise): readonly number[] {
  return region.complaints
    .flatMap((complaint) => SECTIONS.flatMap((section) => complaint[section]))
    .filter((use) => use.exercise === exercise.id)
    .map((use) => use.fromDay ?? 0);
}

function tooEarlyReason(day: number): string {
  return `Not before day ${day} of such pain.`;
}
