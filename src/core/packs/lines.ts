// The file of a running pack: one JSON object a line, the start first, then what happened, in the order of writing.

import { SIDES, type Side } from '../side.ts';
import { houseCapMinutes, PACKS } from './packs.ts';
import {
  type Moment,
  PACK_EVENTS,
  type PackEvent,
  type PackStart,
  packAfter,
  RUNNING_PACK_VERSION,
  type RunningPack,
} from './running-pack.ts';

const MINUTE = 60_000;
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const PACK_ID = /^[A-Za-z0-9_-]{1,64}$/;
const BOOT_ID = /^[\w-]{1,64}$/;
/** More than any pack has; a name longer than that is no name. */
const MOST_AREAS = 1000;
const LONGEST_LABEL = 200;

/** The line of the start, without its line ends. */
export function lineOfStart(start: PackStart): string {
  return JSON.stringify({ v: RUNNING_PACK_VERSION, event: 'started', ...start });
}

/** The line of an event of the pack with this id, without its line ends. */
export function lineOfEvent(id: string, event: PackEvent): string {
  return JSON.stringify({ v: RUNNING_PACK_VERSION, id, ...event });
}

/**
 * The pack that the text of its file tells. A line that was cut or damaged is left out. `newer`: written by a later
 * version, so that nothing is known about it. `damaged`: it has no start that can be read.
 */
export function readPackLines(text: string): RunningPack | 'newer' | 'damaged' {
  const lines = text.split('\n').map(parsed).filter(isObject);
  if (lines.some(({ v }) => typeof v === 'number' && v > RUNNING_PACK_VERSION)) return 'newer';
  const known = lines.filter(({ v }) => v === RUNNING_PACK_VERSION);
  const starts = known.map(readStart);
  const start = starts.find((entry) => entry !== undefined);
  if (start === undefined) return 'damaged';
  const own = known.slice(starts.indexOf(start) + 1).filter(({ id }) => id === start.id);
  return packAfter(
    start,
    own.map(readEvent).filter((event) => event !== undefined),
  );
}

type Fields = Readonly<Record<string, unknown>>;

function parsed(line: string): unknown {
  if (line === '') return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Whatever the file says, the house limits hold: a file can be changed by anybody. */
function readStart(fields: Fields): PackStart | undefined {
  const { event, id, areas, labels, side, at } = fields;
  const pack = PACKS.find((name) => name === fields['pack']);
  const moment = readMoment(at);
  if (event !== 'started' || typeof id !== 'string' || !PACK_ID.test(id)) return undefined;
  if (pack === undefined || moment === undefined || !isListOf(areas, isAreaId) || !isListOf(labels, isLabel)) {
    return undefined;
  }
  const { duration, most, alreadyOn, skinCheckAt, gapHours, timesPerDay } = fields;
  if (!isTime(duration) || !isTime(most) || !isTime(alreadyOn) || !isTime(skinCheckAt)) return undefined;
  if (!isTime(gapHours) || !isTime(timesPerDay) || (side !== undefined && !isSide(side))) return undefined;
  return {
    id,
    pack,
    areas,
    labels,
    ...(side === undefined ? {} : { side }),
    duration,
    most: Math.min(most, houseCapMinutes(pack) * MINUTE),
    alreadyOn,
    skinCheckAt,
    gapHours,
    timesPerDay,
    at: moment,
  };
}

function readEvent(fields: Fields): PackEvent | undefined {
  const at = readMoment(fields['at']);
  if (at === undefined) return undefined;
  const { by } = fields;
  if (fields['event'] === 'extended') return isTime(by) ? { event: 'extended', by, at } : undefined;
  const event = PACK_EVENTS.find((name) => name === fields['event']);
  return event === undefined ? undefined : { event, at };
}

function readMoment(value: unknown): Moment | undefined {
  if (!isObject(value)) return undefined;
  const { wall, boot, bootId } = value;
  if (!isTime(wall) || !isTime(boot)) return undefined;
  if (bootId === undefined) return { wall, boot };
  return typeof bootId === 'string' && BOOT_ID.test(bootId) ? { wall, boot, bootId } : undefined;
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A length or a point of time: a number that is not negative, and that sums stay exact with. */
function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER / 4;
}

function isAreaId(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 100 && ID.test(value);
}

function isLabel(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_LABEL;
}

function isSide(value: unknown): value is Side {
  return SIDES.some((side) => side === value);
}

function isListOf<Entry>(value: unknown, isEntry: (entry: unknown) => entry is Entry): value is readonly Entry[] {
  return Array.isArray(value) && value.length <= MOST_AREAS && value.every(isEntry);
}
