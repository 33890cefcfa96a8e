// May a pack go on now, after what was done before? The rules, each the more cautious reading of its source:
//
// - Gap: from the end of one pack to the start of the next, "and until the skin is back to normal" (mpft-cold,
//   nhs-sprains: every two to three hours). Hourly schemes exist (cuh-ank) and are not used.
// - Packs with less than the gap between them are one application. Its minutes together are never more than the most
//   minutes of one pack here: a pause must not make two doses out of one (moe97: harm after 20 minutes).
// - A pack that ran to its end closes its application. Only one that was taken off early leaves minutes.
// - A pack that came off because the skin looked wrong closes it as well, and the gap counts from then.
// - Heat after cold, and cold after heat: no source gives a time. Cold skin does not feel a burn coming (anz-b: 43 of
//   100 burns on skin that feels less), and mpft-cold and mpft-h want normal skin first: the shorter of the two gaps.
// - Times a day: applications that began in the last 24 hours, so that midnight is no way round it.

import { DAY, HOUR, MINUTE, SECOND } from '../duration.ts';
import { JOURNAL_VERSION, millisecondsOf, type PackRecord, toInstant } from '../journal-records.ts';
import { houseCapMinutes, type Pack, type PackDose } from './packs.ts';
import { overlap, type PackEnd, type Place, type RunningPack } from './running-pack.ts';

/** How far back a pack can matter: a day, and the longest application before it. */
export const HISTORY = 2 * DAY;

/** Less than this is not worth putting a pack on for, and no dose for the pack of the other kind. */
const SHORTEST = MINUTE;

/** A pack that was on the skin. Times of the wall clock and lengths in milliseconds. */
export interface PastPack extends Place, PackEnd {
  readonly pack: Pack;
}

/** What is to be put on: where, and by which dose. `otherGapHours` is the gap of the other kind of pack. */
export interface PackWish {
  readonly place: Place;
  readonly dose: Pick<PackDose, 'pack' | 'mostMinutes' | 'gapHours' | 'timesPerDay'>;
  readonly otherGapHours: number;
}

/** Why a pack has to wait. */
export type WaitReason = 'gap' | 'used-up' | 'skin' | 'other-pack' | 'times-a-day';

/**
 * May it go on, and for how long; or when it may. `timesLeft`: how often it may begin by what counts of the last day,
 * the one that goes on then included.
 */
export type PackAllowance =
  | {
      readonly kind: 'fine';
      /** Milliseconds that are left of this application. */
      readonly left: number;
      /** Milliseconds that it was on already; 0 where a new application begins. */
      readonly used: number;
      readonly timesLeft: number;
    }
  | {
      readonly kind: 'wait';
      readonly why: WaitReason;
      /** When it is fine, by the wall clock. */
      readonly from: number;
      /** The pack that is in the way. */
      readonly after: PastPack;
      readonly timesLeft: number;
    };

/** The pack of a record of the journal. */
export function pastPack({ pack, areas, side, startedAt, at, seconds, end }: PackRecord): PastPack {
  return {
    pack,
    areas,
    ...(side === undefined ? {} : { side }),
    startedAt: millisecondsOf(startedAt),
    endedAt: millisecondsOf(at),
    onSkin: seconds * SECOND,
    end,
  };
}

/** The record of a pack that is over. The offsets of the place are minutes ahead of Greenwich at its start and end. */
export function recordOf(
  { start }: RunningPack,
  { startedAt, endedAt, onSkin, end }: PackEnd,
  offsetMinutes: (milliseconds: number) => number,
): PackRecord {
  const instant = (milliseconds: number) => toInstant(milliseconds, offsetMinutes(milliseconds));
  return {
    v: JOURNAL_VERSION,
    id: start.id,
    at: instant(endedAt),
    type: 'pack',
    pack: start.pack,
    areas: start.areas,
    ...(start.side === undefined ? {} : { side: start.side }),
    startedAt: instant(startedAt),
    seconds: Math.ceil(onSkin / SECOND),
    end,
  };
}

/**
 * May the pack go on at `now` (wall clock)? Order and repetition of the past packs do not matter.
 *
 * Of a pack from the future (the clock was wrong) nobody knows when it was. Up to a day ahead it counts as it is
 * written: it may cost a longer wait, and never gives a dose. Further ahead it is left out: it would lock the hiker
 * out for as long as the clock was wrong.
 */
export function packAllowance(past: readonly PastPack[], wish: PackWish, now: number): PackAllowance {
  const near = past.filter((pack) => overlap(pack, wish.place) && pack.startedAt <= now + DAY);
  const waits = [ownWait(near, wish, now), otherWait(near, wish, now), dayWait(near, wish, now)];
  const wait = waits.filter((entry) => entry !== undefined).sort((a, b) => b.from - a.from)[0];
  const free = (at: number) => wish.dose.timesPerDay - begunInADay(near, wish, at).length;
  if (wait !== undefined) return { kind: 'wait', ...wait, timesLeft: free(wait.from) };
  const open = openPacks(near, wish, now);
  const used = usedMinutes(open);
  const left = wish.dose.mostMinutes * MINUTE - used;
  return { kind: 'fine', left, used, timesLeft: free(now) + (goesOn(open, now) ? 1 : 0) };
}

