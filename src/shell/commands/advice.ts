import { namesOfFiles, possibleIds, resolve } from '../../core/advice/lookup.ts';
import { pageFor } from '../../core/advice/page.ts';
import { type Target, typed } from '../../core/advice/topics.ts';
import { placeFor } from '../../core/wording.ts';
import { type Answer, adviceByWords, shelfFor } from '../advice-by-words.ts';
import { foreignFolder } from '../data-version.ts';
import { Failure } from '../failure.ts';
import { jsonDocument } from '../json.ts';
import { isShipped, loadForTarget, shippedIds, shippedShelf } from '../load.ts';
import { stripControls } from '../render/layout.ts';
import { openStyle } from '../style.ts';
import type { Context, World } from '../world.ts';

/** The words and flags of `hikecare advice`, as typed. */
export interface AdviceOptions {
  readonly words: readonly string[];
  /** A dotted path into the document, to print one bare value. */
  readonly field?: string;
  readonly json?: boolean;
}

/** More than anybody types; a longer text is cut. */
const MOST_QUERY_LETTERS = 300;

/** Looks something up: a region, a section of it, an exercise, or free words. Returns 1 where nothing is found. */
export async function advice(context: Context, options: AdviceOptions): Promise<number> {
  const { world, terminal } = context;
  const query = stripControls(options.words.join(' ')).replace(/\s+/g, ' ').trim().slice(0, MOST_QUERY_LETTERS);
  const answer = await answerTo(context, query);
  const nothing = answer.result === 'nothing';
  if (options.json === true || options.field !== undefined) {
    const text = jsonDocument('advice', answer.dataVersion, adviceDocument(query, answer));
    world.stdout.write(options.field === undefined ? text : fieldText(JSON.parse(text), options.field));
    if (!nothing) return 0;
  }
  const { adviceText, matchLines } = await import('../render/advice.ts');
  const style = await openStyle(nothing ? terminal.promptColour : terminal.colour, terminal.unicode);
  if (nothing) {
    world.stderr.write(`hikecare: Nothing found for "${query}".\n`);
    world.stderr.write(matchLines(answer.page, style, terminal.width));
    return 1;
  }
  // In a file or a pipe, and for a screen reader, words are of more use than dots.
  const draws = world.stdout.isTTY === true && !terminal.accessible;
  world.stdout.write(adviceText({ ...answer, draws }, style, terminal.width));
  return 0;
}

async function answerTo(context: Context, query: string): Promise<Answer> {
  const { world, options } = context;
  const target = foreignFolder(world, options) === undefined ? targetInFiles(world, query) : undefined;
  if (target === undefined) return adviceByWords(context, query);
  const shelf = shippedShelf(world) ?? shelfFor(world, target);
  const lookUp = loadForTarget(world, target, shelf);
  const place = placeFor(lookUp.catalogue, options.country);
  return { ...lookUp, result: 'found', place, target, page: pageFor(lookUp, target, place) };
}

/** The one thing that the query names, as far as the names of the shipped files tell it. */
function targetInFiles(world: World, query: string): Target | undefined {
  const target = targetById(world, query);
  if (target !== undefined) return target;
  const ids = shippedIds(world);
  const [found, ...others] = resolve(query, namesOfFiles(ids.regions, ids.exercises));
  return others.length === 0 ? found : undefined;
}

/** The same where the query has the very letters of an id: found without a list of all files, however many there are. */
function targetById(world: World, query: string): Target | undefined {
  const ids = possibleIds(query);
  const regions = ids.regions.filter((id) => isShipped(world, 'regions', id));
  const exercises = ids.exercises.filter((id) => isShipped(world, 'exercises', id));
  const [target] = resolve(query, namesOfFiles(regions, exercises));
  return target !== undefined && ('exercise' in target || 'region' in target) ? target : undefined;
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
