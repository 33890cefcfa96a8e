import { readPreferences } from './preferences.ts';
import { readTerminal } from './terminal/terminal.ts';
import type { Context, GlobalOptions, World } from './world.ts';

/** One run of a command: a flag wins over the environment, the environment over a setting. */
export function openContext(world: World, flags: GlobalOptions): Context {
  const preferences = readPreferences(world.env);
  const country = flags.country ?? preferences.country;
  const options = { ...flags, ...(country === undefined ? {} : { country }) };
  return { world, options, terminal: readTerminal(world, options, preferences) };
}
