import { expect, test } from 'vitest';
import type { Statement } from '../../src/core/data-types.ts';
import { withinDoses } from '../../src/core/packs/pack-lines.ts';
import { doseFor, type PackDose } from '../../src/core/packs/packs.ts';
import { catalogue } from '../cases/read.ts';

const cold = doseFor(catalogue, new Map([['age', 40]]), 'cold', []);
const heat = doseFor(catalogue, new Map([['age', 40]]), 'heat', []);

const LINES: readonly Statement[] = [
  { id: 'raise', text: 'Raise it.', sources: ['hikecare'] },
  { id: 'cold', text: 'Use a wrapped cold pack.', sources: ['hikecare'], offers: ['cold'] },
  { id: 'cold-5', text: 'Cold for 5 minutes.', sources: ['hikecare'], offers: ['cold'], packMinutes: 5 },
  { id: 'cold-10', text: 'Cold for 10 minutes.', sources: ['hikecare'], offers: ['cold'], packMinutes: 10 },
  { id: 'either', text: 'Cold or warmth.', sources: ['hikecare'], offers: ['cold', 'heat'] },
];

test.each<[string, readonly PackDose[], readonly string[]]>([
  ['none', [], ['raise']],
  ['cold', [cold], ['raise', 'cold', 'cold-5', 'cold-10']],
  ['cold of exactly 10 minutes', [{ ...cold, mostMinutes: 10 }], ['raise', 'cold', 'cold-5', 'cold-10']],
  ['cold of 5 minutes', [{ ...cold, mostMinutes: 5 }], ['raise', 'cold', 'cold-5']],
  ['heat', [heat], ['raise']],
  ['both', [cold, heat], ['raise', 'cold', 'cold-5', 'cold-10', 'either']],
])('who may have %s is told of what they may have', (_, doses, ids) => {
  expect(withinDoses(LINES, doses).map(({ id }) => id)).toEqual(ids);
});
