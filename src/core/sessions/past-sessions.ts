import { DAY } from '../duration.ts';
import { type JournalRecord, millisecondsOf } from '../journal-records.ts';
import { CLOCK_SLACK } from '../last-check.ts';

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

/** What a session left to do. */
export interface Unfinished {
  readonly left: readonly string[];
  /** How many exercises there were. */
  readonly of: number;
  readonly startedAt: string;
  /** Ids of the regions it was for; empty where exercises were named. */
  readonly regions: readonly string[];
}

/** What the last session left to do, where it was stopped less than a day ago and no check came after it; else nothing. */
export function leftOfLastSession(records: readonly JournalRecord[], now: number): Unfinished | undefined {
  const place = records.findLastIndex(({ type }) => type === 'session');
  const last = records[place];
  if (last?.type !== 'session' || last.end !== 'stopped' || last.left.length === 0) return undefined;
  const at = millisecondsOf(last.at);
  if (now - at >= DAY || at > now + CLOCK_SLACK) return undefined;
  const isChecked = records.some(
    (record, other) => record.type === 'check' && (other > place || millisecondsOf(record.at) > at),
  );
  if (isChecked) return undefined;
  const all = new Set([...last.exercises.map(({ exercise }) => exercise), ...last.left]);
  return { left: [...new Set(last.left)], of: all.size, startedAt: last.startedAt, regions: last.regions ?? [] };
}
