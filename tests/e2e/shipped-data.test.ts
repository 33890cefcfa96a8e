// What ships is the data without what only reviewers read, and says the same.

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { adviceFor } from '../../src/core/advice/page.ts';
import { partsFor } from '../../src/core/advice/topics.ts';
import { placeFor } from '../../src/core/wording.ts';
import { loadParts, readFolder } from '../../src/shell/load.ts';
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

  it.each([...real.exerciseById.keys()])('knows every region that mentions %s', (exercise) => {
    const target = { kind: 'exercise', exercise } as const;
    const { catalogue } = loadParts(fakeWorld({ dataFolder: shipped }), partsFor(target));
    const place = placeFor(real, 'GB');
    const { exercise: card, ...page } = adviceFor(catalogue, target, place);
    const { exercise: whole, ...wanted } = adviceFor(real, target, place);
    expect(page).toEqual(wanted);
    expect(lacking(whole, card).filter((path) => !path.endsWith('/note'))).toEqual([]);
  });
});
