// The shipped data, held to the same checks as a folder of somebody else, and to what only we ask of ourselves.

import { describe, expect, it, vi } from 'vitest';
import { checkData, type Problem } from '../../src/core/data-checks/data-checks.ts';
import { toRawData } from '../../src/shell/raw-files.ts';
import { validateFiles } from '../../src/shell/validate.ts';
import { real, realFiles, schemas } from '../fixtures/load.ts';

// Every rule of every region is looked for answers that make it fire.
vi.setConfig({ testTimeout: 30_000 });

const problems: readonly Problem[] = checkData(toRawData(realFiles));

function lines(list: readonly Problem[]): readonly string[] {
  return list.map((problem) => `${problem.field}: ${problem.message} -> ${problem.tip}`);
}

describe('the shipped data', () => {
  it.each([...realFiles.keys()])('%s has no problem of its own or with other files', (file) => {
    expect(lines(problems.filter((problem) => problem.file === file))).toEqual([]);
  });

  it('has no problem in a file that is not there', () => {
    expect(lines(problems.filter((problem) => !realFiles.has(problem.file)))).toEqual([]);
  });

  it('would be accepted as the folder of somebody else', () => {
    expect(validateFiles(schemas, realFiles).length).toBe(problems.length);
  });
});

describe('sources.json', () => {
  const { sources } = real.sources;

  it('is sorted by id', () => {
    const ids = sources.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
  });

  it('has one record for each page', () => {
    const urls = sources.flatMap(({ url }) => url ?? []);
    expect(urls.filter((url, place) => urls.indexOf(url) !== place)).toEqual([]);
  });
});

describe('the caps of the shipped data', () => {
  it('are 20 minutes of cold and 10 of heat', () => {
    expect([real.coldAndHeat.cold.capMinutes, real.coldAndHeat.heat.capMinutes]).toEqual([20, 10]);
  });

  it('give a child five minutes', () => {
    const limits = real.coldAndHeat.limits.filter(
      ({ when }) => JSON.stringify(when) === '{"question":"age","atMost":15}',
    );
    expect(limits.map(({ pack, minutes }) => `${pack} ${minutes}`).sort()).toEqual(['cold 5', 'heat 5']);
  });
});

describe('every region', () => {
  it.each(real.regions.map((region) => [region.id, region] as const))(
    '%s asks for its danger signs in one list first',
    (_, region) => {
      const [first] = region.questions.filter((question) => question.danger === true);
      expect(first).toMatchObject({ kind: 'several', danger: true });
      expect(first).not.toHaveProperty('askWhen');
    },
  );

  it.each(real.regions.map((region) => [region.id, region] as const))(
    '%s has somewhere to go for each level of help',
    (_, region) => {
      expect(region.rules.map(({ level }) => level)).toEqual(expect.arrayContaining(['urgent', 'soon']));
      expect(region.seekHelp).not.toEqual([]);
    },
  );
});
