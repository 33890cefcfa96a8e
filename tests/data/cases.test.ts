import { describe, expect, test } from 'vitest';
import { compareLevels } from '../../src/core/triage.ts';
import { catalogue, readCases, runCase } from '../cases/read.ts';

const files = readCases();

const byRules = files.filter((file) => file.written === 'with-rules');
const heldOut = files.filter((file) => file.written === 'held-out');

// Whoever wrote these did not look at the rules. None may be called too low; how many are exact is told by
// `npm run cases`, and is not made better by turning their answers until they fit.
describe.each(heldOut.map((file) => [file.name, file] as const))('the held-out hikers of %s', (_name, file) => {
  test.each(file.cases.map((hiker) => [hiker.id, hiker] as const))('%s is not called too low', (_id, hiker) => {
    const { problems, missing, verdict } = runCase(hiker);
    expect(problems).toEqual([]);
    expect(missing).toEqual([]);
    expect(compareLevels(verdict.level, hiker.level), verdict.level).toBeGreaterThanOrEqual(0);
  });
});

describe.each(byRules.map((file) => [file.name, file] as const))('the hikers of %s', (_name, file) => {
  test.each(file.cases.map((hiker) => [hiker.id, hiker] as const))('%s', (_id, hiker) => {
    const result = runCase(hiker);
    expect(result.problems).toEqual([]);
    // Silence would be judged with care and hide what the case is about.
    expect(result.missing).toEqual([]);
    expect({ level: result.verdict.level, reasons: result.verdict.reasons.map((reason) => reason.rule.id) }).toEqual({
      level: hiker.level,
      reasons: expect.arrayContaining([...(hiker.because ?? [])]),
    });
    if (hiker.door !== undefined) expect(result.verdict.door).toBe(hiker.door);
    for (const rule of hiker.because ?? []) {
      const levels = result.verdict.reasons.filter((reason) => reason.rule.id === rule).map((reason) => reason.level);
      expect(levels, `${rule} is a reason of the level`).toContain(hiker.level);
    }
    if (hiker.first !== undefined) expect(result.plan.complaints[0]?.complaint.id).toBe(hiker.first);
    for (const words of hiker.mustSay ?? []) expect(result.text).toContain(words);
    for (const words of hiker.mustNotSay ?? []) expect(result.text).not.toContain(words);
  });
});

test('every hiker has a source that is in the bibliography', () => {
  const unknown = files.flatMap((file) =>
    file.cases.flatMap((hiker) =>
      hiker.source.filter((id) => !catalogue.sourceById.has(id)).map((id) => `${hiker.id}: ${id}`),
    ),
  );
  expect(unknown).toEqual([]);
});

test('no two hikers share a name', () => {
  const ids = files.flatMap((file) => file.cases.map((hiker) => hiker.id));
  expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
});
