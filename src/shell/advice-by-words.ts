import { rulesForIllness, rulesWithWords, signTargets } from '../core/advice/illness.ts';
import { namesOf, resolve } from '../core/advice/lookup.ts';
import { type AdvicePage, adviceFor, adviceList } from '../core/advice/page.ts';
import { type Shelf, shelfOf } from '../core/advice/shelf.ts';
import { type Target, typed } from '../core/advice/topics.ts';
import type { Catalogue, Rule } from '../core/catalogue.ts';
import { distinct } from '../core/text.ts';
import { type Place, placeFor } from '../core/wording.ts';
import { foreignFolder } from './data-version.ts';
import { loadCatalogue, loadParts, shippedShelf } from './load.ts';
import type { Context, World } from './world.ts';

/** What a query came to. */
export interface Answer {
  readonly result: 'found' | 'several' | 'nothing';
  readonly catalogue: Catalogue;
  readonly dataVersion: string;
  readonly place: Place;
  readonly page: AdvicePage;
  /** The target, where there is one. */
  readonly target: Target | undefined;
}

/** What words find that are no ids of the shipped data: names, illnesses, danger signs, then whatever is near. */
export async function adviceByWords(context: Context, query: string): Promise<Answer> {
  const { world, options } = context;
  const { catalogue, dataVersion } = await loadCatalogue(world, options);
  const shelf = (foreignFolder(world, options) === undefined ? shippedShelf(world) : undefined) ?? shelfOf(catalogue);
  const place = placeFor(catalogue, options.country);
  const shared = { catalogue, dataVersion, place };
  const found = (target: Target): Answer => {
    return { ...shared, result: 'found', target, page: adviceFor(catalogue, target, place, shelf) };
  };
  const listed = (result: 'several' | 'nothing', list: readonly Target[], signs: readonly Rule[] = []): Answer => {
    return { ...shared, result, target: undefined, page: adviceList(catalogue, list, place, signs, shelf) };
  };
  const targets = resolve(query, namesOf(catalogue));
  const [target, ...others] = targets;
  const illness = rulesForIllness(catalogue, query);
  const isIllness = illness.length > 0;
  if (target !== undefined && others.length === 0 && !isIllness) return found(target);
  if (targets.length > 0 && !isIllness) return listed('several', targets);
  const { search, SHOWN } = await import('./search.ts');
  const hits = search(catalogue, query);
  // An illness or a danger sign comes first, with what to do now; then whatever else fits.
  const signs = isIllness ? illness : rulesWithWords(catalogue, query);
  if (signs.length > 0) {
    const near = hits.kind === 'one' ? [hits.target] : hits.kind === 'several' ? hits.targets : [];
    const places = distinct(signTargets(catalogue, signs), typed);
    return listed('several', distinct([...places, ...targets, ...near], typed).slice(0, places.length + SHOWN), signs);
  }
  if (hits.kind === 'one') return found(hits.target);
  if (hits.kind === 'several') return listed('several', hits.targets);
  return listed('nothing', hits.nearest.length > 0 ? hits.nearest : regionTargets(catalogue));
}

/** For shipped data that is not from a build: what the build would keep for this target. */
export function shelfFor(world: World, target: Target): Shelf {
  const region = 'region' in target ? target.region : undefined;
  return shelfOf(loadParts(world, { regions: region === undefined ? 'all' : [region] }).catalogue);
}

function regionTargets(catalogue: Catalogue): readonly Target[] {
  return catalogue.regions.map((region): Target => ({ kind: 'region', region: region.id }));
}
