import { recordOf } from '../../core/packs/history.ts';
import { endOf, needsSeen, type PackEnd } from '../../core/packs/running-pack.ts';
import { Failure, isFailure } from '../failure.ts';
import type { Journal } from '../journal/journal.ts';
import { momentNow } from '../stopwatch.ts';
import type { World } from '../world.ts';
import type { PackHandle, PackList } from './store.ts';

/**
 * Puts a pack that is over into the journal, then takes its file away: killed in between, it is written once more,
 * under the same id, and counts once. Throws a Failure where it cannot be kept; the file is there still.
 */
export function settlePack({ clock }: World, journal: Journal, handle: PackHandle, end: PackEnd): void {
  journal.append(recordOf(handle.pack(), end, (milliseconds) => clock.offsetMinutes(milliseconds)));
  handle.remove();
}

/**
 * The packs that are on the skin now, or should be off. Those that are history by now (a crash, a closed terminal, a
 * machine that was off) go into the journal. What cannot be read is told on stderr once and moved out of the way.
 */
export async function packsOnSkin(world: World): Promise<readonly PackHandle[]> {
  const store = await world.packs();
  const found = store.list();
  tellDamaged(world, found, store.setAside);
  const [newer] = found.newer;
  if (newer !== undefined) {
    throw new Failure(
      'failed',
      'A pack was started by a newer hikecare, and this one cannot read it.',
      `Use the newer one, or take the pack off and remove ${newer}`,
    );
  }
  const on: PackHandle[] = [];
  for (const handle of found.packs) {
    const now = momentNow(world.clock);
    const end = endOf(handle.pack(), now);
    if (end === undefined) {
      if (needsSeen(handle.pack(), now)) markSeen(world, handle);
      on.push(handle);
    } else await settleForgotten(world, handle, end);
  }
  return on;
}

/** A disk that is full must not keep anybody from seeing the other packs. */
async function settleForgotten(world: World, handle: PackHandle, end: PackEnd): Promise<void> {
  try {
    settlePack(world, await world.journal(), handle, end);
  } catch (error) {
    if (!isFailure(error)) throw error;
    world.stderr.write(`hikecare: ${error.message}\n`);
  }
}

function tellDamaged({ stderr }: World, { damaged }: PackList, setAside: (file: string) => void): void {
  for (const file of damaged) {
    try {
      setAside(file);
      stderr.write(`hikecare: The file of a running pack was damaged. It is now ${file}.damaged\n`);
    } catch {
      stderr.write(`hikecare: ${file} is damaged and cannot be moved away.\n`);
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
