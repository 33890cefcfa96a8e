import type { AnswerValue } from '../answers.ts';
import type { Catalogue } from '../catalogue.ts';

// What somebody means who names a place in words.

/**
 * The areas that a word means: an area, spot or region by its id or name, or a word of an area; several are
 * separated by commas. A region means all its areas (the most careful decides). The first word that is none
 * of these is returned as `unknown`.
 */
export function areasFor(
  catalogue: Catalogue,
  text: string,
): { readonly areas: readonly string[] } | { readonly unknown: string } {
  const words = text.split(',').map((word) => word.trim().toLowerCase());
  const found = words.map((word) => ({ word, areas: areasOf(catalogue, word) }));
  const unknown = found.find(({ areas }) => areas.length === 0);
  if (unknown !== undefined) return { unknown: unknown.word };
  return { areas: [...new Set(found.flatMap(({ areas }) => areas))] };
}

function areasOf(catalogue: Catalogue, word: string): readonly string[] {
  const { areas } = catalogue.coldAndHeat;
  const spots = catalogue.regions.flatMap((region) => region.spots);
  const is = (entry: { readonly id: string }) => entry.id === word;
  const isCalled = (...names: readonly string[]) => names.some((name) => name.toLowerCase() === word);
  const ways: readonly (readonly string[])[] = [
    areas.filter(is).map((area) => area.id),
    spots.filter(is).map((spot) => spot.area),
    catalogue.regions.filter(is).flatMap((region) => region.spots.map((spot) => spot.area)),
    areas.filter((area) => isCalled(area.label, ...area.words)).map((area) => area.id),
    spots.filter((spot) => isCalled(spot.label, ...spot.words)).map((spot) => spot.area),
  ];
  return ways.find((way) => way.length > 0) ?? [];
}

/**
 * What the same words say as answers: a spot is that spot in its region, a region all its spots (the most careful
 * decides), an area its spot where it has only one. Empty where no spot is named: an area may lie in several regions.
 */
export function placeAnswers(catalogue: Catalogue, text: string): ReadonlyMap<string, AnswerValue> {
  const words = text.split(',').map((word) => word.trim().toLowerCase());
  const spots = new Set(words.flatMap((word) => spotsOf(catalogue, word)));
  if (spots.size === 0) return new Map();
  const regions = catalogue.regions.filter((region) => region.spots.some((spot) => spots.has(spot.id)));
  return new Map([
    ['region', regions.map((region) => region.id)],
    ['spot', [...spots]],
  ]);
}

function spotsOf(catalogue: Catalogue, word: string): readonly string[] {
  const spots = catalogue.regions.flatMap((region) => region.spots);
  const isCalled = (...names: readonly string[]) => names.some((name) => name.toLowerCase() === word);
  const ids = (found: readonly { readonly id: string }[]) => found.map((spot) => spot.id);
  const { areas } = catalogue.coldAndHeat;
  const area = areas.find(({ id }) => id === word) ?? areas.find(({ label, words }) => isCalled(label, ...words));
  const inArea = spots.filter((spot) => spot.area === area?.id);
  const ways: readonly (readonly string[])[] = [
    ids(spots.filter((spot) => spot.id === word)),
    inArea.length === 1 ? ids(inArea) : [],
    catalogue.regions.filter((region) => region.id === word && area === undefined).flatMap(({ spots }) => ids(spots)),
    ids(spots.filter((spot) => isCalled(spot.label, ...spot.words))),
  ];
  return ways.find((way) => way.length > 0) ?? [];
}
