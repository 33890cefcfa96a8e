import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exercisesOf, type Parts } from '../core/advice/lookup.ts';
import { buildCatalogue, type Catalogue } from '../core/catalogue.ts';
import { foreignFolder } from './data-version.ts';
import { Failure } from './failure.ts';
import { type RawFiles, toRawData } from './raw-files.ts';
import { stripControls } from './render/layout.ts';
import type { GlobalOptions, World } from './world.ts';

export { toRawData } from './raw-files.ts';

/** A catalogue and the version of the data it was read from. */
export interface Loaded {
  readonly catalogue: Catalogue;
  readonly dataVersion: string;
}

/**
 * Everything that is known. The shipped data was checked when it was built; a foreign folder is checked
 * here, by schema and across its files, and named on stderr, once. Throws a Failure that names every problem.
 */
export async function loadCatalogue(world: World, options: GlobalOptions): Promise<Loaded> {
  const foreign = foreignFolder(world, options);
  if (foreign === undefined) return toLoaded(readFolder(world.dataFolder));
  const files = readForeign(foreign);
  const { validateFiles } = await import('./validate.ts');
  const problems = validateFiles(readFolder(join(world.dataFolder, 'schema')), files);
  if (problems.length > 0) {
    const lines = problems.map(({ file, field, message }) => stripControls(`${file} ${field}: ${message}`));
    throw new Failure(
      'usage',
      `The data folder ${stripControls(foreign)} has ${problems.length} problems.`,
      lines.join('\n'),
    );
  }
  if (!TOLD.has(world)) world.stderr.write(`Using the data folder ${stripControls(foreign)}.\n`);
  TOLD.add(world);
  return toLoaded(files);
}

/** Where it has been said by now that the data is not the shipped one: a check may start a timer. */
const TOLD = new WeakSet<World>();

/** The ids of the shipped regions and exercises, told from the names of their files: none is read. */
export function shippedIds(world: World): {
  readonly regions: readonly string[];
  readonly exercises: readonly string[];
} {
  const ids = (folder: string) =>
    jsonFiles(join(world.dataFolder, folder)).map((name) => name.slice(0, -'.json'.length));
  return { regions: ids('regions'), exercises: ids('exercises') };
}

/**
 * The shipped data as far as a look-up needs it. What it leaves out is missing from the catalogue: only
 * `adviceFor` with the same target may use it (a test compares it with the whole catalogue for every target).
 */
export function loadParts(world: World, parts: Parts): Loaded {
  const folder = world.dataFolder;
  const regionNames = regionFiles(folder, parts);
  const names = [
    ...ALWAYS_READ,
    ...(parts.causes ? ['causes.json'] : []),
    ...(parts.returnToHiking ? ['return-to-hiking.json'] : []),
    ...regionNames.map((name) => `regions/${name}`),
  ];
  const files = new Map(names.map((name) => [name, parse(folder, name)]));
  const exercises = parts.exercises === 'of-regions' ? exercisesOf(toRawData(files).regions) : parts.exercises;
  for (const id of exercises) files.set(`exercises/${id}.json`, parse(folder, `exercises/${id}.json`));
  return toLoaded(files);
}

/** The files of regions to read. Which of them mention an exercise is told by a list that the build makes. */
function regionFiles(folder: string, { regions, exercises }: Parts): readonly string[] {
  const all = () => jsonFiles(join(folder, 'regions'));
  if (regions === 'all') return all();
  if (regions !== 'mentioning') return regions.map(toFileName);
  const path = join(folder, MENTIONS);
  if (!existsSync(path) || exercises === 'of-regions') return all();
  const mentions = parse(folder, MENTIONS) as Readonly<Record<string, readonly string[]>>;
  return [...new Set(exercises.flatMap((id) => mentions[id] ?? []))].sort().map(toFileName);
}

/** Exercise ids to the ids of the regions that offer or forbid them; only in data that was built. */
const MENTIONS = 'mentions/exercises.json';

/** The shipped data as far as a check of these regions needs it; undefined where one of them is none. */
export function loadRegions(world: World, regions: readonly string[]): Loaded | undefined {
  const known = shippedIds(world).regions;
  if (!regions.every((id) => known.includes(id))) return undefined;
  return loadParts(world, {
    regions: [...new Set(regions)].sort(),
    exercises: 'of-regions',
    causes: true,
    returnToHiking: true,
  });
}

/** What every look-up needs: signs, the questions that conditions speak of, numbers, sources. */
const ALWAYS_READ = [
  'version.json',
  'danger-signs.json',
  'about-you.json',
  'story.json',
  'cold-and-heat.json',
  'emergency-numbers.json',
  'sources.json',
];

function toFileName(id: string): string {
  return `${id}.json`;
}

function readForeign(folder: string): RawFiles {
  try {
    return readFolder(folder);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new Failure('usage', `The data folder ${stripControls(folder)} cannot be read.`, stripControls(detail));
  }
}

/** All JSON files of a data folder (its schema folder left out). Throws with the file's name where one is no JSON. */
export function readFolder(folder: string): RawFiles {
  const names = [
    ...jsonFiles(folder),
    ...['regions', 'exercises'].flatMap((inner) => jsonFiles(join(folder, inner)).map((name) => `${inner}/${name}`)),
  ];
  return new Map(names.map((name) => [name, parse(folder, name)]));
}

function jsonFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT' && /regions$|exercises$/.test(folder))
      return [];
    throw error;
  }
}

function parse(folder: string, name: string): unknown {
  const text = readFileSync(join(folder, name), 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : 'is no JSON'}`);
  }
}

function toLoaded(files: RawFiles): Loaded {
  const version = files.get('version.json') as { readonly version?: string } | undefined;
  return { catalogue: buildCatalogue(toRawData(files)), dataVersion: version?.version ?? 'unversioned' };
}
