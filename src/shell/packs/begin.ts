import type { Answers } from '../../core/answers.ts';
import { MINUTE } from '../../core/duration.ts';
import { type PackAllowance, packAllowance } from '../../core/packs/history.ts';
import { endOf, overlap, type PackStart, startedPack, stateAt } from '../../core/packs/running-pack.ts';
import { isFailure } from '../failure.ts';
import type { Journal } from '../journal/journal.ts';
import type { TimerView } from '../render/timer.ts';
import { momentNow, startStopwatch } from '../stopwatch.ts';
import type { Context, World } from '../world.ts';
import { writeEvents } from './events.ts';
import { pastPacks, refuseTaken, refuseUnreadJournal, refuseUnreadPacks } from './past.ts';
import { type Application, type PackRequest, viewOf, wishOf } from './request.ts';
import { type PackRun, type PackRunEnd, runPack, timesFor } from './run.ts';
import { packsNow, settlePack } from './settle.ts';
import { type PackHandle, type PackStore, packInMemory } from './store.ts';
import { type Telling, voiceFor } from './voice.ts';

/** An application of which nothing was used. */
const WHOLE: Application = { left: Number.POSITIVE_INFINITY, used: 0 };

/** All that a pack is started with. */
export interface PackSetting {
  readonly context: Context;
  readonly request: PackRequest;
  readonly dataVersion: string;
  readonly telling: Telling;
  readonly journal: Journal | undefined;
  readonly store: PackStore | undefined;
}

/** Where what was done is kept. A pack that cannot be kept is better timed than not. */
export async function openStores(world: World): Promise<Pick<PackSetting, 'journal' | 'store'>> {
  const opened = async <Store>(open: () => Promise<Store>): Promise<Store | undefined> => {
    try {
      return await open();
    } catch (error) {
      if (!isFailure(error)) throw error;
      world.stderr.write(`hikecare: ${error.message}\n`);
      return undefined;
    }
  };
  const journal = await opened(() => world.journal());
  return {
    journal: journal === undefined ? undefined : tellingOnce(journal),
    store: await opened(() => world.packs()),
  };
}

/** The same journal; what could not be read is told once, however often it is read. */
function tellingOnce(journal: Journal): Journal {
  const told = new Set<string>();
  return {
    ...journal,
    read: (since, types) => {
      const reading = journal.read(since, types);
      const damaged = reading.damaged.filter((sentence) => !told.has(sentence));
      for (const sentence of damaged) told.add(sentence);
      return { ...reading, damaged };
    },
  };
}

/** May it go on now? A pack that is on already began a while ago. */
export function allowanceFor({ context, request, journal }: PackSetting, answers: Answers): PackAllowance {
  const now = context.world.clock.now();
  const past = pastPacks(context.world, journal, now);
  return packAllowance(past, wishOf(request, answers), now - request.alreadyOn());
}

/**
 * Somebody may have started one there in another terminal, or one may have been there of which too little is known:
 * throws a Failure that names it.
 */
export async function refuseOnSkin({ context, request, store, journal }: PackSetting, answers: Answers): Promise<void> {
  const wish = wishOf(request, answers);
  if (store !== undefined) {
    const { on, notKept, unread } = await packsNow(context.world);
    const taken = [...on, ...notKept].find((handle) => overlap(handle.pack().start, wish.place));
    if (taken !== undefined) refuseTaken(context, request, taken);
    refuseUnreadPacks(context, request, wish, unread);
  }
  if (journal !== undefined) refuseUnreadJournal(context, request, wish, journal);
}

/** True when the pack that is on already should be off by now. */
export function isOverdue(request: PackRequest, answers: Answers, context: Context): boolean {
  const { duration, alreadyOn } = viewOf(context, request, answers, WHOLE);
  return alreadyOn > 0 && alreadyOn >= duration;
}

/** It should be off by now: told, and kept as what was done. Nothing is started. */
export function tellOverdue(setting: PackSetting, answers: Answers): number {
  const { context, request, journal } = setting;
  const { world } = context;
  const view = viewOf(context, request, answers, WHOLE);
  const handle = packInMemory(startedPack(startOf(world, view)));
  handle.add({ event: 'acknowledged', at: momentNow(world.clock) });
  const past = pastPacks(world, journal, world.clock.now());
  const { onSkin, over } = stateAt(handle.pack(), momentNow(world.clock));
  const effect = { kind: 'end', onSkin, left: 0, over } as const;
  // Nobody is asked to take note of it: it is said, and that is all.
  const quiet = { ...context, terminal: { ...context.terminal, interactive: false } };
  const voice = voiceFor(quiet, view, tellingOf(setting, handle.id))({ key() {}, redraw() {}, look() {} });
  voice.tell(effect, timesFor(world, { handle, past, wish: wishOf(request, answers) }, effect), false);
  voice.close();
  const end = endOf(handle.pack(), momentNow(world.clock));
  if (end !== undefined && journal !== undefined) settlePack(world, journal, handle, end);
  return 0;
}

/** Puts it on the disk, and shows it until its end. */
export async function startAndRun(
  setting: PackSetting,
  answers: Answers,
  application: Application,
): Promise<PackRunEnd> {
  const { context, request, journal } = setting;
  const { world } = context;
  const view = viewOf(context, request, answers, application);
  const past = pastPacks(world, journal, world.clock.now());
  const elapsed = startStopwatch(world.clock);
  const start = startOf(world, view);
  const { handle, kept } = putOn(setting, start);
  const run: PackRun = { view, handle, journal, past, wish: wishOf(request, answers), elapsed, startedNow: true, kept };
  return runPack(context, run, voiceFor(context, view, tellingOf(setting, start.id)));
}

/** A disk that cannot be written keeps nobody from a timer: it runs in this window alone then. */
function putOn(setting: PackSetting, start: PackStart): { readonly handle: PackHandle; readonly kept: boolean } {
  const { context, request, store } = setting;
  const made = startInStore(context.world, store, start);
  if (made === undefined) return { handle: packInMemory(startedPack(start)), kept: false };
  return 'started' in made ? { handle: made.started, kept: true } : refuseTaken(context, request, made.taken);
}

function startInStore({ stderr }: World, store: PackStore | undefined, start: PackStart) {
  try {
    return store?.start(start);
  } catch (error) {
    if (!isFailure(error)) throw error;
    stderr.write(`hikecare: ${error.message} It runs in this window only.\n`);
    return undefined;
  }
}

function startOf({ clock, newId }: World, view: TimerView): PackStart {
  const { pack, areas, side, dose } = view;
  return {
    id: newId(),
    pack,
    areas: areas.map(({ id }) => id),
    labels: view.labels,
    ...(side === undefined ? {} : { side }),
    duration: view.duration,
    most: view.most,
    alreadyOn: view.alreadyOn,
    // The skin has had the minutes of the whole application.
    skinCheckAt: Math.max(0, dose.skinCheckMinutes * MINUTE - view.used),
    gapHours: dose.gapHours,
    timesPerDay: dose.timesPerDay,
    at: momentNow(clock),
  };
}

function tellingOf({ context, request, dataVersion, telling }: PackSetting, id: string): Telling {
  return request.json ? { ...telling, events: writeEvents(context.world, dataVersion, id) } : telling;
}
