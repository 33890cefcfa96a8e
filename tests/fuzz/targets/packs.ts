// Running packs: what happened to them in any order, and the bytes of their files.

import { readRecord } from '../../../src/core/journal-records.ts';
import { type PackWish, packAllowance, pastPack, recordOf } from '../../../src/core/packs/history.ts';
import { lineOfEvent, lineOfStart, readPackLines } from '../../../src/core/packs/lines.ts';
import { houseCapMinutes } from '../../../src/core/packs/packs.ts';
import {
  afterEvent,
  endOf,
  type Moment,
  needsSeen,
  type PackEvent,
  type PackStart,
  type RunningPack,
  startedPack,
  stateAt,
} from '../../../src/core/packs/running-pack.ts';
import type { Chance } from '../chance.ts';
import { mutatedData, mutatedText, strangeText } from '../mutate.ts';
import { aMoment, anEvent, aRecord, aStart, NOW } from '../samples.ts';
import { ensure, type Target, target } from '../target.ts';

const MINUTE = 60_000;

interface FileInput {
  readonly text: string;
  readonly now: Moment;
}

function makeFile(chance: Chance): FileInput {
  const start = aStart(chance);
  const lines = [lineOfStart(start), ...chance.list(5, () => lineOfEvent(start.id, anEvent(chance)))];
  const damaged = lines.map((line) =>
    chance.yes(70)
      ? line
      : chance.one(
          () => mutatedText(chance, line),
          () => JSON.stringify(mutatedData(chance, JSON.parse(line))),
          () => strangeText(chance),
        ),
  );
  const text = damaged.map((line) => `\n${line}\n`).join('');
  return { text: chance.yes(10) ? mutatedText(chance, text) : text, now: aMoment(chance) };
}

function checkFile({ text, now }: FileInput): string {
  const pack = readPackLines(text);
  if (typeof pack !== 'object') return pack;
  return checkPack(pack, now);
}

/** What holds for a pack at any moment, whatever its file says. */
function checkPack(pack: RunningPack, now: Moment): string {
  const cap = houseCapMinutes(pack.start.pack) * MINUTE;
  const { state, onSkin, left, over, until } = stateAt(pack, now);
  for (const time of [onSkin, left, over, pack.duration, pack.before]) {
    ensure(Number.isFinite(time) && time >= 0, () => `times are numbers from 0: ${JSON.stringify(pack)}`);
  }
  ensure(Number.isFinite(until), 'until is a number');
  ensure(pack.duration <= cap && pack.duration <= Math.max(pack.start.most, 0), 'no pack is longer than the cap');
  if (state === 'running') ensure(onSkin < cap && left > 0, 'time on skin is below the cap while it runs');
  if (state === 'over') ensure(left === 0, 'what is over has nothing left');
  needsSeen(pack, now);
  const end = endOf(pack, now);
  if (end === undefined) return state;
  ensure(Number.isFinite(end.onSkin) && end.onSkin >= 0, 'the end counts the time');
  ensure(end.startedAt <= end.endedAt, 'it ends after it starts');
  const record = recordOf(pack, end, () => 60);
  ensure(typeof readRecord(record) === 'object', () => `the journal takes its record: ${JSON.stringify(record)}`);
  return `ended ${end.end}`;
}

interface EventsInput {
  readonly start: PackStart;
  readonly events: readonly PackEvent[];
  readonly now: Moment;
}

function checkEvents({ start, events, now }: EventsInput): string {
  const read = readPackLines([lineOfStart(start), ...events.map((event) => lineOfEvent(start.id, event))].join('\n\n'));
  ensure(typeof read === 'object', 'what was written can be read');
  const most = Math.min(start.most, houseCapMinutes(start.pack) * MINUTE);
  let pack = startedPack({ ...start, most });
  for (const event of events) {
    const before = pack;
    pack = afterEvent(pack, event);
    ensure(pack.before >= before.before, 'no event gives time back');
    ensure(pack.duration >= before.duration, 'no event makes it shorter');
  }
  ensure(JSON.stringify(read) === JSON.stringify(pack), 'the file tells what happened');
  return checkPack(pack, now);
}

interface HistoryInput {
  readonly records: readonly unknown[];
  readonly wish: PackWish;
  readonly now: number;
}

function checkHistory({ records, wish, now }: HistoryInput): string {
  const past = records
    .map(readRecord)
    .filter((record) => typeof record === 'object')
    .filter((record) => record.type === 'pack')
    .map(pastPack);
  const allowance = packAllowance(past, wish, now);
  ensure(
    JSON.stringify(packAllowance([...past].reverse(), wish, now)) === JSON.stringify(allowance) || hasTies(past),
    'order does not matter',
  );
  ensure(Number.isFinite(allowance.timesLeft), 'times a day are a number');
  if (allowance.kind === 'wait') {
    ensure(Number.isFinite(allowance.from), 'the wait has an end');
    return `wait ${allowance.why}`;
  }
  const most = wish.dose.mostMinutes * MINUTE;
  ensure(allowance.left > 0 && allowance.left <= most, () => `what is left is a dose: ${allowance.left}`);
  ensure(allowance.used + allowance.left <= most, 'one application keeps to the cap');
  return allowance.used > 0 ? 'the rest' : 'fine';
}

/** Of two packs that began or ended at the same moment either may be named as the one in the way. */
function hasTies(past: readonly { readonly startedAt: number; readonly endedAt: number }[]): boolean {
  const ends = past.flatMap(({ startedAt, endedAt }) => [`s${startedAt}`, `e${endedAt}`]);
  return new Set(ends).size < ends.length;
}

export const PACK_TARGETS: readonly Target[] = [
  target('running pack files', 110, makeFile, checkFile),
  target(
    'running pack events',
    100,
    (chance): EventsInput => ({
      start: aStart(chance),
      events: chance.list(6, () => anEvent(chance)),
      now: aMoment(chance),
    }),
    checkEvents,
  ),
  target(
    'pack history',
    60,
    (chance): HistoryInput => ({
      records: chance.list(8, () => {
        const record = aRecord(chance, chance.below(1000));
        return chance.yes(25) ? mutatedData(chance, record) : record;
      }),
      wish: {
        place: { areas: chance.list(2, () => chance.pick(['knee', 'wing'])) },
        dose: {
          pack: chance.pick(['cold', 'heat']),
          mostMinutes: chance.pick([1, 5, 10, 20]),
          gapHours: 2,
          timesPerDay: chance.between(1, 6),
        },
        otherGapHours: 2,
      },
      now: NOW + chance.between(-48, 48) * 1_800_000,
    }),
    checkHistory,
  ),
];
