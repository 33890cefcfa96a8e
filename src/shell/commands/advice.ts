import { rulesForIllness, rulesWithWords, signTargets } from '../../core/advice/illness.ts';
import { namesOf, namesOfFiles, resolve } from '../../core/advice/lookup.ts';
import { type AdvicePage, adviceFor, adviceList } from '../../core/advice/page.ts';
import { partsFor, type Target, typed } from '../../core/advice/topics.ts';
import type { Catalogue, Rule } from '../../core/catalogue.ts';
import { distinct } from '../../core/text.ts';
import { type Place, placeFor } from '../../core/wording.ts';
import { foreignFolder } from '../data-version.ts';
import { Failure } from '../failure.ts';
import { jsonDocument } from '../json.ts';
import { type Loaded, loadCatalogue, loadParts, shippedIds } from '../load.ts';
import { adviceText, matchLines } from '../render/advice.ts';
import { stripControls } from '../render/layout.ts';
import { openStyle } from '../style.ts';
import type { Context } from '../world.ts';

/** The words and flags of `hikecare advice`, as typed. */
export interface AdviceOptions {
  readonly words: readonly string[];
  /** A dotted path into the document, to print one bare value. */
  readonly field?: string;
  readonly json?: boolean;
}

/** More than anybody types; a longer text is cut. */
const MOST_QUERY_LETTERS = 300;

/** What a query came to. */
interface Answer {
  readonly result: 'found' | 'several' | 'nothing';
  readonly loaded: Loaded;
  readonly place: Place;
  readonly page: AdvicePage;
  /** The target, where there is one. */
  readonly target?: Target;
}

/** Looks something up: a region, a section of it, an exercise, or free words. Returns 1 where nothing is found. */
export async function advice(context: Context, options: AdviceOptions): Promise<number> {
  const { world, terminal } = context;
  const query = stripControls(options.words.join(' ')).replace(/\s+/g, ' ').trim().slice(0, MOST_QUERY_LETTERS);
  const answer = await answerTo(context, query);
  const nothing = answer.result === 'nothing';
  if (options.json === true || options.field !== undefined) {
    const text = jsonDocument('advice', answer.loaded.dataVersion, adviceDocument(query, answer));
    world.stdout.write(options.field === undefined ? text : fieldText(JSON.parse(text), options.field));
    if (!nothing) return 0;
  }
  const style = await openStyle(nothing ? terminal.promptColour : terminal.colour, terminal.unicode);
  if (nothing) {
    world.stderr.write(`hikecare: Nothing found for "${query}".\n`);
    world.stderr.write(matchLines(answer.page, style, terminal.width));
    return 1;
  }
  const { catalogue } = answer.loaded;
  // In a file or a pipe, and for a screen reader, words are of more use than dots.
  const draws = world.stdout.isTTY === true && !terminal.accessible;
  const view = { catalogue, page: answer.page, place: answer.place, target: answer.target, draws };
  world.stdout.write(adviceText(view, style, terminal.width));
  return 0;
}

async function answerTo(context: Context, query: string): Promise<Answer> {
  const { world, options } = context;
  const found = (loaded: Loaded, target: Target): Answer => {
    const place = placeFor(loaded.catalogue, options.country);
    return { result: 'found', loaded, place, target, page: adviceFor(loaded.catalogue, target, place) };
  };
  if (foreignFolder(world, options) === undefined) {
    const ids = shippedIds(world);
    const [target, ...others] = resolve(query, namesOfFiles(ids.regions, ids.exercises));
    if (target !== undefined && others.length === 0) return found(loadParts(world, partsFor(target)), target);
  }
  const loaded = await loadCatalogue(world, options);
  const targets = resolve(query, namesOf(loaded.catalogue));
  const [target, ...others] = targets;
  const illness = rulesForIllness(loaded.catalogue, query);
  const isIllness = illness.length > 0;
  if (target !== undefined && others.length === 0 && !isIllness) return found(loaded, target);
  const place = placeFor(loaded.catalogue, options.country);
  const listed = (result: 'several' | 'nothing', list: readonly Target[], signs: readonly Rule[] = []): Answer => ({
    result,
    loaded,
    place,
    page: adviceList(loaded.catalogue, list, place, signs),
  });
  if (targets.length > 0 && !isIllness) return listed('several', targets);
  const { search, SHOWN } = await import('../search.ts');
  const hits = search(loaded.catalogue, query);
  // An illness or a danger sign comes first, with what to do now; then whatever else fits.
  const signs = isIllness ? illness : rulesWithWords(loaded.catalogue, query);
  if (signs.length > 0) {
    const near = hits.kind === 'one' ? [hits.target] : hits.kind === 'several' ? hits.targets : [];
    const places = distinct(signTargets(loaded.catalogue, signs), typed);
    return listed('several', distinct([...places, ...targets, ...near], typed).slice(0, places.length + SHOWN), signs);
  }
  if (hits.kind === 'one') return found(loaded, hits.target);
  if (hits.kind === 'several') return listed('several', hits.targets);
  return listed('nothing', hits.nearest.length > 0 ? hits.nearest : regionTargets(loaded.catalogue));
}

function regionTargets(catalogue: Catalogue): readonly Target[] {
  return catalogue.regions.map((region): Target => ({ kind: 'region', region: region.id }));
}

/** The `data` of `hikecare advice --json`. Fields are only ever added. */
function adviceDocument(query: string, { result, page, place, target }: Answer) {
  return {
    query,
    result,
    topic: target === undefined ? null : typed(target),
    ...page,
    emergencyNumber: place.emergencyNumber,
  };
}

/** The bare value at a dotted path: a list one entry a line, an object as JSON on one line. */
function fieldText(document: unknown, path: string): string {
  let value = document;
  const walked: string[] = [];
  for (const key of path.split('.')) {
    const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
    if (!keys.includes(key)) throw new Failure('failed', missing(stripControls(key), walked.join('.'), value, keys));
    value = (value as Record<string, unknown>)[key];
    walked.push(key);
  }
  const bare = (entry: unknown) =>
    typeof entry === 'object' && entry !== null ? JSON.stringify(entry) : String(entry);
  const lines = Array.isArray(value) ? value.map(bare) : value === null ? [] : [bare(value)];
  return lines.map((line) => `${line}\n`).join('');
}

function missing(key: string, at: string, value: unknown, keys: readonly string[]): string {
  const place = at === '' ? 'the document' : at;
  const there = Array.isArray(value)
    ? value.length === 0
      ? 'it is an empty list'
      : `it is a list with the entries 0 to ${value.length - 1}`
    : keys.length === 0
      ? 'it has no fields'
      : `there are ${keys.join(', ')}`;
  return `There is no "${key}" in ${place}: ${there}.`;
}
