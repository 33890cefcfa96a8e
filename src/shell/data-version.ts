import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { GlobalOptions, World } from './world.ts';

/** The folder that --data or HIKECARE_DATA names, or undefined for the shipped one. */
export function foreignFolder(world: World, options: GlobalOptions): string | undefined {
  const folder = options.data ?? world.env['HIKECARE_DATA'];
  return folder === undefined || folder === '' ? undefined : resolve(world.cwd, folder);
}

/** The version of the data for a document that needs nothing else of it; "unversioned" where none can be read. */
export function dataVersionOf(world: World, options: GlobalOptions): string {
  try {
    const folder = foreignFolder(world, options) ?? world.dataFolder;
    const { version } = JSON.parse(readFileSync(join(folder, 'version.json'), 'utf8')) as { version?: unknown };
    return typeof version === 'string' ? version : 'unversioned';
  } catch {
    return 'unversioned';
  }
}
