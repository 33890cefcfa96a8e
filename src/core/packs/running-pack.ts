import { MINUTE } from '../duration.ts';
import type { PackRecord } from '../journal-records.ts';
import type { Side } from '../side.ts';
import type { Pack } from './packs.ts';

/** The version of the lines that this program writes. Lines of a newer one are left alone. */
export const RUNNING_PACK_VERSION = 1;

/**
 * How long a pack waits for its hiker: past its end until somebody says that it is off, and in a pause until it goes
 * on. After that it is history: what is shown for days would be read by nobody.
 */
export const LONGEST_UNSEEN = 60 * MINUTE;

/** Systems tell the time since the start in steps of 10 ms to a second: so much earlier may an end be seen. */
const COARSE = 1500;

/** One moment by all the clocks there are, in milliseconds. */
export interface Moment {
  /** Since 1970, as the wall clock says. */
  readonly wall: number;
  /** Since the machine started, sleep included; 0 where it may not be read. */
  readonly boot: number;
  /** Which start of the machine that was; undefined where the system does not say. */
  readonly bootId?: string;
}

/** Events of two programs may be written in another order than they happened: so far back a clock is not a reboot. */
const SWAPPED = 3000;

/** Where a pack lies. No areas: nobody said. No side: nobody said, or there is only one. */
export interface Place {
  readonly areas: readonly string[];
  readonly side?: Side;
}

/** How a pack begins. What it needs to be shown is kept with it, so that showing it loads nothing else. */
export interface PackStart extends Place {
  readonly id: string;
  readonly pack: Pack;
  /** The names of the areas, as they are shown. */
  readonly labels: readonly string[];
  /** Milliseconds that it is to be on. */
  readonly duration: number;
  /** Milliseconds that this person may have it here, `extend` included. */
  readonly most: number;
  /** Milliseconds that it was on before `at`. */
  readonly alreadyOn: number;
  readonly skinCheckAt: number;
  readonly gapHours: number;
  readonly timesPerDay: number;
  readonly at: Moment;
}

/** What can happen to it. `seen` only says that somebody looked, after the machine was started anew. */
export const PACK_EVENTS = ['paused', 'resumed', 'stopped', 'skin-wrong', 'skin-fine', 'acknowledged', 'seen'] as const;
export type PackEventKind = (typeof PACK_EVENTS)[number];

/** Something that happened to a pack, and when. */
export type PackEvent =
  | { readonly event: PackEventKind; readonly at: Moment }
  | { readonly event: 'extended'; readonly by: number; readonly at: Moment };

/** A pack as it stands after its events. Times on the skin in milliseconds. */
export interface RunningPack {
  readonly start: PackStart;
  /** `stopped` and `skin`: taken off. `acknowledged`: its end was seen. */
  readonly phase: 'running' | 'paused' | 'stopped' | 'skin' | 'acknowledged';
  readonly duration: number;
  /** On the skin until `since`. */
  readonly before: number;
  /** When that was counted last. */
  readonly since: Moment;
  /** Somebody looked at the skin, and it was fine. */
  readonly skinFine: boolean;
}

/** The pack at its start. */
export function startedPack(start: PackStart): RunningPack {
  const duration = Math.min(start.duration, start.most);
  return { start, phase: 'running', duration, before: start.alreadyOn, since: start.at, skinFine: false };
}

/** The pack after all its events, in the order in which they were written. */
export function packAfter(start: PackStart, events: readonly PackEvent[]): RunningPack {
  return events.reduce(afterEvent, startedPack(start));
}

/**
 * The pack after one more event. The time up to it counts first: a pack whose time is up by then stays on the skin
 * until somebody says that it is off, and nothing but that changes it.
 */
export function afterEvent(pack: RunningPack, event: PackEvent): RunningPack {
  if (isOff(pack) || isForgotten(pack, event.at)) return pack;
  const onSkin = timeOnSkinAt(pack, event.at);
  // What was counted up to a later moment is not counted again.
  const since = isSwapped(pack.since, event.at) ? pack.since : event.at;
  const here = { ...pack, before: onSkin, since };
  switch (event.event) {
    case 'stopped':
      return { ...here, phase: isUp(here, onSkin + COARSE) ? 'acknowledged' : 'stopped' };
    case 'skin-wrong':
      return { ...here, phase: 'skin' };
    case 'skin-fine':
      return { ...here, skinFine: true };
    case 'acknowledged':
      return isUp(here, onSkin + COARSE) ? { ...here, phase: 'acknowledged' } : here;
    case 'paused':
      return isUp(here, onSkin) ? here : { ...here, phase: 'paused' };
    case 'resumed':
      return { ...here, phase: 'running' };
    case 'extended':
      if (isUp(here, onSkin)) return here;
      return { ...here, duration: Math.max(here.duration, Math.min(here.duration + event.by, here.start.most)) };
    case 'seen':
      return here;
    default:
      return event satisfies never;
  }
}

/** True when the hiker has said that it is off. */
function isOff({ phase }: RunningPack): boolean {
  return phase === 'stopped' || phase === 'skin' || phase === 'acknowledged';
}

/** True when it has been paused for so long that it does not go on any more. */
function isForgotten(pack: RunningPack, now: Moment): boolean {
  return pack.phase === 'paused' && elapsedBetween(pack.since, now) >= LONGEST_UNSEEN;
}

