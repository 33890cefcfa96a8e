import { namesOf, resolve, wordsOf } from '../advice/lookup.ts';
import { type Target, typed } from '../advice/topics.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Exercise, Region } from '../data-types.ts';
import { distinct } from '../text.ts';

/** What the words of somebody who wants to stretch mean. */
export interface Request {
  readonly regions: readonly Region[];
  readonly exercises: readonly Exercise[];
}

/** The words as a request, or the first of them that mean several things or nothing. */
export type ReadRequest =
  | { readonly kind: 'understood'; readonly request: Request }
  | { readonly kind: 'several'; readonly words: string; readonly targets: readonly Target[] }
  | { readonly kind: 'unknown'; readonly words: string };

/**
 * Reads words, each an exercise or a region by its id or any of its names; names of several words may be written as
 * several. The longest run of words that means something is taken first.
 */
export function readRequest(catalogue: Catalogue, words: readonly string[]): ReadRequest {
  const names = namesOf(catalogue);
  // Nothing at all would stand for the list of everything.
  const find = (text: string) => (text.trim() === '' ? [] : thingsToStart(resolve(text, names)));
  const found: Target[] = [];
  for (let start = 0; start < words.length; ) {
    let end = words.length;
    let targets: readonly Target[] = [];
    for (; end > start; end -= 1) {
      const run = words.slice(start, end).join(' ');
      // "hip flexor" is short for the stretch of that name before it is a part of the body.
      const asStretch = wordCount(run) > 1 && !isRegionId(catalogue, run) ? find(`${run} stretch`) : [];
      targets = asStretch.some(({ kind }) => kind === 'exercise') ? asStretch : find(run);
      if (targets.length > 0) break;
    }
    const run = words.slice(start, Math.max(end, start + 1)).join(' ');
    const [target, ...others] = targets;
    if (target === undefined) return { kind: 'unknown', words: run };
    if (others.length > 0) return { kind: 'several', words: run, targets };
    found.push(target);
    start = end;
  }
  return { kind: 'understood', request: toRequest(catalogue, found) };
}

function wordCount(text: string): number {
  return text.split(/[\s-]+/).filter((word) => word !== '').length;
}

function isRegionId(catalogue: Catalogue, text: string): boolean {
  return catalogue.regions.some(({ id }) => id === text);
}

/** Those of the targets that can be started: exercises, and regions by their name or that of their exercises. */
export function thingsToStart(targets: readonly Target[]): readonly Target[] {
  const started = targets.flatMap((target): readonly Target[] => {
    if (target.kind === 'exercise' || target.kind === 'region') return [target];
    const isExercises = target.kind === 'section' && (target.section === 'stretches' || target.section === 'strength');
    return isExercises && target.region !== undefined ? [{ kind: 'region', region: target.region }] : [];
  });
  return distinct(started, typed);
}

function toRequest(catalogue: Catalogue, targets: readonly Target[]): Request {
  const regions = new Set(targets.flatMap((target) => (target.kind === 'region' ? [target.region] : [])));
  const exercises = targets.flatMap((target) =>
    target.kind === 'exercise' ? (catalogue.exerciseById.get(target.exercise) ?? []) : [],
  );
  return {
    regions: catalogue.regions.filter(({ id }) => regions.has(id)),
    exercises: distinct(exercises, ({ id }) => id),
  };
}

/** As many as are worth reading. */
const MOST_NEAR = 6;

/** The exercises and regions that are spelt nearly like these words, the nearest first; empty where nothing is near. */
export function nearlySpelt(catalogue: Catalogue, words: string): readonly Target[] {
  const wanted = wordsOf(words).join('');
  const { exercises, regions } = namesOf(catalogue);
  const near = (entries: typeof regions, toTarget: (id: string) => Target) =>
    entries.map(({ id, names }) => {
      const distances = [id, ...names].map((name) => distance(wanted, wordsOf(name).join('')));
      return { target: toTarget(id), distance: Math.min(...distances) };
    });
  return [
    ...near(exercises, (exercise) => ({ kind: 'exercise', exercise })),
    ...near(regions, (region) => ({ kind: 'region', region })),
  ]
    .filter((entry) => entry.distance <= Math.max(1, Math.floor(wanted.length / 4)))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST_NEAR)
    .map(({ target }) => target);
}

/** How many letters have to be put in, taken out or changed to make one word of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (const [down, letter] of [...a].entries()) {
    const next = [down + 1];
    for (const [across, other] of [...b].entries()) {
      const changed = (row[across] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(changed, (row[across + 1] ?? 0) + 1, (next[across] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
