import { readInstant } from './instants.ts';
import { type Fields, isCount, isId, isListOf, isObject, isOneOf, isRecordId, MOST_ENTRIES } from './outside-values.ts';
import { PACKS, type Pack } from './packs/packs.ts';
import { SIDES, type Side } from './side.ts';
import { LEVELS, type Level } from './triage.ts';

export { millisecondsOf, monthOf, toInstant } from './instants.ts';

/** The version of the records that this program writes. It reads these and older ones, and leaves newer ones alone. */
export const JOURNAL_VERSION = 1;

/** What every record of the journal has. */
export interface RecordHead {
  readonly v: typeof JOURNAL_VERSION;
  /** One of a kind: a record that was written twice counts once. */
  readonly id: string;
  /** When it was over: an instant with the offset of the place, such as 2026-11-23T14:05:12+01:00. */
  readonly at: string;
}

/** A cold or heat pack that was on the skin. */
export interface PackRecord extends RecordHead {
  readonly type: 'pack';
  readonly pack: Pack;
  /** Ids of the areas; empty where nobody said. */
  readonly areas: readonly string[];
  readonly side?: Side;
  readonly startedAt: string;
  /** Whole seconds on the skin, rounded up. */
  readonly seconds: number;
  /** `skin`: taken off because the skin looked or felt wrong. */
  readonly end: 'finished' | 'stopped' | 'skin';
}

/** What was done of one exercise in a session. */
export interface ExerciseDone {
  readonly exercise: string;
  readonly side?: Side;
  /** Holds or repetitions that were finished. */
  readonly done: number;
  readonly of: number;
}

/** A guided session of stretches or strengthening. */
export interface SessionRecord extends RecordHead {
  readonly type: 'session';
  readonly startedAt: string;
  readonly end: 'finished' | 'stopped';
  readonly exercises: readonly ExerciseDone[];
  /** What was still to come when it was stopped, so that it can go on from there. */
  readonly left: readonly string[];
  /** Ids of the regions it was for; not there where exercises were named one by one. */
  readonly regions?: readonly string[];
}

/** An exercise that hurt: it is not offered as it is again, until it is forgiven. */
export interface HurtRecord extends RecordHead {
  readonly type: 'hurt';
  readonly exercise: string;
  /** `forgiven`: the hiker wants to try it again. */
  readonly state: 'hurt' | 'forgiven';
}

/** A check: what came of it, and on consent its answers. */
export interface CheckRecord extends RecordHead {
  readonly type: 'check';
  readonly dataVersion: string;
  readonly level: Level;
  readonly noExercise: boolean;
  /** Question id to option ids or a number, as `check --answers` takes them. */
  readonly answers: Readonly<Record<string, string | number | readonly string[]>>;
  /** Only what came of it is kept, so that exercise is forbidden or allowed again; there are no answers then. */
  readonly bare?: true;
}

/** A record of the journal. */
export type JournalRecord = PackRecord | SessionRecord | HurtRecord | CheckRecord;

const ENDS = { pack: ['finished', 'stopped', 'skin'], session: ['finished', 'stopped'] } as const;
const HURT_STATES = ['hurt', 'forgiven'] as const;

/** An id, or "not-sure:<id>". */
const ANSWER = /^[a-z0-9]+(?:[-:][a-z0-9]+)*$/;
const LONGEST_ANSWER = 100;
const DATA_VERSION = /^[\w.+-]{1,40}$/;

/**
 * One parsed line of the journal, judged. `newer`: of a later version of the records. `unknown`: of a type that this
 * program does not know; it is kept and ignored. Undefined: damaged. The record that is returned holds nothing else
 * than the fields above, so that no text from outside becomes a key.
 */
export function readRecord(value: unknown): JournalRecord | 'newer' | 'unknown' | undefined {
  if (!isObject(value)) return undefined;
  const version = value['v'];
  if (!isCount(version) || version < 1) return undefined;
  if (version > JOURNAL_VERSION) return 'newer';
  const { id, at, type } = value;
  if (!isRecordId(id) || !isInstant(at)) return undefined;
  const head = { v: JOURNAL_VERSION, id, at } as const;
  switch (type) {
    case 'pack':
      return readPack(head, value);
    case 'session':
      return readSession(head, value);
    case 'hurt':
      return readHurt(head, value);
    case 'check':
      return readCheck(head, value);
    default:
      return isId(type) ? 'unknown' : undefined;
  }
}

function readPack(head: RecordHead, { pack, areas, side, startedAt, seconds, end }: Fields): PackRecord | undefined {
  if (!isOneOf(PACKS, pack) || !isListOf(areas, isId) || !isInstant(startedAt)) return undefined;
  if (!isCount(seconds) || !isOneOf(ENDS.pack, end) || !isSideOrNone(side)) return undefined;
  const { v, id, at } = head;
  const record: PackRecord = { v, id, at, type: 'pack', pack, areas, startedAt, seconds, end };
  // Put in afterwards: in between, it would make reading twice as slow.
  return side === undefined ? record : { ...record, side };
}

function readSession(
  head: RecordHead,
  { startedAt, end, exercises, left, regions }: Fields,
): SessionRecord | undefined {
  if (!isInstant(startedAt) || !isOneOf(ENDS.session, end)) return undefined;
  if (!isListOf(exercises, isObject) || !isListOf(left, isId)) return undefined;
  if (regions !== undefined && !isListOf(regions, isId)) return undefined;
  const done = exercises.map(readExercise);
  if (!done.every((entry) => entry !== undefined)) return undefined;
  const record: SessionRecord = { ...head, type: 'session', startedAt, end, exercises: done, left };
  return regions === undefined ? record : { ...record, regions };
}

function readExercise({ exercise, side, done, of }: Fields): ExerciseDone | undefined {
  if (!isId(exercise) || !isSideOrNone(side) || !isCount(done) || !isCount(of)) return undefined;
  return side === undefined ? { exercise, done, of } : { exercise, done, of, side };
}

function readHurt(head: RecordHead, { exercise, state }: Fields): HurtRecord | undefined {
  if (!isId(exercise) || !isOneOf(HURT_STATES, state)) return undefined;
  return { ...head, type: 'hurt', exercise, state };
}

function readCheck(
  head: RecordHead,
  { dataVersion, level, noExercise, answers, bare }: Fields,
): CheckRecord | undefined {
  if (typeof dataVersion !== 'string' || !DATA_VERSION.test(dataVersion)) return undefined;
  if (!isOneOf(LEVELS, level) || typeof noExercise !== 'boolean' || !isObject(answers)) return undefined;
  const entries = Object.entries(answers);
  if (entries.length > MOST_ENTRIES || !(bare === undefined || (bare === true && entries.length === 0)))
    return undefined;
  const read: (readonly [string, string | number | readonly string[]])[] = [];
  for (const [question, answer] of entries) {
    if (!isId(question)) return undefined;
    const known = isAnswer(answer) || (typeof answer === 'number' && Number.isFinite(answer));
    if (!known && !isListOf(answer, isAnswer)) return undefined;
    read.push([question, answer as string | number | readonly string[]]);
  }
  const record: CheckRecord = {
    ...head,
    type: 'check',
    dataVersion,
    level,
    noExercise,
    answers: Object.fromEntries(read),
  };
  return bare === undefined ? record : { ...record, bare };
}

function isInstant(value: unknown): value is string {
  return readInstant(value) !== undefined;
}

function isAnswer(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_ANSWER && ANSWER.test(value);
}

function isSideOrNone(value: unknown): value is Side | undefined {
  return value === undefined || isOneOf(SIDES, value);
}
