import { existsSync } from 'node:fs';
import { HOUR, minutesAndSeconds, timeLeft } from '../../core/duration.ts';
import {
  HISTORY,
  type PackAllowance,
  type PackWish,
  type PastPack,
  pastPack,
  unknownPackUntil,
} from '../../core/packs/history.ts';
import { endOf, overlap, type PackEnd, type Place, stateAt } from '../../core/packs/running-pack.ts';
import { Failure } from '../failure.ts';
import type { Journal } from '../journal/journal.ts';
import { stripControls } from '../render/layout.ts';
import { placeWords } from '../render/timer.ts';
import { momentNow } from '../stopwatch.ts';
import { atTimeOfDay, timeOfDay } from '../time-of-day.ts';
import type { Context, World } from '../world.ts';
import { refusedEvent } from './events.ts';
import { commandFor, type PackRequest, sourceHint } from './request.ts';
import type { PackHandle, UnreadPack } from './store.ts';

type Wait = Extract<PackAllowance, { kind: 'wait' }>;

/** The packs of the last days, from the journal. What could not be read is told on stderr. */
export function pastPacks(world: World, journal: Journal | undefined, now: number): readonly PastPack[] {
  if (journal === undefined) return [];
  return read(world, journal, now)
    .records.filter((record) => record.type === 'pack')
    .map(pastPack);
}

function read(world: World, journal: Journal, now: number) {
  const reading = journal.read(now - HISTORY, ['pack']);
  for (const sentence of reading.damaged) world.stderr.write(`hikecare: ${stripControls(sentence)}\n`);
  if (reading.damaged.length > 0) world.stderr.write('hikecare: Earlier packs may be missing, so they do not count.\n');
  return reading;
}

/** The pack would lie where one is on already. */
export function refuseTaken({ world }: Context, request: PackRequest, taken: PackHandle): never {
  const { start } = taken.pack();
  const end = endOf(taken.pack(), momentNow(world.clock));
  if (end !== undefined) return refuseNotKept(world, request, taken, end);
  const { state, left, over } = stateAt(taken.pack(), momentNow(world.clock));
  const place = stripControls(placeWords(start.labels, start.side));
  const time =
    state === 'over'
      ? `it is ${minutesAndSeconds(over)} over: take it off`
      : `${timeLeft(left)} left${state === 'paused' ? ', paused' : ''}`;
  const sentence = `A ${start.pack} pack is running${place === '' ? '' : ` (${place})`}: ${time}.`;
  if (request.json) {
    world.stdout.write(refusedEvent(request.pack, [{ id: 'already-running', reason: sentence, sources: [] }]));
  }
  throw new Failure(
    'failed',
    sentence,
    [
      'To see it: hikecare timer attach. When it is off: hikecare timer stop',
      ...placeHint(start, { areas: request.areas }),
    ].join('\n'),
  );
}

/** It is over, but what was done is not in the journal: until it is, nothing counts it. */
function refuseNotKept(world: World, request: PackRequest, ended: PackHandle, { endedAt }: PackEnd): never {
  const { start } = ended.pack();
  const place = stripControls(placeWords(start.labels, start.side));
  const at = atTimeOfDay(endedAt, world.clock.now());
  const sentence = `A ${start.pack} pack${place === '' ? '' : ` (${place})`} ended ${at} and could not be put into the journal, so it would not count.`;
  refuse(
    world,
    request,
    'not-kept',
    sentence,
    undefined,
    'When the journal can be written again, it is put there by itself.',
  );
}

/** There may have been a pack of which only a file is known that cannot be read. */
export function refuseUnreadPacks(
  { world }: Context,
  request: PackRequest,
  wish: PackWish,
  unread: readonly UnreadPack[],
): void {
  const now = world.clock.now();
  for (const { file, why, problem, place, writtenAt } of unread) {
    const until = overlap(place, wish.place) ? unknownPackUntil(writtenAt, wish, now) : undefined;
    if (until === undefined) continue;
    const path = stripControls(why === 'damaged' && !existsSync(file) ? `${file}.damaged` : file);
    const sentence = `There may have been a pack here: ${path} cannot be read (${problem}). A ${request.pack} pack is fine from ${timeOfDay(until, now)}.`;
    refuse(world, request, 'unread', sentence, until, 'If there was none: remove that file.');
  }
}

