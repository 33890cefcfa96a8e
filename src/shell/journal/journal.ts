import { lstatSync, readdirSync, rmdirSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type JournalRecord, millisecondsOf, monthOf, toInstant } from '../../core/journal-records.ts';
import { stripControls } from '../render/layout.ts';
import { reasonOf } from '../system-errors.ts';
import { appendRecord } from './append.ts';
import { damageSentences, setAside } from './damage.ts';
import { folderProblem, isOwnFile, journalFolder, monthOfFile } from './files.ts';
import { readMonth, type TakeLine } from './read.ts';

/** What was read, and what could not be. */
export interface JournalReading {
  /** Oldest first, each id once. */
  readonly records: readonly JournalRecord[];
  /** A sentence for each file with something new to tell: damage that was set aside, or why it was not read. */
  readonly damaged: readonly string[];
}

/** What was read of a time, and what was not read and may hold records of it. */
export interface JournalOfTime extends JournalReading {
  readonly unread: readonly UnreadPart[];
}

/** A part of the journal that was not read. */
export interface UnreadPart {
  readonly path: string;
  /** The whole file, or lines in it. */
  readonly what: 'file' | 'lines';
  /** Nothing in it is younger than this (milliseconds since 1970), as far as can be known. */
  readonly latest: number;
}

/** The records in the order in which they were written, whatever the clocks said, and where some are missing. */
export interface JournalAsWritten extends JournalReading {
  /** So many of the records stand before the last place that could not be read; not there where all was read. */
  readonly gap?: number;
  /** The same for what a newer hikecare has written. */
  readonly newerGap?: number;
}

/** Everything in the journal, as it stands there. */
export interface JournalContents {
  /** The records that this program knows, whole, with fields that it does not know. Oldest first, each id once. */
  readonly records: readonly unknown[];
  /** Records of a newer hikecare or of another kind. */
  readonly others: readonly unknown[];
  /** A sentence for each file with damage or that was not read. */
  readonly damaged: readonly string[];
  /** The names of all files of the journal. */
  readonly files: readonly string[];
}

/** What was done, on this computer, readable by the owner alone: one file a month, a line a record, only ever added to. */
export interface Journal {
  readonly folder: string;
  /**
   * Keeps a record: one write, on the disk before it returns. Safe for many processes at once. Throws a Failure in
   * plain words where it could not be kept.
   */
  append(record: JournalRecord): void;
  /**
   * Records since an instant (milliseconds since 1970), of these types alone. Opens only the months it needs. Never throws: what cannot be
   * read is told in `damaged`. A damaged line is copied beside its file and told once; the file stays as it is.
   */
  read(since?: number, types?: readonly JournalRecord['type'][]): JournalOfTime;
  /** All records of these types, in the order of writing. Never throws; sets aside what is damaged, as `read` does. */
  asWritten(types: readonly JournalRecord['type'][]): JournalAsWritten;
  /** Everything there is. Never throws; sets nothing aside. */
  contents(): JournalContents;
  /** Removes all files of the journal and no other. Returns the sentences about those that stay. */
  wipe(): readonly string[];
}

/** The journal of this environment. Nothing is made before the first record. Throws a Failure without a home folder. */
export function openJournal(env: Readonly<Record<string, string | undefined>>): Journal {
  const folder = journalFolder(env);
  return {
    folder,
    append: (record) => appendRecord(folder, record),
    read: (since, types) => readJournal(folder, since, types),
    asWritten: (types) => readAsWritten(folder, types),
    contents: () => readContents(folder),
    wipe: () => wipeFiles(folder),
  };
}

/** A record of 12 o'clock in one place may stand in the month before in another. */
const DAY = 86_400_000;

function readJournal(
  folder: string,
  since = Number.NEGATIVE_INFINITY,
  types?: readonly JournalRecord['type'][],
): JournalOfTime {
  const first = monthOf(toInstant(since - DAY, 0));
  const { names, problem } = filesIn(folder);
  const records: Dated[] = [];
  const damaged = problem === undefined ? [] : [problem];
  const unread: UnreadPart[] = [];
  for (const name of names.filter((entry) => (monthOfFile(entry) ?? '') >= first)) {
    const path = join(folder, name);
    const report = readMonth(path, (value, record) => {
      if (record === 'newer') unread.push(...unreadLines(path, [JSON.stringify(value)], types));
      if (typeof record !== 'object' || types?.includes(record.type) === false) return;
      addSince(records, { at: millisecondsOf(record.at), value, record }, since);
    });
    damaged.push(...damageSentences(path, report, setAside(path, report.damaged)));
    if (report.refused !== undefined) unread.push({ path, what: 'file', latest: writtenAt(path) });
    const lines = report.damaged.map(({ text }) => text);
    unread.push(...unreadLines(path, lines, types));
  }
  return { records: inOrder(records).map(({ record }) => record), damaged, unread };
}

