import type { Catalogue } from '../catalogue.ts';
import type { Region, Source } from '../data-types.ts';
import { signSheet } from './danger-list.ts';
import { type Mention, mentionsIn } from './mentions.ts';
import type { SignSheet } from './sign-sheets.ts';
import { exercisesOf } from './topics.ts';

/**
 * What look-ups need again and again, and what is long in the finding. The build keeps it for the shipped data, so that a
 * look-up takes it from there; for every other data it is found when it is asked for.
 */
export interface Shelf {
  /** The danger signs of these regions, or of everybody, each on a sheet. */
  signs(ids: readonly string[]): readonly SignSheet[];
  /** The complaints that offer or forbid an exercise. */
  mentions(exercise: string): readonly Mention[];
  /** Those of these sources that are known. */
  sources(ids: readonly string[]): readonly Source[];
}

/** Found before in the same catalogue, which never changes. */
const SHEETS = new WeakMap<Catalogue, Map<string, SignSheet>>();
const REGIONS = new WeakMap<Catalogue, ReadonlyMap<string, readonly Region[]>>();

/** The shelf of a catalogue that holds everything a look-up may ask for. */
export function shelfOf(catalogue: Catalogue): Shelf {
  const sheets = SHEETS.get(catalogue) ?? new Map<string, SignSheet>();
  SHEETS.set(catalogue, sheets);
  return {
    signs: (ids) =>
      ids.map((id) => {
        const sheet = sheets.get(id) ?? signSheet(catalogue, id);
        sheets.set(id, sheet);
        return sheet;
      }),
    mentions: (exercise) => mentionsIn(regionsByExercise(catalogue).get(exercise) ?? [], exercise),
    sources: (ids) => ids.flatMap((id) => catalogue.sourceById.get(id) ?? []),
  };
}

/** The regions that offer or forbid each exercise, in their order: the build asks for every exercise. */
function regionsByExercise(catalogue: Catalogue): ReadonlyMap<string, readonly Region[]> {
  const before = REGIONS.get(catalogue);
  if (before !== undefined) return before;
  const found = new Map<string, Region[]>();
  for (const region of catalogue.regions) {
    for (const id of exercisesOf([region])) found.set(id, [...(found.get(id) ?? []), region]);
  }
  REGIONS.set(catalogue, found);
  return found;
}