/** Packs of the last hours may be missing in what was read of the journal. */
export function refuseUnreadJournal(
  { world }: Context,
  request: PackRequest,
  { dose }: PackWish,
  journal: Journal,
): void {
  const now = world.clock.now();
  for (const { path, what, latest } of read(world, journal, now).unread) {
    // A whole file may hold as many as a day allows; a line holds one.
    const until = latest + (what === 'file' ? 24 : dose.gapHours) * HOUR;
    if (until <= now || latest > now + 24 * HOUR) continue;
    const file = stripControls(path);
    const sentence = `Packs of the last hours may be missing: ${what === 'file' ? file : `a line of ${file}`} cannot be read. A ${request.pack} pack is fine from ${timeOfDay(until, now)}.`;
    refuse(world, request, 'unread', sentence, until, `What is in the journal: hikecare journal`);
  }
}

function refuse(
  { stdout }: World,
  { pack, json }: PackRequest,
  id: string,
  sentence: string,
  from: number | undefined,
  hint: string,
): never {
  if (json) stdout.write(refusedEvent(pack, [{ id, reason: sentence, sources: [] }], from));
  throw new Failure('failed', sentence, hint);
}

/** A second pack too early: refused, with the time when it is fine again. */
export function refuseTooEarly({ world }: Context, request: PackRequest, wait: Wait): never {
  const { catalogue, pack, alreadyOn, json } = request;
  const now = world.clock.now();
  const off = alreadyOn() > 0 ? `Take the ${pack} pack off. ` : '';
  const sentence = stripControls(`${off}${waitSentence(request, wait, now)}`);
  const sources = catalogue.coldAndHeat[pack].capSources;
  if (json) {
    world.stdout.write(refusedEvent(pack, [{ id: `too-early-${wait.why}`, reason: sentence, sources }], wait.from));
  }
  throw new Failure(
    'failed',
    sentence,
    [
      ...sourceHint(catalogue, sources),
      ...(off === '' ? [`To wait for it: ${commandFor(request)} --wait`] : []),
      ...placeHint(wait.after, { areas: request.areas }),
    ].join('\n'),
  );
}

/** Why it is too early, and when it is fine. */
export function waitSentence({ pack }: Pick<PackRequest, 'pack'>, wait: Wait, now: number): string {
  const from = timeOfDay(wait.from, now);
  const { after } = wait;
  const until = timeOfDay(after.endedAt, now);
  const ended = atTimeOfDay(after.endedAt, now);
  switch (wait.why) {
    case 'gap':
      return `The last ${pack} pack here ended ${ended}. The next one is fine from ${from}.`;
    case 'used-up':
      return `The ${pack} pack here has had its minutes: it came off ${ended}. The next one is fine from ${from}.`;
    case 'skin':
      return `The last pack here came off because of the skin. The next one is fine from ${from}, if the skin looks and feels as usual by then.`;
    case 'other-pack':
      return `A ${after.pack} pack was on there until ${until}. A ${pack} pack is fine from ${from}.`;
    case 'times-a-day':
      return `There were as many ${pack} packs here in the last 24 hours as are fine. The next one is fine from ${from}.`;
    default:
      return wait.why satisfies never;
  }
}

/** Where somebody did not say where a pack lies, it may be anywhere. */
function placeHint(one: Place, other: Place): readonly string[] {
  return one.areas.length > 0 && other.areas.length > 0
    ? []
    : [
        `Where ${one.areas.length === 0 ? 'that one' : 'this one'} lies was not said, so it may be the same place: name each with --area.`,
      ];
}
