import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { JOURNAL_VERSION, type JournalRecord, readRecord } from '../../core/journal-records.ts';
import { reasonOf } from '../system-errors.ts';
import { CAREFUL, HEADER_BYTES, headerVersion, newerSentence, strangeness } from './files.ts';

/** A line that is no record. */
export interface DamagedLine {
  /** Where it begins in the file, in bytes. */
  readonly at: number;
  readonly bytes: number;
  /** Its beginning. */
  readonly text: string;
}

/** What a month file holds beside its records. */
export interface MonthReport {
  /** The first damaged lines; `damagedCount` tells how many there are. */
  readonly damaged: readonly DamagedLine[];
  readonly damagedCount: number;
  /** Records that a newer hikecare has written into it. */
  readonly newer: number;
  /** The sentence for a file that was not read. */
  readonly refused?: string;
  /** True where it was not read because a newer hikecare has begun it. */
  readonly isNewer?: boolean;
}

/** Takes one line: as it was parsed, and the record it is where this program knows it; 'damaged' has no value. */
export type TakeLine = (value: unknown, record: JournalRecord | 'newer' | 'unknown' | 'damaged') => void;

const CHUNK_BYTES = 65_536;
/** Longer than any record: no more of such a line is kept in memory. */
const MOST_LINE_BYTES = 1_000_000;
/** A journal of a month that large is none. */
const MOST_FILE_BYTES = 500_000_000;
/** As much is kept of what is damaged. */
const MOST_DAMAGED_LINES = 1000;
const MOST_DAMAGED_BYTES = 10_000;
/** A record that another process is writing at this moment is whole by then. */
const WRITING_MILLISECONDS = 5;

/** Hands over the lines of a month file in their order, a piece of the file at a time. Never throws. */
export function readMonth(path: string, take: TakeLine): MonthReport {
  const refused = (sentence: string): MonthReport => ({ damaged: [], damagedCount: 0, newer: 0, refused: sentence });
  const unreadable = (reason: string) => refused(`The journal file ${path} cannot be read: ${reason}.`);
  try {
    // Nothing is opened before it is known what it is: a pipe or a device would never end.
    const strange = strangeness(lstatSync(path));
    if (strange !== undefined) return unreadable(strange);
    const file = openSync(path, constants.O_RDONLY | CAREFUL);
    try {
      const stats = fstatSync(file);
      const changed = strangeness(stats);
      if (changed !== undefined) return unreadable(changed);
      if (stats.size > MOST_FILE_BYTES) return unreadable('it is far too large');
      const start = Buffer.alloc(HEADER_BYTES);
      const length = readSync(file, start, 0, HEADER_BYTES, 0);
      const version = headerVersion(start.toString('latin1', 0, length));
      if (version !== undefined && version > JOURNAL_VERSION) return { ...refused(newerSentence(path)), isNewer: true };
      return readLines(file, take);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return unreadable(reasonOf(error));
  }
}

function readLines(file: number, take: TakeLine): MonthReport {
  const damaged: DamagedLine[] = [];
  let damagedCount = 0;
  let newer = 0;
  const judge = (line: Buffer, at: number, bytes: number) => {
    const judged = bytes > MOST_LINE_BYTES ? undefined : readLine(line);
    if (judged === 'nothing') return;
    if (judged === undefined) {
      take(undefined, 'damaged');
      damagedCount += 1;
      if (damaged.length >= MOST_DAMAGED_LINES) return;
      damaged.push({ at, bytes, text: line.toString('utf8', 0, Math.min(line.length, MOST_DAMAGED_BYTES)) });
      return;
    }
    if (judged.record === 'newer') newer += 1;
    take(judged.value, judged.record);
  };
  forEachLine(file, judge);
  return { damaged, damagedCount, newer };
}

/** Calls back with each line, its place in the file and its length; of a line that is far too long, its beginning. */
function forEachLine(file: number, judge: (line: Buffer, at: number, bytes: number) => void): void {
  const chunk = Buffer.alloc(CHUNK_BYTES);
  let parts: Buffer[] = [];
  let kept = 0;
  let lineAt = 0;
  let place = 0;
  let waited = false;
  const keep = (part: Buffer) => {
    if (part.length === 0 || kept > MOST_LINE_BYTES) return;
    // The chunk is used again.
    parts.push(Buffer.from(part));
    kept += part.length;
  };
  const endLine = (last: Buffer, end: number) => {
    if (parts.length === 0) judge(last, lineAt, end - lineAt);
    else {
      keep(last);
      judge(Buffer.concat(parts), lineAt, end - lineAt);
    }
    parts = [];
    kept = 0;
    lineAt = end + 1;
  };
  for (;;) {
    const length = readSync(file, chunk, 0, CHUNK_BYTES, place);
    if (length === 0) {
      if (lineAt >= place) return;
      if (waited) break;
      // A line without its end: torn, or about to be whole.
      waited = true;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WRITING_MILLISECONDS);
      continue;
    }
    const piece = chunk.subarray(0, length);
    let from = 0;
    for (let end = piece.indexOf(NEWLINE); end !== -1; end = piece.indexOf(NEWLINE, from)) {
      endLine(piece.subarray(from, end), place + end);
      from = end + 1;
    }
    keep(piece.subarray(from));
    place += length;
  }
  endLine(Buffer.alloc(0), place);
}

const NEWLINE = 0x0a;

/** One line: nothing (blank, or a header), a record, or undefined for damage. */
function readLine(
  line: Buffer,
): { readonly value: unknown; readonly record: JournalRecord | 'newer' | 'unknown' } | 'nothing' | undefined {
  const text = line.toString('utf8');
  // A record that was erased is a line of spaces.
  if (text.trim() === '') return 'nothing';
  try {
    const value: unknown = JSON.parse(text);
    const record = readRecord(value);
    if (record !== undefined) return { value, record };
    return headerVersion(text) === undefined ? undefined : 'nothing';
  } catch {
    return undefined;
  }
}
