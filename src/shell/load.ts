import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Mention } from '../core/advice/mentions.ts';
import { type LookUp, regionsOfTarget } from '../core/advice/page.ts';
import type { Shelf } from '../core/advice/shelf.ts';
import type { SignSheet } from '../core/advice/sign-sheets.ts';
import type { Target } from '../core/advice/topics.ts';
import { type ById, buildCatalogue, type Catalogue, questionIn } from '../core/catalogue.ts';
import type { Exercise, Source } from '../core/data-types.ts';
import { count } from '../core/wording.ts';
import { dataVersionOf, foreignFolder } from './data-version.ts';
import { Failure } from './failure.ts';
import { type RawFiles, rawData, toRawData } from './raw-files.ts';
import { stripControls } from './render/layout.ts';
import { type Block, openFields, parseFile, sortedEntries } from './shipped-files.ts';
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
    const lines = problems.flatMap(({ file, field, message, tip }) => [
      stripControls(`${file} ${field}: ${message}`),
      stripControls(`    ${tip}`),
    ]);
    throw new Failure(
      'usage',
      `The data folder ${stripControls(foreign)} has ${count(problems.length, 'problem')}.`,
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

/** True where there is a shipped region or exercise of this id: no folder is listed for it. */
export function isShipped(world: World, kind: 'regions' | 'exercises', id: string): boolean {
  return statSync(join(world.dataFolder, kind, `${id}.json`), { throwIfNoEntry: false })?.isFile() === true;
}

/**
 * The shipped data as far as a look-up of this target needs it, with what the build keeps for look-ups. It lacks the other
 * regions: only `pageFor` with the same target may use it (a test compares it with everything for every target).
 */
export function loadForTarget(world: World, target: Target, shelf: Shelf): LookUp & Loaded {
  const named = regionsOfTarget(target, shelf);
  const loaded: Loaded = loadParts(
    world,
    { regions: named ?? 'all' },
    {
      // A page asks for few questions, a check for all.
      findQuestion: byId((id) => questionIn(loaded.catalogue, id)).get,
      sourceById: byId((id) => shelf.sources([id])[0]),
    },
  );
  return { ...loaded, shelf, regions: named ?? loaded.catalogue.regions.map(({ id }) => id) };
}

/** The shipped data as far as a check of these regions needs it; undefined where one of them is none. */
export function loadRegions(world: World, regions: readonly string[]): Loaded | undefined {
  if (!regions.every((id) => isShipped(world, 'regions', id))) return undefined;
  const shelf = shippedShelf(world);
  const found = shelf === undefined ? {} : { sourceById: byId((id) => shelf.sources([id])[0]) };
  return loadParts(world, { regions: [...new Set(regions)].sort() }, found);
}

/** What the build makes for look-ups: sorted files, and where the blocks of each are. */
const LOOK_UP = 'look-up';
type Blocks = Readonly<Record<'signs' | 'mentions' | 'sources', readonly Block[]>>;

/** What the build keeps for look-ups; undefined where the folder of the shipped data is not from a build. */
export function shippedShelf({ dataFolder }: World): Shelf | undefined {
  const folder = join(dataFolder, LOOK_UP);
  if (!existsSync(folder)) return undefined;
  const blocks = openFields(folder, 'blocks.json') as Blocks;
  const mentions = sortedEntries<{ readonly in: readonly Mention[] }>(join(folder, 'mentions.json'), blocks.mentions);
  return {
    signs: sortedEntries<SignSheet>(join(folder, 'signs.json'), blocks.signs),
    mentions: (exercise) => mentions([exercise])[0]?.in ?? [],
    sources: sortedEntries<Source>(join(dataFolder, 'sources.json'), blocks.sources),
  };
}

/**
 * The shipped data with no other regions than these. A file is read when it is first asked for; exercises are found by
 * their ids alone, and other records may be found in another way than in the lists of everything.
 */
export function loadParts(
  world: World,
  { regions }: { readonly regions: 'all' | readonly string[] },
  found: Parameters<typeof buildCatalogue>[1] = {},
): Loaded {
  const open = (name: string) => openFields(world.dataFolder, name);
  const raw = rawData(open, {
    regions: () => (regions === 'all' ? shippedIds(world).regions : regions).map((id) => open(`regions/${id}.json`)),
    exercises: () => [],
  });
  const exerciseById = byId((id) =>
    isShipped(world, 'exercises', id) ? (open(`exercises/${id}.json`) as Exercise) : undefined,
  );
  return { catalogue: buildCatalogue(raw, { exerciseById, ...found }), dataVersion: dataVersionOf(world, {}) };
}

function byId<Value>(find: (id: string) => Value | undefined): ById<Value> {
  const found = new Map<string, Value | undefined>();
  const get = (id: string) => {
    if (!found.has(id)) found.set(id, find(id));
    return found.get(id);
  };
  return { get, has: (id) => get(id) !== undefined };
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
  return parseFile(name, readFileSync(join(folder, name), 'utf8'));
}

function toLoaded(files: RawFiles): Loaded {
  const version = files.get('version.json') as { readonly version?: string } | undefined;
  return { catalogue: buildCatalogue(toRawData(files)), dataVersion: version?.version ?? 'unversioned' };
}
