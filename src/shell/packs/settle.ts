import { recordOf } from '../../core/packs/history.ts';
import { endOf, needsSeen, type PackEnd } from '../../core/packs/running-pack.ts';
import { isFailure } from '../failure.ts';
import type { Journal } from '../journal/journal.ts';
import { stripControls } from '../render/layout.ts';
import { momentNow } from '../stopwatch.ts';
import type { World } from '../world.ts';
import type { PackHandle, UnreadPack } from './store.ts';

/**
 * Puts a pack that is over into the journal, then takes its file away: killed in between, it is written once more,
 * under the same id, and counts once. Throws a Failure where it cannot be kept; the file is there still.
 */
export function settlePack({ clock }: World, journal: Journal, handle: PackHandle, end: PackEnd): void {
  journal.append(recordOf(handle.pack(), end, (milliseconds) => clock.offsetMinutes(milliseconds)));
  handle.remove();
}

/** What the folder of the running packs holds now. */
export interface PacksNow {
  /** On the skin now, or should be off. */
  readonly on: readonly PackHandle[];
  /** Over, and could not be put into the journal. */
  readonly notKept: readonly PackHandle[];
  /** What may hold a pack, and cannot be read. */
  readonly unread: readonly UnreadPack[];
}

/** The packs that are on the skin now, or should be off. */
export async function packsOnSkin(world: World): Promise<readonly PackHandle[]> {
  return (await packsNow(world)).on;
}

/**
 * The packs as they are now. Those that are history (a crash, a closed terminal, a machine that was off) go into the
 * journal. What cannot be read is told on stderr, and keeps nobody from seeing the others; what is damaged is told once
 * and moved out of the way.
 */
export async function packsNow(world: World): Promise<PacksNow> {
  const store = await world.packs();
  const { packs, unread } = store.list();
  tellUnread(world, unread, store.setAside);
  const on: PackHandle[] = [];
  const notKept: PackHandle[] = [];
  for (const handle of packs) {
    const now = momentNow(world.clock);
    const end = endOf(handle.pack(), now);
    if (end === undefined) {
      if (needsSeen(handle.pack(), now)) markSeen(world, handle);
      on.push(handle);
    } else if (!(await settleForgotten(world, handle, end))) notKept.push(handle);
  }
  return { on, notKept, unread };
}

/** False where it could not be kept: a disk that is full must not keep anybody from seeing the other packs. */
async function settleForgotten(world: World, handle: PackHandle, end: PackEnd): Promise<boolean> {
  try {
    settlePack(world, await world.journal(), handle, end);
    return true;
  } catch (error) {
    if (!isFailure(error)) throw error;
    world.stderr.write(`hikecare: ${error.message}\n`);
    return false;
  }
}

function tellUnread({ stderr }: World, unread: readonly UnreadPack[], setAside: (file: string) => void): void {
  for (const { file, why, problem } of unread) {
    const path = stripControls(file);
    if (why === 'newer') {
      stderr.write(`hikecare: A pack was started by a newer hikecare, and this one cannot read it: ${path}\n`);
    } else if (why === 'strange') {
      stderr.write(`hikecare: ${path} cannot be read as a pack: ${problem}.\n`);
    } else if (why === 'damaged') {
      try {
        setAside(file);
        stderr.write(`hikecare: The file of a running pack was damaged. It is now ${path}.damaged\n`);
      } catch {
        stderr.write(`hikecare: ${path} is damaged and cannot be moved away.\n`);
      }
    }
  }
}

/** The machine was started anew: from here on only the time since then counts. */
function markSeen({ clock }: World, handle: PackHandle): void {
  try {
    handle.add({ event: 'seen', at: momentNow(clock) });
  } catch {
    // A disk that cannot be written: the wall clock goes on joining in.
  }
}
