import {
  closeSync,
  constants,
  fstatSync,
  linkSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  unlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { lineOfStart } from '../../core/packs/lines.ts';
import type { PackStart } from '../../core/packs/running-pack.ts';
import { NO_LINKS, writeDurably } from '../durable-write.ts';
import { Failure } from '../failure.ts';
import { CAREFUL, strangeness } from '../journal/files.ts';
import { makeFolders } from '../make-folder.ts';
import { codeOf, reasonOf } from '../system-errors.ts';

/** Left behind by a program that was killed while it made a file. */
const OLD_DRAFT = 60_000;

/** Makes the file of a pack in one step. False where a file of that name is there already. Throws a Failure. */
export function makeFile(folder: string, file: string, start: PackStart): boolean {
  const draft = join(folder, `.${start.id}.draft`);
  try {
    makeFolders(folder);
    writeWhole(openSync(draft, 'wx', 0o600), lineOfStart(start), draft);
    clearDrafts(folder, draft);
  } catch (error) {
    remove(draft);
    throw unwritable(folder, error);
  }
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    return makeWithoutLink(file, start, error);
  } finally {
    remove(draft);
  }
}

/** Some file systems know no links. */
function makeWithoutLink(file: string, start: PackStart, reason: unknown): boolean {
  if (!NO_LINKS.includes(codeOf(reason) ?? '')) throw unwritable(file, reason);
  try {
    writeWhole(openSync(file, 'wx', 0o600), lineOfStart(start), file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    remove(file);
    throw unwritable(file, error);
  }
}

/** More than any pack writes in its hours. */
const MOST_BYTES = 1_000_000;

/** The text of a file; `problem`: why it is none that a pack has. Undefined where it is gone. Never throws or waits. */
export function readText(file: string): { readonly text: string } | { readonly problem: string } | undefined {
  try {
    // Nothing is opened before it is known what it is: a pipe or a device would never end.
    const strange = strangeness(lstatSync(file));
    if (strange !== undefined) return { problem: strange };
    const descriptor = openSync(file, constants.O_RDONLY | CAREFUL);
    try {
      const stats = fstatSync(descriptor);
      const changed = strangeness(stats);
      if (changed !== undefined) return { problem: changed };
      if (stats.size > MOST_BYTES) return { problem: 'it is far too large' };
      return { text: readFileSync(descriptor, 'utf8') };
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? undefined : { problem: reasonOf(error) };
  }
}

/** Adds a line. False where the file is gone: it is never made anew by an event. Throws a Failure. */
export function append(file: string, line: string): boolean {
  let descriptor: number;
  try {
    descriptor = openSync(file, constants.O_WRONLY | constants.O_APPEND | CAREFUL);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw unwritable(file, error);
  }
  try {
    writeWhole(descriptor, line, file);
    return true;
  } catch (error) {
    throw unwritable(file, error);
  }
}

/** One write, with an empty line before it: what was cut off by somebody else cannot swallow it. On the disk before it returns. */
function writeWhole(descriptor: number, line: string, file: string): void {
  try {
    if (!writeDurably(descriptor, `\n${line}\n`)) throw notKept(file, 'the disk is full');
  } finally {
    closeSync(descriptor);
  }
}

/** Takes away what was left behind long before this draft was made. */
function clearDrafts(folder: string, draft: string): void {
  const made = lstatSync(draft).mtimeMs;
  for (const name of readdirSync(folder).filter((entry) => entry.startsWith('.') && entry.endsWith('.draft'))) {
    const stat = lstatSync(join(folder, name), { throwIfNoEntry: false });
    if (stat !== undefined && made - stat.mtimeMs > OLD_DRAFT) remove(join(folder, name));
  }
}

function remove(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // It was never made, or somebody else was quicker.
  }
}

/** Why it cannot be written, in plain words. */
export function unwritable(path: string, error: unknown): Failure {
  return error instanceof Failure ? error : notKept(path, reasonOf(error));
}

function notKept(path: string, reason: string): Failure {
  return new Failure('failed', `The pack cannot be kept in ${path}: ${reason}.`);
}