/** Of lines that are no records those that look like one of these types. The instants in them tell how old they are. */
function unreadLines(
  path: string,
  lines: readonly string[],
  types: readonly JournalRecord['type'][] | undefined,
): readonly UnreadPart[] {
  return lines
    .filter((text) => types === undefined || types.some((type) => text.includes(`"${type}"`)))
    .map((text) => {
      const instants = [...text.matchAll(INSTANTS)].map(([instant]) => millisecondsOf(instant)).filter(Number.isFinite);
      return { path, what: 'lines', latest: instants.length > 0 ? Math.max(...instants) : writtenAt(path) };
    });
}

const INSTANTS = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}/g;

function writtenAt(path: string): number {
  try {
    return lstatSync(path).mtimeMs;
  } catch {
    // It is gone by now.
    return Number.NEGATIVE_INFINITY;
  }
}

function readAsWritten(folder: string, types: readonly JournalRecord['type'][]): JournalAsWritten {
  const { names, problem } = filesIn(folder);
  const records: JournalRecord[] = [];
  const ids = new Set<string>();
  const damaged = problem === undefined ? [] : [problem];
  let gap = problem === undefined ? undefined : 0;
  let newerGap: number | undefined;
  for (const name of names.filter((entry) => monthOfFile(entry) !== undefined)) {
    const path = join(folder, name);
    const report = readMonth(path, (_value, record) => {
      if (record === 'damaged' || record === 'newer') gap = records.length;
      if (record === 'newer') newerGap = records.length;
      if (typeof record !== 'object' || !types.includes(record.type) || ids.has(record.id)) return;
      ids.add(record.id);
      records.push(record);
    });
    if (report.refused !== undefined) gap = records.length;
    if (report.isNewer === true) newerGap = records.length;
    damaged.push(...damageSentences(path, report, setAside(path, report.damaged)));
  }
  return { records, damaged, ...(gap === undefined ? {} : { gap }), ...(newerGap === undefined ? {} : { newerGap }) };
}

interface Dated {
  readonly at: number;
  readonly value: unknown;
  readonly record: JournalRecord;
}

function addSince(records: Dated[], entry: Dated, since: number): void {
  if (entry.at >= since) records.push(entry);
}

/** By instant, whatever the clocks said on the way; of one instant in the order of writing; each id once. */
function inOrder(records: readonly Dated[]): readonly Dated[] {
  const byId = new Map<string, Dated>();
  for (const entry of records) if (!byId.has(entry.record.id)) byId.set(entry.record.id, entry);
  return [...byId.values()].sort((a, b) => a.at - b.at);
}

function readContents(folder: string): JournalContents {
  const { names, problem } = filesIn(folder);
  const records: Dated[] = [];
  const others: unknown[] = [];
  const damaged = problem === undefined ? [] : [problem];
  const take: TakeLine = (value, record) => {
    if (typeof record === 'object') records.push({ at: millisecondsOf(record.at), value, record });
    else if (record !== 'damaged') others.push(value);
  };
  for (const name of names.filter((entry) => monthOfFile(entry) !== undefined)) {
    const path = join(folder, name);
    damaged.push(...damageSentences(path, readMonth(path, take)));
  }
  return { records: inOrder(records).map(({ value }) => value), others, damaged, files: names };
}

/** The names of our files, in the order of the months, and the sentence for a folder that cannot be read. */
function filesIn(folder: string): { readonly names: readonly string[]; readonly problem?: string } {
  const problem = folderProblem(folder);
  if (problem === 'absent') return { names: [] };
  const unreadable = (reason: string) => ({
    names: [],
    problem: `The journal folder ${stripControls(folder)} cannot be read: ${reason}.`,
  });
  if (problem !== undefined) return unreadable(problem);
  try {
    return { names: readdirSync(folder).filter(isOwnFile).sort() };
  } catch (error) {
    return unreadable(reasonOf(error));
  }
}

function wipeFiles(folder: string): readonly string[] {
  const { names, problem } = filesIn(folder);
  const stay = problem === undefined ? [] : [problem];
  for (const name of names) {
    const path = join(folder, name);
    try {
      if (lstatSync(path).isFile()) unlinkSync(path);
      else stay.push(`${path} is no plain file, so it stays.`);
    } catch (error) {
      stay.push(`${path} cannot be removed: ${reasonOf(error)}.`);
    }
  }
  try {
    rmdirSync(folder);
  } catch {
    // Something else is in it, or it was never made.
  }
  return stay;
}