/** When the next application of the same pack may begin, if nothing else is put on: by the wall clock. */
export function nextApplicationFrom(past: readonly PastPack[], wish: PackWish, now: number): number {
  const near = past.filter((pack) => overlap(pack, wish.place) && pack.startedAt <= now + DAY);
  const last = applications(near, wish).at(-1);
  const afterGap = last === undefined ? now : Math.max(now, endedAt(last) + wish.dose.gapHours * HOUR);
  const day = dayWait(near, wish, afterGap);
  return Math.max(afterGap, day?.from ?? afterGap);
}

/**
 * Until when (wall clock) a pack is in the way of which nobody knows more than when something was written about it
 * last; undefined where it is not. It may have begun then, and been of either kind. What was written in the future is
 * left out as above.
 */
export function unknownPackUntil(writtenAt: number, { dose }: PackWish, now: number): number | undefined {
  const until = writtenAt + houseCapMinutes('cold') * MINUTE + dose.gapHours * HOUR;
  return writtenAt > now + DAY || until <= now ? undefined : until;
}

type Application = readonly PastPack[];
type Wait = { readonly why: WaitReason; readonly from: number; readonly after: PastPack };

/** Packs of the same kind here, put together where less than the gap lies between them. The earliest first. */
function applications(near: readonly PastPack[], { dose }: PackWish): readonly Application[] {
  const own = near.filter(({ pack }) => pack === dose.pack).sort((a, b) => a.startedAt - b.startedAt);
  const groups: PastPack[][] = [];
  for (const pack of own) {
    const last = groups.at(-1);
    if (last !== undefined && pack.startedAt < endedAt(last) + dose.gapHours * HOUR) last.push(pack);
    else groups.push([pack]);
  }
  return groups;
}

function endedAt(application: Application): number {
  return Math.max(...application.map((pack) => pack.endedAt));
}

/**
 * The packs of the application that a pack put on now would belong to; empty where a new one begins. Where a pack lies
 * ahead there may be two: it must not hide the one before it.
 */
function openPacks(near: readonly PastPack[], wish: PackWish, now: number): readonly PastPack[] {
  return applications(near, wish)
    .filter((application) => now < endedAt(application) + wish.dose.gapHours * HOUR)
    .flat();
}

/** True where the application has begun; one that lies ahead gives no further time of the day. */
function goesOn(open: readonly PastPack[], now: number): boolean {
  return open.some(({ startedAt }) => startedAt <= now);
}

function usedMinutes(packs: readonly PastPack[]): number {
  return packs.reduce((sum, { onSkin }) => sum + onSkin, 0);
}

function ownWait(near: readonly PastPack[], wish: PackWish, now: number): Wait | undefined {
  const open = openPacks(near, wish, now);
  const after = open.reduce<PastPack | undefined>(
    (last, pack) => (last === undefined || pack.endedAt >= last.endedAt ? pack : last),
    undefined,
  );
  if (after === undefined) return undefined;
  const from = after.endedAt + wish.dose.gapHours * HOUR;
  if (open.some(({ end }) => end === 'skin')) return { why: 'skin', from, after };
  if (open.some(({ end }) => end === 'finished')) return { why: 'gap', from, after };
  const left = wish.dose.mostMinutes * MINUTE - usedMinutes(open);
  return left < SHORTEST ? { why: 'used-up', from, after } : undefined;
}

function otherWait(near: readonly PastPack[], wish: PackWish, now: number): Wait | undefined {
  const gap = Math.min(wish.dose.gapHours, wish.otherGapHours) * HOUR;
  const after = near
    .filter(({ pack, onSkin, end }) => pack !== wish.dose.pack && (onSkin >= SHORTEST || end === 'skin'))
    .sort((a, b) => b.endedAt - a.endedAt)[0];
  if (after === undefined || now >= after.endedAt + gap) return undefined;
  return { why: after.end === 'skin' ? 'skin' : 'other-pack', from: after.endedAt + gap, after };
}

function begunInADay(near: readonly PastPack[], wish: PackWish, now: number): readonly PastPack[] {
  return applications(near, wish)
    .map(([first]) => first)
    .filter((first) => first !== undefined && first.startedAt > now - DAY) as readonly PastPack[];
}

/** A day that is full. The minutes that are left of an open application belong to a time that was counted. */
function dayWait(near: readonly PastPack[], wish: PackWish, now: number): Wait | undefined {
  const begun = begunInADay(near, wish, now);
  const fits = wish.dose.timesPerDay - (goesOn(openPacks(near, wish, now), now) ? 0 : 1);
  if (begun.length <= fits) return undefined;
  const oldest = begun[begun.length - wish.dose.timesPerDay];
  return oldest === undefined ? undefined : { why: 'times-a-day', from: oldest.startedAt + DAY, after: oldest };
}