function isUp({ duration }: RunningPack, onSkin: number): boolean {
  return onSkin >= duration;
}

/** Milliseconds on the skin at this moment. While it is paused it is off the skin. */
export function timeOnSkinAt(pack: RunningPack, now: Moment): number {
  return pack.phase === 'running' ? pack.before + elapsedBetween(pack.since, now) : pack.before;
}

/**
 * Milliseconds from one moment to a later one, never below 0.
 *
 * Within one start of the machine only the time since then counts: it runs on while the machine sleeps, and nobody
 * can set it. Else the wall clock joins in, and what the time since the start proves is the least that has passed:
 * a clock that is set back gives no time back, and a machine that is started anew gives no extra time. Moments that
 * were told the wrong way round have nothing between them.
 */
export function elapsedBetween(earlier: Moment, later: Moment): number {
  const sameStart = earlier.bootId !== undefined && earlier.bootId === later.bootId;
  const sinceBoot = later.boot - earlier.boot;
  if (isSwapped(earlier, later)) return sameStart ? 0 : Math.max(0, later.wall - earlier.wall);
  // Time since the start that goes down shows a start in between, whatever the id says (some containers).
  if (sameStart && sinceBoot >= 0) return sinceBoot;
  const otherStart = earlier.bootId !== undefined && later.bootId !== undefined;
  const proved = otherStart || sinceBoot < 0 ? later.boot : sinceBoot;
  return Math.max(0, proved, later.wall - earlier.wall);
}

/** True when the second moment is the earlier one, of the same start of the machine as far as is known. */
function isSwapped(earlier: Moment, later: Moment): boolean {
  const otherStart = earlier.bootId !== undefined && later.bootId !== undefined && earlier.bootId !== later.bootId;
  return !otherStart && later.boot < earlier.boot && earlier.boot - later.boot <= SWAPPED;
}

/**
 * True when the moment belongs to another start of the machine than what was counted last. Whoever sees that writes
 * `seen`: from then on the wall clock has no say again.
 */
export function needsSeen(pack: RunningPack, now: Moment): boolean {
  if (isOff(pack) || now.bootId === undefined || isSwapped(pack.since, now)) return false;
  return now.bootId !== pack.since.bootId || now.boot < pack.since.boot;
}

/** How it stands now, for whoever shows it. Times in milliseconds. */
export interface PackState {
  readonly state: 'running' | 'paused' | 'over';
  readonly onSkin: number;
  readonly left: number;
  readonly over: number;
  /** When it is to come off, by the wall clock; while it is paused: if it went on again now. */
  readonly until: number;
}

/** How a pack that is not off stands at this moment. */
export function stateAt(pack: RunningPack, now: Moment): PackState {
  const onSkin = timeOnSkinAt(pack, now);
  const left = Math.max(0, pack.duration - onSkin);
  const over = Math.max(0, onSkin - pack.duration);
  const state = pack.phase === 'paused' ? 'paused' : left === 0 ? 'over' : 'running';
  return { state, onSkin, left, over, until: now.wall + pack.duration - onSkin };
}

/** How a pack ended: until when it was on by the wall clock, for how long, and why it came off. */
export interface PackEnd {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly onSkin: number;
  readonly end: PackRecord['end'];
}

/**
 * How the pack ended, or undefined while it goes on. A pack that nobody took note of at its end is history from an hour
 * past it on: it counts as on for as long as it should be, but off only at that hour, since nobody knows better. One
 * that was taken note of later than that was on for up to that hour, and off when that was said. A pause that lasted an
 * hour ended it.
 */
export function endOf(pack: RunningPack, now: Moment): PackEnd | undefined {
  if (isForgotten(pack, now)) return ended(pack, pack.since.wall, pack.before, 'stopped');
  if (!isOff(pack)) {
    const { over } = stateAt(pack, now);
    return over < LONGEST_UNSEEN ? undefined : ended(pack, now.wall - over + LONGEST_UNSEEN, pack.duration, 'finished');
  }
  const over = pack.before - pack.duration;
  // Taken note of as soon as it was up: it was on for as long as it should be.
  const asLong = pack.phase === 'acknowledged' && over < COARSE ? over : 0;
  const tooLate = Math.max(0, over - LONGEST_UNSEEN);
  const end = pack.phase === 'acknowledged' ? 'finished' : pack.phase === 'skin' ? 'skin' : 'stopped';
  return ended(pack, pack.since.wall, pack.before - tooLate - asLong, end);
}

/** A wall clock that was set back meanwhile would let it start after its end: the gap is counted by the clock of the end. */
function ended({ start }: RunningPack, endedAt: number, onSkin: number, end: PackEnd['end']): PackEnd {
  return { startedAt: Math.min(start.at.wall - start.alreadyOn, endedAt - onSkin), endedAt, onSkin, end };
}

/** True when two places may be the same skin. What nobody said may be anywhere. */
export function overlap(one: Place, other: Place): boolean {
  const sameSide = one.side === undefined || other.side === undefined || one.side === other.side;
  const unknown = one.areas.length === 0 || other.areas.length === 0;
  return sameSide && (unknown || one.areas.some((area) => other.areas.includes(area)));
}
