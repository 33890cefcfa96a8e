// A short run of every target with one seed, so that it says the same every time. `npm run fuzz` goes on for as long
// as one likes, and starts the real program as well.

import { describe, expect, test } from 'vitest';
import { chanceOf } from './chance.ts';
import { ensure, type Finding, runCase, target } from './target.ts';
import { PURE_TARGETS } from './targets.ts';

const SEED = 20_261_123;
const CASES = 4000;
const ALL = PURE_TARGETS.reduce((sum, { share }) => sum + share, 0);

describe('whatever comes from outside', () => {
  test.each(PURE_TARGETS.map((of) => [of.name, of] as const))('keeps the promises: %s', async (_name, of) => {
    const cases = Math.max(5, Math.ceil((CASES * of.share) / ALL));
    const found: unknown[] = [];
    for (let number = 0; number < cases; number += 1) {
      const result = await runCase(of, SEED, number, () => found.length > 0);
      if (typeof result !== 'string') found.push(result);
    }
    expect(found).toEqual([]);
  });

  test('comes in as many different ways as there are seeds, and the same way for the same one', () => {
    for (const { name, make } of PURE_TARGETS) {
      const inputs = [1, 2, 3, 4].map((seed) => JSON.stringify(make(chanceOf(seed, name, 7))));
      expect(new Set(inputs).size, name).toBeGreaterThan(1);
      expect(JSON.stringify(make(chanceOf(4, name, 7)))).toBe(inputs[3]);
    }
  });
});

describe('a promise that is broken', () => {
  const broken = target(
    'broken',
    1,
    (chance) => chance.list(40, () => chance.between(0, 999)),
    (numbers: readonly number[]) => {
      ensure(
        numbers.every((number) => number < 500),
        'all are small',
      );
      return 'fine';
    },
  );

  test('is found again by its seed and number, as the smallest input that breaks it', async () => {
    const found = await runCase(broken, 1, 1);
    expect(found).toMatchObject({ kind: 'Error: broken: all are small', input: [expect.any(Number)] });
    expect(await runCase(broken, 1, 1)).toMatchObject({ input: (found as Finding).input });
  });
});
