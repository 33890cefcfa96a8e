import { type Answers, readAnswers } from './answers.ts';
import type { Catalogue } from './catalogue.ts';
import { DAY, MINUTE } from './duration.ts';
import { missingQuestions } from './interview.ts';
import { type CheckRecord, type JournalRecord, millisecondsOf } from './journal-records.ts';
import { daysSince } from './plan-packs.ts';
import { exerciseVerdict } from './sessions/bar-questions.ts';
import { compareLevels, forbidsSelfCare, type Level, levelWords, triage, type Verdict } from './triage.ts';

/** A check that is older says too little about today: danger signs can have come since. House rule. */
export const CHECK_DAYS = 14;

/** Clocks differ a little; a check that is dated further ahead than this was written by a clock that was wrong. */
export const CLOCK_SLACK = 5 * MINUTE;

/** What the last check in the journal means for exercise today. */
export type LastCheck =
  | { readonly kind: 'none' }
  /** It forbids exercise, however long ago it was: only a newer check lifts that. */
  | {
      readonly kind: 'forbids';
      readonly at: string;
      /** `said`: the check said so. `lasts`: it would say so today, if what it was about has lasted. */
      readonly why: 'said' | 'lasts';
      readonly headline: string;
      readonly level: Level;
    }
  /**
   * Too long ago, what is known has changed since, its date lies ahead, or there may have been a later one that cannot
   * be read. What it knew about the person still bars what it bars.
   */
  | {
      readonly kind: 'stale';
      readonly at: string;
      readonly why: 'old' | 'changed' | 'ahead' | 'gap';
      readonly answers: Answers;
    }
  /** It counts. The answers are those of today: the days since it began have gone on. */
  | { readonly kind: 'counts'; readonly at: string; readonly answers: Answers };

/** What else is known of the records beside themselves. */
export interface RecordsView {
  /** So many records stand before the last place that could not be read. */
  readonly gap?: number;
  /** True where the hiker does not want checks to be kept: then only what forbids counts. */
  readonly onlyForbids?: boolean;
}

/** What the last check of these records, given in the order of writing, means now (milliseconds since 1970). */
export function lastCheck(
  catalogue: Catalogue,
  records: readonly JournalRecord[],
  now: number,
  { gap = 0, onlyForbids = false }: RecordsView = {},
): LastCheck {
  const checks = records.flatMap((record, place) => (record.type === 'check' ? [{ record, place }] : []));
  const forbidding = notLifted(
    checks.map(({ record }) => record),
    now,
  );
  if (forbidding !== undefined) {
    const { at, level } = forbidding;
    const { answers } = readAnswers(catalogue, Object.entries(forbidding.answers));
    const headline = headlineOf(catalogue, level, triage(catalogue, answers));
    return { kind: 'forbids', at, why: 'said', headline, level };
  }
  const allowing = onlyForbids ? [] : checks.filter(({ record }) => !forbids(record));
  const written = allowing.filter(({ record }) => !isAhead(record, now));
  // A check that is dated ahead never hides one with a date that can be right.
  const last = latest(written.length > 0 ? written : allowing);
  if (last === undefined || last.record.bare === true) return { kind: 'none' };
  const { at } = last.record;
  const { answers, problems } = readAnswers(catalogue, Object.entries(last.record.answers));
  const stale = (why: 'old' | 'changed' | 'ahead' | 'gap'): LastCheck => ({ kind: 'stale', at, why, answers });
  if (isAhead(last.record, now)) return stale('ahead');
  const days = Math.max(0, Math.floor((now - millisecondsOf(at)) / DAY));
  if (days >= CHECK_DAYS) return stale('old');
  const isWhole = problems.length === 0 && missingQuestions(catalogue, answers).length === 0;
  if (!isWhole || triage(catalogue, answers).noExercise) return stale('changed');
  const today = later(catalogue, answers, days);
  // What was fine for a day may need to be seen when it lasts.
  const verdict = exerciseVerdict(catalogue, today);
  if (verdict.noExercise) {
    const { headline } = levelWords(catalogue, verdict);
    return { kind: 'forbids', at, why: 'lasts', headline, level: verdict.level };
  }
  return last.place < gap ? stale('gap') : { kind: 'counts', at, answers: today };
}

/** Whether checks may be missing that were written after the last one that could be read. */
export function mayMissChecks(records: readonly JournalRecord[], gap: number | undefined): boolean {
  return gap !== undefined && records.findLastIndex(({ type }) => type === 'check') < gap;
}

/** True where a check forbids exercise that no later one allows: one of these levels, or one that says so. */
export function forbidsStill(records: readonly JournalRecord[], now: number): boolean {
  return (
    notLifted(
      records.filter((record) => record.type === 'check'),
      now,
    ) !== undefined
  );
}

function forbids({ level, noExercise }: CheckRecord): boolean {
  return forbidsSelfCare(level) || noExercise;
}

/** NaN is never ahead and never behind: a record has an instant that can be read. */
function isAhead({ at }: CheckRecord, now: number): boolean {
  return millisecondsOf(at) > now + CLOCK_SLACK;
}

/**
 * The last check that forbids and that none lifts. What lifts it was written after it, has no earlier date, and none
 * that lies ahead: a clock that was wrong allows nothing.
 */
function notLifted(checks: readonly CheckRecord[], now: number): CheckRecord | undefined {
  let allowedUntil = Number.NEGATIVE_INFINITY;
  for (const check of checks.toReversed()) {
    const at = millisecondsOf(check.at);
    if (!forbids(check)) {
      if (!isAhead(check, now)) allowedUntil = Math.max(allowedUntil, at);
    } else if (at > allowedUntil) return check;
  }
  return undefined;
}

interface Placed {
  readonly record: CheckRecord;
  readonly place: number;
}

/** The last one by its instant; of the same instant the later line. */
function latest(checks: readonly Placed[]): Placed | undefined {
  return checks.reduce<Placed | undefined>(
    (last, check) =>
      last !== undefined && millisecondsOf(last.record.at) > millisecondsOf(check.record.at) ? last : check,
    undefined,
  );
}

/** The words of the recorded level; the door of an emergency is told by the answers, else the ambulance is meant. */
function headlineOf(catalogue: Catalogue, level: Level, verdict: Verdict): string {
  const same = compareLevels(level, verdict.level) === 0;
  return levelWords(catalogue, same ? verdict : { ...verdict, level, door: 'call' }).headline;
}

/** The same answers so many days later: what is counted in days has grown, as far as the question counts. */
function later(catalogue: Catalogue, answers: Answers, days: number): Answers {
  if (!answers.has('days') || days === 0) return answers;
  const most = catalogue.questionById.get('days')?.max ?? Number.MAX_SAFE_INTEGER;
  return new Map([...answers, ['days', Math.min(most, daysSince(answers) + days)]]);
}
