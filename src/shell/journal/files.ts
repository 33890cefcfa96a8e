// What lies in the folder of the journal, and how it is told that a file is ours.

import { chmodSync, constants, fchmodSync, lstatSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { JOURNAL_VERSION } from '../../core/journal-records.ts';
import { dataFolder } from '../folders.ts';
import { makeFolders } from '../make-folder.ts';
import { codeOf, reasonOf } from '../system-errors.ts';

/** The folder of the journal: one file a month below it. Throws a Failure where the home folder is not known. */
export function journalFolder(env: Readonly<Record<string, string | undefined>>): string {
  return join(dataFolder(env), 'journal');
}

const MONTH_FILE = /^(\d{4}-(?:0[1-9]|1[0-2]))\.jsonl$/;
/** Month files, copies of what was damaged in them, and what is left of a header that was being made. */
const OWN_FILE = /^\d{4}-(?:0[1-9]|1[0-2])\.(?:jsonl|damaged|jsonl\.[a-z0-9-]+\.new)$/;

/** The month that a file holds, such as 2026-11, or undefined for a file that is no month of the journal. */
export function monthOfFile(name: string): string | undefined {
  return MONTH_FILE.exec(name)?.[1];
}

/** True for the names that hikecare gives to its files in the folder of the journal. */
export function isOwnFile(name: string): boolean {
  return OWN_FILE.test(name);
}

/** The first line of a month file. */
export const HEADER = `${JSON.stringify({ hikecare: 'journal', version: JOURNAL_VERSION })}\n`;
/** How much of a file is looked at for its header: every version, later ones too, begins like this one. */
export const HEADER_BYTES = 64;
const HEADER_START = /^\{"hikecare":"journal","version":(\d{1,9})[,}]/;

/** The version in the header that a text begins with, or undefined where there is no header. */
export function headerVersion(start: string): number | undefined {
  const version = HEADER_START.exec(start)?.[1];
  return version === undefined ? undefined : Number(version);
}

/** What is said of a file that a later hikecare has begun. */
export function newerSentence(path: string): string {
  return `The journal file ${path} was written by a newer hikecare and is left as it is; update hikecare to use it.`;
}

/** A link is not followed and a pipe is not waited for, also where it took the place of a file a moment ago. */
export const CAREFUL = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Why this is no file to read from or to write to, or undefined where it is a plain file. */
export function strangeness(stats: Stats): string | undefined {
  if (stats.isFile()) return undefined;
  if (stats.isSymbolicLink()) return 'it is a link';
  return stats.isDirectory() ? 'it is a folder' : 'it is no plain file';
}

/**
 * Why the folder of the journal cannot be used, or undefined; 'absent' where there is none. The data folder above it
 * may be a link, as people sync their folders; the folder of the journal itself may not, and must be our own.
 */
export function folderProblem(folder: string): string | undefined {
  try {
    const stats = lstatSync(folder);
    if (stats.isSymbolicLink()) return 'it is a link';
    if (!stats.isDirectory()) return 'a file stands where a folder should be';
    return isOurs(stats) || process.getuid?.() === 0 ? undefined : 'it belongs to another user';
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? 'absent' : reasonOf(error);
  }
}

/** Makes the folder with mode 700, and closes it to others where it was open. Throws what the system says. */
export function makeFolder(folder: string): void {
  makeFolders(folder);
  for (const path of [dirname(folder), folder]) {
    const stats = lstatSync(path);
    // What a link leads to is not ours to close.
    if (stats.isDirectory() && isOurs(stats) && isOpenToOthers(stats)) ignoringFailure(() => chmodSync(path, 0o700));
  }
}

/** Closes an open file to others where it is ours. */
export function closeToOthers(file: number, stats: Stats): void {
  if (isOurs(stats) && isOpenToOthers(stats)) ignoringFailure(() => fchmodSync(file, 0o600));
}

/** A file system without modes is no reason to keep nothing. */
function ignoringFailure(change: () => void): void {
  try {
    change();
  } catch {
    // It stays as open as it was.
  }
}

/** Windows has no such modes and tells nobody's number. */
function isOpenToOthers(stats: Stats): boolean {
  return process.getuid !== undefined && (stats.mode & 0o077) !== 0;
}

function isOurs(stats: Stats): boolean {
  return process.getuid === undefined || stats.uid === process.getuid();
}
