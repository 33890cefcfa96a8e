import { type Target, titleOf, typed } from '../../core/advice/topics.ts';
import type { Catalogue } from '../../core/catalogue.ts';
import { nearlySpelt, type Request, readRequest, thingsToStart } from '../../core/sessions/routine-request.ts';
import { Failure } from '../failure.ts';
import { stripControls } from '../render/layout.ts';

/** Nobody types more, or longer ones. */
const MOST_WORDS = 30;
const LONGEST_WORD = 100;

/**
 * The words as exercises and regions; undefined where there are none. Throws a Failure that lists what may be meant
 * where they are not understood.
 */
export async function readWords(catalogue: Catalogue, words: readonly string[]): Promise<Request | undefined> {
  const plain = words.map((word) => stripControls(word).slice(0, LONGEST_WORD)).filter((word) => word.trim() !== '');
  if (plain.length === 0) return undefined;
  const read = readRequest(catalogue, plain.slice(0, MOST_WORDS));
  if (read.kind === 'understood') return read.request;
  if (read.kind === 'several') {
    throw new Failure('usage', `"${read.words}" may mean several things.`, listOf(catalogue, read.targets));
  }
  const near = await nearest(catalogue, read.words);
  throw new Failure('usage', `"${read.words}" is no exercise and no region.`, listOf(catalogue, near));
}

/** What may be meant by words that name nothing, by their spelling or as the look-ups find it; the regions where nothing is near. */
async function nearest(catalogue: Catalogue, words: string): Promise<readonly Target[]> {
  const spelt = nearlySpelt(catalogue, words);
  if (spelt.length > 0) return spelt;
  const { search } = await import('../search.ts');
  const found = search(catalogue, words);
  const targets = found.kind === 'one' ? [found.target] : found.kind === 'several' ? found.targets : found.nearest;
  const near = thingsToStart(targets);
  return near.length > 0 ? near : catalogue.regions.map((region): Target => ({ kind: 'region', region: region.id }));
}

function listOf(catalogue: Catalogue, targets: readonly Target[]): string {
  const lines = targets.map((target) => `  ${typed(target)}  (${stripControls(titleOf(catalogue, target))})`);
  return ['Name one of these:', ...lines].join('\n');
}
