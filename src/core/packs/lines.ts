// The file of a running pack: one JSON object a line, the start first, then what happened, in the order of writing.

import { MINUTE } from '../duration.ts';
import { type Fields, isId, isListOf, isObject, isOneOf, isRecordId } from '../outside-values.ts';
import { SIDES } from '../side.ts';
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

const BOOT_ID = /^[\w-]{1,64}$/;
/** A name longer than that is no name. */
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
  if (event !== 'started' || !isRecordId(id)) return undefined;
  if (pack === undefined || moment === undefined || !isListOf(areas, isId) || !isListOf(labels, isLabel)) {
    return undefined;
  }
  const { duration, most, alreadyOn, skinCheckAt, gapHours, timesPerDay } = fields;
  if (!isTime(duration) || !isTime(most) || !isTime(alreadyOn) || !isTime(skinCheckAt)) return undefined;
  if (!isTime(gapHours) || !isTime(timesPerDay) || (side !== undefined && !isOneOf(SIDES, side))) return undefined;
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

/** A length or a point of time: a number that is not negative, and that sums stay exact with. */
function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER / 4;
}

function isLabel(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_LABEL;
}
