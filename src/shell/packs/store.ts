import { lstatSync, readdirSync, renameSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { lineOfEvent, readPackLines } from '../../core/packs/lines.ts';
import {
  afterEvent,
  overlap,
  type PackEvent,
  type PackStart,
  type Place,
  type RunningPack,
  startedPack,
} from '../../core/packs/running-pack.ts';
import { SIDES } from '../../core/side.ts';
import { Failure } from '../failure.ts';
import { codeOf, reasonOf } from '../system-errors.ts';
import { append, makeFile, readText, unwritable } from './file.ts';

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
   * program then, and is written with the next one.
   */
  readonly add: (event: PackEvent) => boolean;
  /** Takes the file away: what it says is in the journal by now. */
  readonly remove: () => void;
}

/** What is in the folder. */
export interface PackList {
  readonly packs: readonly PackHandle[];
  /** What may hold a pack, and cannot be read. */
  readonly unread: readonly UnreadPack[];
}

/** A file (or the folder itself) of which nothing is known but its name and when it was written last. */
export interface UnreadPack {
  readonly file: string;
  /** `set-aside`: damaged, moved out of the way before. `strange`: no file to read. */
  readonly why: 'newer' | 'damaged' | 'set-aside' | 'strange';
  /** Such as "it is a link". */
  readonly problem: string;
  /** Where the pack lies by the name of the file. */
  readonly place: Place;
  /** When it was written last, by the wall clock. */
  readonly writtenAt: number;
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

const UNNAMED = 'unnamed';
const ENDING = '.jsonl';
const SET_ASIDE = '.damaged';
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
      const made = read(file);
      const first = made !== undefined && 'pack' in made ? made.pack : startedPack(start);
      if (after === undefined) return { started: handleOf(file, start.id, first) };
      unlinkSync(file);
      return { taken: after };
    },
    setAside: (file) => renameSync(file, `${file}${SET_ASIDE}`),
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
  const unread: UnreadPack[] = [];
  const notRead = (file: string, place: Place, why: UnreadPack['why'], problem: string) => {
    const writtenAt = writtenAtOf(file);
    if (writtenAt !== undefined) unread.push({ file, why, problem, place, writtenAt });
  };
  const { names, problem } = namesIn(folder);
  if (problem !== undefined) notRead(folder, { areas: [] }, 'strange', problem);
  for (const name of names) {
    const file = join(folder, name);
    const place = placeOfName(name);
    if (name.endsWith(SET_ASIDE)) {
      notRead(file, place, 'set-aside', 'it was damaged');
      continue;
    }
    const found = read(file);
    if (found === undefined) continue;
    if ('problem' in found) notRead(file, place, found.why, found.problem);
    else packs.push(handleOf(file, found.pack.start.id, found.pack));
  }
  return { packs, unread };
}

/** The names of the packs, and why there may be more. */
function namesIn(folder: string): { readonly names: readonly string[]; readonly problem?: string } {
  try {
    const names = readdirSync(folder).filter(
      (name) => (name.endsWith(ENDING) || name.endsWith(`${ENDING}${SET_ASIDE}`)) && !name.startsWith('.'),
    );
    return { names: names.sort() };
  } catch (error) {
    // Nothing was ever started.
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return { names: [] };
    return { names: [], problem: reasonOf(error) };
  }
}

function writtenAtOf(file: string): number | undefined {
  try {
    return lstatSync(file).mtimeMs;
  } catch {
    // It is gone by now.
    return undefined;
  }
}

type Found =
  | { readonly pack: RunningPack; readonly text: string }
  | { readonly why: 'newer' | 'damaged' | 'strange'; readonly problem: string };

/** Undefined where the file is gone. */
function read(file: string): Found | undefined {
  const found = readText(file);
  if (found === undefined) return undefined;
  if ('problem' in found) return { why: 'strange', problem: found.problem };
  const pack = readPackLines(found.text);
  if (pack === 'newer') return { why: 'newer', problem: 'it was written by a newer hikecare' };
  return pack === 'damaged' ? { why: 'damaged', problem: 'it is damaged' } : { pack, text: found.text };
}

function handleOf(file: string, id: string, first: RunningPack): PackHandle {
  let pack = first;
  let stamp = stampOf(file);
  // What could not be written holds all the same: the pack is off, or on, whatever the disk says.
  let unwritten: readonly PackEvent[] = [];
  const look = (): boolean => {
    const now = stampOf(file);
    if (now === 'gone') return false;
    if (now === stamp || now === 'unknown') return true;
    const found = read(file);
    if (found === undefined) return false;
    // It cannot be read at this moment, but it is there.
    if ('problem' in found) return found.why === 'strange';
    // The same place, but another pack: ours is gone.
    if (found.pack.start.id !== id) return false;
    const written = found.text.split('\n');
    unwritten = unwritten.filter((event) => !written.includes(lineOfEvent(id, event)));
    pack = unwritten.reduce(afterEvent, found.pack);
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
        for (const entry of [...unwritten, event]) {
          if (!append(file, lineOfEvent(id, entry))) return false;
          unwritten = unwritten.filter((other) => other !== entry);
        }
      } catch (error) {
        unwritten = event.event === 'seen' ? unwritten : [...unwritten, event];
        pack = afterEvent(pack, event);
        throw error;
      }
      const before = pack;
      if (!look()) return false;
      // It is written, and cannot be read at this moment.
      if (pack === before) pack = afterEvent(pack, event);
      return true;
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

/**
 * Changes with every write. A new file may have the number and the size of one that was taken away, but not its time.
 * `unknown`: the system does not say at this moment.
 */
function stampOf(file: string): string {
  try {
    const stat = lstatSync(file);
    return `${stat.ino}:${stat.size}:${stat.mtimeMs}`;
  } catch (error) {
    return codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR' ? 'gone' : 'unknown';
  }
}

/** Areas in order, then the side: the same place always has the same name. */
function placeName({ areas, side }: Place): string {
  const place = areas.length === 0 ? UNNAMED : [...areas].sort().join('+');
  const whole = `${place}${side === undefined ? '' : `.${side}`}`.replace(/[^a-z0-9+.-]/g, '_');
  return whole.length <= LONGEST_NAME ? whole : `${whole.slice(0, LONGEST_NAME - 9)}~${checksum(whole)}`;
}

const NAME = /^([a-z0-9-]+(?:\+[a-z0-9-]+)*)(?:\.(left|right))?\.jsonl(?:\.damaged)?$/;

/** The place that a name tells; anywhere where it was cut or is none of ours. */
function placeOfName(name: string): Place {
  const [, areas, word] = NAME.exec(name) ?? [];
  if (areas === undefined) return { areas: [] };
  const side = SIDES.find((one) => one === word);
  return {
    areas: areas === UNNAMED ? [] : areas.split('+'),
    ...(side === undefined ? {} : { side }),
  };
}

/** Tells long names apart (FNV-1a). */
function checksum(text: string): string {
  let sum = 0x811c9dc5;
  for (const character of text) sum = Math.imul(sum ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return sum.toString(16).padStart(8, '0');
}
