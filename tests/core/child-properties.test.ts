// What a child is told agrees with how urgent it is.

import { expect, test } from 'vitest';
import { triage } from '../../src/core/triage.ts';
import { everybodyWith, linesFor } from '../cases/hikers.ts';
import { catalogue } from '../cases/read.ts';

test('a child whose limp needs nobody today is not told that it does', () => {
  const small = everybodyWith({ age: 5 }).filter((answers) => triage(catalogue, answers).level === 'self-care');
  expect(small.length).toBeGreaterThan(0);
  for (const answers of small) {
    expect(linesFor(answers).filter((line) => /limp.*today/.test(line) && !/two days|injury/.test(line))).toEqual([]);
  }
});
