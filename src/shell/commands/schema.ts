import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../failure.ts';
import { stripControls } from '../render/layout.ts';
import type { Context } from '../world.ts';

/** Which schema is wanted, as typed. */
export interface SchemaOptions {
  readonly name: string | undefined;
}

const ENDING = '.schema.json';

/** Prints the JSON Schema of what a command prints with --json; without a name, the names there are. */
export async function schema({ world }: Context, { name }: SchemaOptions): Promise<number> {
  const folder = join(world.dataFolder, 'schema', 'output');
  const names = readdirSync(folder)
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length))
    .sort();
  if (name === undefined) {
    world.stdout.write(`${names.join('\n')}\n`);
    return 0;
  }
  if (!names.includes(name)) {
    throw new Failure('usage', `There is no schema "${stripControls(name)}"; there are ${names.join(', ')}.`);
  }
  // It ships on one line; people read it, too.
  const body: unknown = JSON.parse(readFileSync(join(folder, name + ENDING), 'utf8'));
  world.stdout.write(`${JSON.stringify(body, null, 2)}\n`);
  return 0;
}
