import { stateAt } from '../../core/packs/running-pack.ts';
import { dataVersionOf } from '../data-version.ts';
import { jsonDocument } from '../json.ts';
import { momentNow } from '../stopwatch.ts';
import type { World } from '../world.ts';
import type { PackHandle } from './store.ts';

/** The packs that run, as the one document of `timer status --json`. Times in whole seconds, instants in UTC. */
export function statusDocument(world: World, packs: readonly PackHandle[]): string {
  return jsonDocument('timer-status', dataVersionOf(world, {}), {
    running: packs.map((handle) => entryOf(world, handle)),
  });
}

function entryOf({ clock }: World, handle: PackHandle) {
  const pack = handle.pack();
  const { start, duration } = pack;
  const { state, onSkin, left, over, until } = stateAt(pack, momentNow(clock));
  const iso = (milliseconds: number) => new Date(milliseconds).toISOString();
  return {
    id: start.id,
    pack: start.pack,
    areas: start.areas,
    labels: start.labels,
    ...(start.side === undefined ? {} : { side: start.side }),
    state,
    elapsed: Math.floor(onSkin / 1000),
    left: Math.ceil(left / 1000),
    over: Math.floor(over / 1000),
    minutes: Math.round(duration / 600) / 100,
    mostMinutes: Math.round(start.most / 600) / 100,
    startedAt: iso(start.at.wall - start.alreadyOn),
    ...(state === 'running' ? { until: iso(until) } : {}),
  };
}
