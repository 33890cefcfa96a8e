import { describe, expect, test } from 'vitest';
import { namesOf, resolve, wordsOf } from '../../src/core/advice/lookup.ts';
import { typed } from '../../src/core/advice/topics.ts';
import { loadCatalogue } from '../../src/shell/load.ts';
import { search } from '../../src/shell/search.ts';
import { fakeWorld } from './fake-world.ts';

const { catalogue } = await loadCatalogue(fakeWorld(), {});

function searched(query: string): readonly string[] {
  const hits = search(catalogue, query);
  return hits.kind === 'one' ? [typed(hits.target)] : hits.kind === 'several' ? hits.targets.map(typed) : [];
}

describe('search', () => {
  test("every name and every hikers' word for an exercise or a complaint finds it", () => {
    const known = namesOf(catalogue);
    const lost: string[] = [];
    const expectFound = (word: string, id: string) => {
      const exact = resolve(word, known).map(typed);
      const hits = exact.length > 0 ? exact : searched(word);
      // A word of the region itself, or of a section, leads there first.
      const leadsElsewhere = exact.length === 1 && !known.exercises.some((entry) => entry.id === exact[0]);
      if (!hits.includes(id) && !leadsElsewhere) lost.push(`${word} -> ${hits.join(', ')} instead of ${id}`);
    };
    for (const { id, names: words } of [...known.exercises, ...known.complaints])
      for (const word of words) expectFound(word, id);
    expect(lost).toEqual([]);
  });

  test('forgives a typing error in a long word', () => {
    for (const exercise of catalogue.exercises) {
      const word = wordsOf(exercise.name).find((part) => part.length > 6);
      if (word === undefined || !searched(exercise.name).includes(exercise.id)) continue;
      const slip = `${word.slice(0, 3)}${word.slice(4)}`;
      expect(searched(exercise.name.toLowerCase().replace(word, slip)), slip).toContain(exercise.id);
    }
  }, 60_000);

  test('the same words find the same things', () => {
    expect(search(catalogue, 'sore after a long descent')).toEqual(search(catalogue, 'sore after a long descent'));
  });

  test('foreign words find nothing', () => {
    expect(search(catalogue, 'qqqq wwww').kind).toBe('nothing');
  });
});
