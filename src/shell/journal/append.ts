import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readSync,
  type Stats,
  unlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { JOURNAL_VERSION, type JournalRecord, monthOf, readRecord } from '../../core/journal-records.ts';
import { NO_LINKS, writeDurably } from '../durable-write.ts';
import { Failure } from '../failure.ts';
import { codeOf, reasonOf } from '../system-errors.ts';
import {
  CAREFUL,
  closeToOthers,
  folderProblem,
  HEADER,
  HEADER_BYTES,
  headerVersion,
  makeFolder,
  newerSentence,
  strangeness,
} from './files.ts';

/**
 * Puts a record at the end of the file of its month, in one write, and returns when it is on the disk. What it costs
 * does not depend on what is there already. Throws a Failure where it could not be kept; then nothing is put right:
 * what was written of it is a line of its own, because every record brings the newline before it as well.
 */
export function appendRecord(folder: string, record: JournalRecord): void {
  if (typeof readRecord(record) !== 'object') throw new TypeError('a record that the journal would not read again');
  const path = join(folder, `${monthOf(record.at)}.jsonl`);
  try {
    const problem = folderProblem(folder);
    if (problem !== undefined && problem !== 'absent') throw refused(folder, problem);
    makeFolder(folder);
    const file = openForAppending(path);
    try {
      closeToOthers(file, checked(file, path));
      write(file, path, `\n${JSON.stringify(record)}\n`);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw codeOf(error) === undefined ? error : refused(path, reasonOf(error));
  }
}

function refused(path: string, reason: string): Failure {
  return new Failure('failed', `This could not be kept in the journal ${path}: ${reason}.`);
}

/** Opens a month file, made with its header where there is none. */
function openForAppending(path: string): number {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  // Opening a device may do something, so that it is looked at before it is opened.
  const strange = stats === undefined ? undefined : strangeness(stats);
  if (strange !== undefined) throw refused(path, strange);
  if (stats === undefined) makeFile(path);
  return openSync(path, constants.O_RDWR | constants.O_APPEND | CAREFUL);
}

/**
 * Makes a month file with its header, whole or not at all: it gets its name when the header is on the disk. Where
 * another process was quicker, its file stays.
 */
function makeFile(path: string): void {
  const draft = `${path}.${process.pid}-${Math.floor(Math.random() * 36 ** 6).toString(36)}.new`;
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;
  try {
    const file = openSync(draft, flags, 0o600);
    try {
      write(file, path, HEADER);
    } finally {
      closeSync(file);
    }
    linkSync(draft, path);
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined || !NO_LINKS.includes(code)) {
      if (code !== 'EEXIST') throw error;
    } else makeFileInPlace(path);
  } finally {
    remove(draft);
  }
  syncFolder(dirname(path));
}

function makeFileInPlace(path: string): void {
  try {
    const file = openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
    try {
      write(file, path, HEADER);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It was never made, or it stays: a wipe knows its name.
  }
}

/** The new name of a file is on the disk as well. Not every system can do that, and the record does not hang on it. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, constants.O_RDONLY);
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // Windows opens no folders.
  }
}

/** What the open file is; throws a Failure where it is no plain file or belongs to a newer hikecare. */
function checked(file: number, path: string): Stats {
  const stats = fstatSync(file);
  const strange = strangeness(stats);
  if (strange !== undefined) throw refused(path, strange);
  const start = Buffer.alloc(HEADER_BYTES);
  const length = readSync(file, start, 0, HEADER_BYTES, 0);
  const version = headerVersion(start.toString('latin1', 0, length));
  if (version !== undefined && version > JOURNAL_VERSION) throw new Failure('failed', newerSentence(path));
  return stats;
}

/** Throws where less than all of a text could be written. */
function write(file: number, path: string, text: string): void {
  if (!writeDurably(file, text)) throw refused(path, 'the disk is full');
}
