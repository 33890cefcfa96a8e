import { type JournalRecord, toInstant } from '../../src/core/journal-records.ts';

/** A record for tests of the journal, at an instant that is given as text with its offset. */
export function hurtAt(at: string, id: string): JournalRecord {
  return { v: 1, id, at, type: 'hurt', exercise: 'wing-fold', state: 'hurt' };
}

/** So many records, an hour apart, from 1 November 2026 in Greenwich. */
export function hurtRecords(count: number): readonly JournalRecord[] {
  const start = Date.parse('2026-11-01T06:00:00Z');
  return Array.from({ length: count }, (_, index) => hurtAt(toInstant(start + index * 3_600_000, 0), `r${index}`));
}
