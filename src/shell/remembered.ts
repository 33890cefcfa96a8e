import type { Remembered, World } from './world.ts';

/** Where it has been said by now that the settings were damaged: they are read more than once. */
const TOLD = new WeakSet<World>();

/** What is remembered about the hiker. A settings file that was damaged is told on stderr, once. */
export async function rememberedBy(world: World): Promise<Remembered> {
  const remembered = await world.remembered();
  if (remembered.damaged !== undefined && !TOLD.has(world)) {
    TOLD.add(world);
    world.stderr.write(`hikecare: ${remembered.damaged}\n`);
  }
  return remembered;
}
