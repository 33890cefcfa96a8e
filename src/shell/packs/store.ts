import { readdirSync, readFileSync, renameSync, statSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { lineOfEvent, readPackLines } from '../../core/packs/lines.ts';
import {
  afterEvent,
  overlap,
  type PackEvent,
  type PackStart,
  type Place,
  type RunningPack,
} from '../../core/packs/running-pack.ts';
import { Failure } from '../failure.ts';
import { append, codeOf, makeFile, unreadable, unwritable } from './file.ts';

// One file a running pack, named by its place. It is made in one step, so that nobody ever sees half of it and two
// terminals cannot make the same one; everything after that is appended, one write a line, on the disk before the
// hiker is told. Killing the program at any moment loses nothing.

/** A pack that runs: on the disk, or in the memory of this program alone where the disk cannot be written. */
export interface PackHandle {
  readonly id: string;
  /** How it stood when it was read last. */
  readonly pack: () => RunningPack;
  /** Looks at the file if it has changed. False when it is gone: somebody else has settled it. */
  readonly look: () => boolean;
  /**
   * Adds an event. False when it is gone. Throws a Failure in plain words where it cannot be written: it holds for this
   * program then.
   */
  readonly add: (event: PackEvent) => boolean;
  /** Takes the file away: what it says is in the journal by now. */
  readonly remove: () => void;
}

/** What is in the folder. */
export interface PackList {
  readonly packs: readonly PackHandle[];
  /** Files that a newer version wrote, and files that cannot be read: nothing is known about them. */
  readonly newer: readonly string[];
  readonly damaged: readonly string[];
}

/** The running packs on this machine. */
export interface PackStore {
  readonly folder: string;
  readonly list: () => PackList;
  /**
   * Starts a pack, unless one runs on skin that may be the same: then that one is returned as `taken`. Throws a
   * Failure in plain words where it cannot be written.
   */
  readonly start: (start: PackStart) => { readonly started: PackHandle } | { readonly taken: PackHandle };
  /** Moves a file that cannot be read out of the way. */
  readonly setAside: (file: string) => void;
}

const ENDING = '.jsonl';
/** Longer names are cut: some file systems take no more than 143 bytes. */
const LONGEST_NAME = 80;

/** The running packs in this folder. Nothing is made before the first one starts. */
export function openPackStore(folder: string): PackStore {
  const list = () => listPacks(folder);
  return {
    folder,
    list,
    start: (start) => {
      const file = join(folder, `${placeName(start)}${ENDING}`);
      const others = () => list().packs.filter((other) => other.id !== start.id && overlap(other.pack().start, start));
      const [before] = others();
      if (before !== undefined) return { taken: before };
      if (!makeFile(folder, file, start)) {
        const [now] = others();
        if (now !== undefined) return { taken: now };
        throw new Failure('failed', `${file} is in the way: it cannot be read as a pack.`);
      }
      // Another name, overlapping skin, the same moment: whoever sees the other one gives way.
      const [after] = others();
      if (after === undefined) return { started: handleOf(file, start.id, read(file) as RunningPack) };
      unlinkSync(file);
      return { taken: after };
    },
    setAside: (file) => renameSync(file, `${file}.damaged`),
  };
}

/** A pack that only this program knows, for where the disk cannot be written. */
export function packInMemory(first: RunningPack): PackHandle {
  let pack = first;
  return {
    id: first.start.id,
    pack: () => pack,
    look: () => true,
    add: (event) => {
      pack = afterEvent(pack, event);
      return true;
    },
    remove: () => {},
  };
}

function listPacks(folder: string): PackList {
  const packs: PackHandle[] = [];
  const newer: string[] = [];
  const damaged: string[] = [];
  for (const name of namesIn(folder)) {
    const file = join(folder, name);
    const found = read(file);
    if (found === undefined) continue;
    if (found === 'newer') newer.push(file);
    else if (found === 'damaged') damaged.push(file);
    else packs.push(handleOf(file, found.start.id, found));
  }
  return { packs, newer, damaged };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(ENDING) && !name.startsWith('.'))
      .sort();
  } catch (error) {
    // Nothing was ever started, or it may not be read: then nothing could be written there either.
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR' || codeOf(error) === 'EACCES') return [];
    throw unreadable(folder, error);
  }
}

/** Undefined where the file is gone. */
function read(file: string): RunningPack | 'newer' | 'damaged' | undefined {
  try {
    return readPackLines(readFileSync(file, 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    if (codeOf(error) === 'EISDIR') return 'damaged';
    throw unreadable(file, error);
  }
}

function handleOf(file: string, id: string, first: RunningPack): PackHandle {
  let pack = first;
  let stamp = stampOf(file);
  const look = (): boolean => {
    const now = stampOf(file);
    if (now === undefined) return false;
    if (now === stamp) return true;
    const found = read(file);
    // The same place, but another pack: ours is gone.
    if (typeof found !== 'object' || found.start.id !== id) return false;
    pack = found;
    stamp = now;
    return true;
  };
  return {
    id,
    pack: () => pack,
    look,
    add: (event) => {
      if (!look()) return false;
      try {
        if (!append(file, lineOfEvent(id, event))) return false;
      } catch (error) {
        // The pack comes off whether that can be written or not.
        pack = afterEvent(pack, event);
        throw error;
      }
      return look();
    },
    remove: () => {
      if (!look()) return;
      try {
        unlinkSync(file);
      } catch (error) {
        if (codeOf(error) !== 'ENOENT') throw unwritable(file, error);
      }
    },
  };
}

/** Changes with every write. A new file may have the number and the size of one that was taken away, but not its time. */
function stampOf(file: string): string | undefined {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat === undefined ? undefined : `${stat.ino}:${stat.size}:${stat.mtimeMs}`;
}

/** Areas in order, then the side: the same place always has the same name. */
function placeName({ areas, side }: Place): string {
  const place = areas.length === 0 ? 'unnamed' : [...areas].sort().join('+');
  const whole = `${place}${side === undefined ? '' : `.${side}`}`.replace(/[^a-z0-9+.-]/g, '_');
  return whole.length <= LONGEST_NAME ? whole : `${whole.slice(0, LONGEST_NAME - 9)}~${checksum(whole)}`;
}

/** Tells long names apart (FNV-1a). */
function checksum(text: string): string {
  let sum = 0x811c9dc5;
  for (const character of text) sum = Math.imul(sum ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return sum.toString(16).padStart(8, '0');
}
