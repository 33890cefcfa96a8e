// What the bench (bench/) rests on: its arithmetic, and that the data it multiplies would be accepted as anybody's.

import { describe, expect, test } from 'vitest';
import type { RawFiles } from '../../src/shell/raw-files.ts';
import { validateFiles } from '../../src/shell/validate.ts';
import { realFiles, schemas } from '../fixtures/load.ts';

// Plain JavaScript that no type is known of: the address is put together, so that none is looked for.
const bench = (name: string) => import(new URL(`../../bench/${name}.mjs`, import.meta.url).href);
const { interleaved, median, orderOfRound, ratios, summariesBy } = await bench('measure');
const { verdict } = await bench('report');
const { chooseNodes } = await bench('nodes');
const { grownData } = await bench('grown-data');

describe('measuring', () => {
  test('the median is the middle one, or lies between the two middle ones, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([10, 1, 4, 2])).toBe(3);
    expect(median([100, 20, 3])).toBe(20);
    expect(() => median([])).toThrow('no values');
  });

  test('a value is compared with the floor of its own round', () => {
    expect(ratios([2, 30], [1, 10])).toEqual([2, 3]);
    expect(() => ratios([1, 2], [1])).toThrow('2 values, but 1 floors');
  });

  test('everybody has a turn in each round, and each round begins with another one', () => {
    expect([0, 1, 2, 3].map((round) => orderOfRound(3, round))).toEqual([
      [0, 1, 2],
      [1, 2, 0],
      [2, 0, 1],
      [0, 1, 2],
    ]);
  });

  test('rounds are interleaved and never overlap, and the numbers stand in the order of the rounds', async () => {
    const turns: string[] = [];
    let running = 0;
    const sample = (name: string, value: number) => ({
      name,
      measure: async () => {
        running += 1;
        expect(running).toBe(1);
        await null;
        turns.push(name);
        running -= 1;
        return value * turns.length;
      },
    });
    const values = await interleaved(2, [sample('floor', 1), sample('twice', 2)]);
    expect(turns).toEqual(['floor', 'twice', 'twice', 'floor']);
    expect(values.get('floor')).toEqual([1, 4]);
    expect(values.get('twice')).toEqual([4, 6]);
    expect(summariesBy(values, 'floor').get('twice')).toEqual({ median: 2.75, min: 1.5, max: 4 });
    await expect(interleaved(1, [sample('same', 1), sample('same', 1)])).rejects.toThrow('the same name');
  });

  test('a goal is met by what is printed', () => {
    const goals = { goal: 1.3, stretch: 1.1 };
    expect([1.104, 1.106, 1.304, 1.306].map((value) => verdict(value, goals))).toEqual([
      'stretch met',
      'goal met',
      'goal met',
      'missed',
    ]);
    expect(verdict(9)).toBe('-');
  });
});

describe('the Nodes to measure on', () => {
  const nodes = ['20.20.2', '20.19.0', '22.1.0', '22.3.0'].map((version) => ({ version, path: version }));
  const chosen = (list?: string) =>
    chooseNodes(nodes, list).chosen.map(({ version }: { readonly version: string }) => version);

  test('are the running one and the newest of each other line', () => {
    expect(chosen()).toEqual(['20.20.2', '22.3.0']);
  });

  test('are named by line or by version, and one that is not installed is told', () => {
    expect(chosen('22, v20.19.0')).toEqual(['22.3.0', '20.19.0']);
    expect(chooseNodes(nodes, '20,99')).toMatchObject({ chosen: [{ version: '20.20.2' }], missing: ['99'] });
  });
});

describe('the data several times over', () => {
  test.each([false, true])('is sound, and as many files more (with sources: %s)', { timeout: 120_000 }, (sources) => {
    const grown: RawFiles = grownData(realFiles, 2, { sources });
    const count = (files: RawFiles, folder: string) =>
      [...files.keys()].filter((name) => name.startsWith(folder)).length;
    for (const folder of ['regions/', 'exercises/']) expect(count(grown, folder)).toBe(2 * count(realFiles, folder));
    const before = validateFiles(schemas, realFiles).map(({ message }) => message);
    const problems = validateFiles(schemas, grown).filter(({ message }) => !before.includes(message));
    expect(problems.map(({ file, field, message }) => `${file} ${field}: ${message}`)).toEqual([]);
  });
});
