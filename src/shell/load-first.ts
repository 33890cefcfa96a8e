import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCatalogue, type Catalogue, withRegions } from '../core/catalogue.ts';
import { chosenIds } from '../core/complaints.ts';
import type { Region } from '../core/data-types.ts';
import { fieldsOf, lazily } from '../core/lazily.ts';
import { placeAnswers } from '../core/packs/areas.ts';
import { type Loaded, loadParts } from './load.ts';
import { toRawData } from './raw-files.ts';
import type { World } from './world.ts';

// Parts of the shipped data for what comes first, where the whole of it would be waited for. Tests compare each with the
// whole in all that it is used for.

/** The files with what is asked before any place is named, and what their questions rest on. */
const FIRST_FILES = ['danger-signs.json', 'about-you.json', 'story.json', 'cold-and-heat.json'];

/**
 * The shipped data without regions, exercises and sources. It is enough for the first question of an interview in which
 * nothing is answered yet: until a place is named no question of a region is asked and none of its rules holds. For
 * everything after that the whole one is needed.
 */
export function loadFirst({ dataFolder }: World): Catalogue {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(dataFolder, name), 'utf8'));
  const files = new Map(FIRST_FILES.map((name) => [name, read(name)]));
  return buildCatalogue(toRawData(files.set('sources.json', { sources: [] })));
}

/** What the timer of a pack needs where no place is named: nothing of any region. */
export function loadWithoutPlaces(world: World): Loaded {
  const { catalogue, dataVersion } = loadParts(world, { regions: [] });
  return { catalogue: withoutPlaceQuestions(catalogue), dataVersion };
}

/**
 * What the timer of a pack needs where a place is named: the names of all places, which the build keeps in a file of
 * their own, and the regions that the words mean. Data that was not built is read with all of its regions.
 */
export function loadPlaces(world: World, area: string): Loaded {
  const path = join(world.dataFolder, PLACES);
  if (!existsSync(path)) return loadParts(world, { regions: 'all' });
  const { catalogue, dataVersion } = loadParts(world, { regions: [] });
  const named = JSON.parse(readFileSync(path, 'utf8')) as readonly Region[];
  const regions = chosenIds(placeAnswers(withRegions(catalogue, named), area), 'region');
  const read = (id: string): Region =>
    JSON.parse(readFileSync(join(world.dataFolder, 'regions', `${id}.json`), 'utf8'));
  const all = named.map((region) => (regions.includes(region.id) ? read(region.id) : region));
  return { catalogue: withRegions(catalogue, all), dataVersion };
}

/** The regions with their names and spots, and nothing asked, ruled or offered; only in data that was built. */
const PLACES = 'mentions/places.json';

/** Where there are no regions, nobody can be asked for one: a question without an option would be no question. */
function withoutPlaceQuestions(catalogue: Catalogue): Catalogue {
  const without = (questions: Catalogue['questions']) =>
    new Map([...questions].filter(([id]) => id !== 'region' && id !== 'spot'));
  return lazily<Catalogue>({
    ...fieldsOf(catalogue),
    questions: () => without(catalogue.questions),
    questionById: () => without(catalogue.questionById),
  });
}
