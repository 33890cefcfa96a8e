// What ships is the data without what only reviewers read, and says the same.

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { namesOf, resolve as targetsOf } from '../../src/core/advice/lookup.ts';
import { adviceFor, pageFor } from '../../src/core/advice/page.ts';
import { ADVICE_SECTIONS, GENERAL_SECTIONS } from '../../src/core/advice/topics.ts';
import { buildCatalogue } from '../../src/core/catalogue.ts';
import { placeFor } from '../../src/core/wording.ts';
import { loadForTarget, readFolder, shippedShelf, toRawData } from '../../src/shell/load.ts';
import { real } from '../fixtures/load.ts';
import { fakeWorld } from '../shell/fake-world.ts';

const shipped = join(resolve(inject('packed').folder), 'dist/data');
const source = resolve(import.meta.dirname, '../../data');

/** Where the shipped data lacks a field of the source: paths like `rules/3/note`. */
function lacking(source: unknown, shipped: unknown, path = ''): readonly string[] {
  if (typeof source !== 'object' || source === null) return source === shipped ? [] : [`${path} differs`];
  const there = (shipped ?? {}) as Record<string, unknown>;
  return Object.entries(source).flatMap(([key, value]) =>
    key in there ? lacking(value, there[key], `${path}/${key}`) : [`${path}/${key}`],
  );
}

describe('the data that ships', () => {
  it('is every file of the source, whole but for what reviewers read', () => {
    const files = readFolder(source);
    expect([...readFolder(shipped).keys()].sort()).toEqual([...files.keys()].sort());
    const left = [...readFolder(shipped)].flatMap(([name, body]) => lacking(files.get(name), body, name));
    expect(left.filter((path) => !/\/(note|covers)$/.test(path))).toEqual([]);
    // These two notes are printed.
    expect(left.filter((path) => /^emergency-numbers|\/(stretches|strength)\/\d+\/note$/.test(path))).toEqual([]);
    expect(left.length).toBeGreaterThan(100);
  });

  it('brings the schemas as they are', () => {
    for (const name of readdirSync(join(source, 'schema'), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.json')) continue;
      const read = (folder: string) => JSON.parse(readFileSync(join(folder, 'schema', name), 'utf8'));
      expect(read(shipped), name).toEqual(read(source));
    }
  });

  const topics = [
    '',
    ...GENERAL_SECTIONS,
    ...real.regions.flatMap(({ id }) => [id, ...ADVICE_SECTIONS.map(([section]) => `${id} ${section}`)]),
    ...real.exercises.map(({ id }) => id),
    ...real.regions.flatMap(({ complaints }) => complaints.map(({ id }) => id)),
    ...real.causes.causes.map(({ id }) => id),
  ];
  const whole = buildCatalogue(toRawData(readFolder(shipped)));
  const place = placeFor(real, 'GB');

  it.each(topics)(
    'gives the same page of "%s" from what the build keeps for look-ups as from everything',
    async (topic) => {
      const [target] = targetsOf(topic, namesOf(real));
      if (target === undefined) throw new Error(`${topic} is nothing`);
      const world = fakeWorld({ dataFolder: shipped });
      const shelf = shippedShelf(world);
      if (shelf === undefined) throw new Error('the build keeps nothing for look-ups');
      const lookUp = loadForTarget(world, target, shelf);
      expect(JSON.stringify(pageFor(lookUp, target, place))).toBe(JSON.stringify(adviceFor(whole, target, place)));
    },
  );

  it.each(topics)('gives the same page of "%s" as the source', (topic) => {
    const [target] = targetsOf(topic, namesOf(real));
    if (target === undefined) throw new Error(`${topic} is nothing`);
    const { exercise: card, ...page } = adviceFor(whole, target, place);
    const { exercise: inSource, ...wanted } = adviceFor(real, target, place);
    expect(page).toEqual(wanted);
    expect(lacking(inSource, card).filter((path) => !path.endsWith('/note'))).toEqual([]);
  });

  it('keeps a page for no more than there is', () => {
    const shelf = shippedShelf(fakeWorld({ dataFolder: shipped }));
    const ids = real.regions.map(({ id }) => id);
    expect(shelf?.signs([...ids, 'no-region', 'a', 'zzz']).map(({ id }) => id)).toEqual(ids);
    expect(shelf?.sources(['zzz', 'no-source', '0'])).toEqual([]);
    expect(shelf?.mentions('no-exercise')).toEqual([]);
    expect(shelf?.sources(real.sources.sources.map(({ id }) => id))).toHaveLength(real.sources.sources.length);
  });
});
