import { type Answers, readAnswers } from '../answers.ts';
import type { Catalogue } from '../catalogue.ts';
import { missingQuestions } from '../interview.ts';
import { type CheckRecord, type JournalRecord, millisecondsOf } from '../journal-records.ts';
import { daysSince } from '../plan-packs.ts';
import { compareLevels, forbidsSelfCare, type Level, levelWords, triage, type Verdict } from '../triage.ts';
import { exerciseVerdict } from './bar-questions.ts';

/** A check that is older says too little about today: danger signs can have come since. House rule. */
export const CHECK_DAYS = 14;

const DAY = 86_400_000;

/** What the last check in the journal means for exercise today. */
export type LastCheck =
  | { readonly kind: 'none' }
  /** It forbids exercise, however long ago it was: only a newer check lifts that. */
  | { readonly kind: 'forbids'; readonly at: string; readonly headline: string; readonly level: Level }
  /** Too long ago, what is known has changed since, or what lasted till now would be judged otherwise. */
  | { readonly kind: 'stale'; readonly at: string; readonly why: 'old' | 'changed' | 'lasts' }
  /** It counts. The answers are those of today: the days since it began have gone on. */
  | { readonly kind: 'counts'; readonly at: string; readonly answers: Answers };

/** What the last check of these records means now (milliseconds since 1970). */
export function lastCheck(catalogue: Catalogue, records: readonly JournalRecord[], now: number): LastCheck {
  const check = latest(records.filter((record) => record.type === 'check'));
  if (check === undefined) return { kind: 'none' };
  const { at } = check;
  const { answers, problems } = readAnswers(catalogue, Object.entries(check.answers));
  const verdict = triage(catalogue, answers);
  if (forbidsSelfCare(check.level) || check.noExercise) {
    return { kind: 'forbids', at, headline: headlineOf(catalogue, check.level, verdict), level: check.level };
  }
  // A clock that was set back makes no check older.
  const days = Math.max(0, Math.floor((now - millisecondsOf(at)) / DAY));
  if (days >= CHECK_DAYS) return { kind: 'stale', at, why: 'old' };
  const isWhole = problems.length === 0 && missingQuestions(catalogue, answers).length === 0;
  if (!isWhole || verdict.noExercise) return { kind: 'stale', at, why: 'changed' };
  const today = later(catalogue, answers, days);
  // What was fine for a day may need to be seen when it lasts.
  if (exerciseVerdict(catalogue, today).noExercise) return { kind: 'stale', at, why: 'lasts' };
  return { kind: 'counts', at, answers: today };
}

/** The last one by its instant; of the same instant the later line. */
function latest(checks: readonly CheckRecord[]): CheckRecord | undefined {
  return checks.reduce<CheckRecord | undefined>(
    (last, check) => (last !== undefined && millisecondsOf(last.at) > millisecondsOf(check.at) ? last : check),
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

/** How often each exercise hurt since it was last forgiven; those that never did are absent. */
export function hurtCounts(records: readonly JournalRecord[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const record of records) {
    if (record.type !== 'hurt') continue;
    if (record.state === 'forgiven') counts.delete(record.exercise);
    else counts.set(record.exercise, (counts.get(record.exercise) ?? 0) + 1);
  }
  return counts;
}

/** What the last session left to do, where it was stopped less than a day ago; else nothing. */
export function leftOfLastSession(
  records: readonly JournalRecord[],
  now: number,
): { readonly left: readonly string[]; readonly of: number } | undefined {
  const last = records.findLast((record) => record.type === 'session');
  if (last === undefined || last.end !== 'stopped' || last.left.length === 0) return undefined;
  if (now - millisecondsOf(last.at) >= DAY) return undefined;
  const begun = new Set([...last.exercises.map(({ exercise }) => exercise), ...last.left]);
  return { left: last.left, of: begun.size };
}
