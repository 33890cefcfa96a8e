// A data folder of somebody else: refused in sentences, or safe to use.

import { readAnswers } from '../../../src/core/answers.ts';
import { buildCatalogue } from '../../../src/core/catalogue.ts';
import { doseFor, houseCapMinutes, PACKS } from '../../../src/core/packs/packs.ts';
import { makePlan } from '../../../src/core/plan.ts';
import { triage } from '../../../src/core/triage.ts';
import { placeFor } from '../../../src/core/wording.ts';
import { type RawFiles, toRawData } from '../../../src/shell/raw-files.ts';
import { validateFiles } from '../../../src/shell/validate.ts';
import { schemas, tiny, tinyFiles } from '../../fixtures/load.ts';
import type { Chance } from '../chance.ts';
import { mutatedData } from '../mutate.ts';
import { someAnswers } from '../samples.ts';
import { ensure, type Target, target } from '../target.ts';
import { checkPlan } from './answers.ts';

interface Input {
  /** The files that were changed, with what stands in them. */
  readonly changed: readonly (readonly [string, unknown])[];
  readonly answers: readonly (readonly [string, unknown])[];
}

const NAMES = [...tinyFiles.keys()];

/** A file of the pretend data with a few values changed: mostly such that its shape stays right. */
export function changedFile(chance: Chance): readonly [string, unknown] {
  const name = chance.pick(NAMES);
  const body = tinyFiles.get(name);
  return [name, chance.yes(60) ? withOtherNumbers(chance, body) : mutatedData(chance, body, 2)];
}

/** The same shape: some numbers are others, some ids are those of something else. */
function withOtherNumbers(chance: Chance, value: unknown): unknown {
  if (typeof value === 'number') return chance.yes(20) ? chance.pick([0, 1, 5, 20, 45, 240, value + 1]) : value;
  if (typeof value === 'boolean') return chance.yes(5) ? !value : value;
  if (Array.isArray(value)) return value.filter(() => chance.yes(99.5)).map((entry) => withOtherNumbers(chance, entry));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withOtherNumbers(chance, inner)]));
}

function check({ changed, answers: entries }: Input): string {
  const files: RawFiles = new Map([...tinyFiles, ...changed]);
  const problems = validateFiles(schemas, files);
  for (const { file, message } of problems)
    ensure(message !== '' && file !== '', 'a problem names its file and says something');
  if (problems.length > 0) return 'refused';
  const catalogue = buildCatalogue(toRawData(files));
  const { answers } = readAnswers(catalogue, entries);
  const verdict = triage(catalogue, answers);
  checkPlan(catalogue, verdict, makePlan(catalogue, answers, verdict, placeFor(catalogue, 'GB')));
  for (const pack of PACKS) {
    for (const { id } of catalogue.coldAndHeat.areas) {
      const dose = doseFor(catalogue, answers, pack, [id]);
      ensure(dose.mostMinutes <= houseCapMinutes(pack) && dose.minutes <= dose.mostMinutes, 'a dose keeps to the cap');
    }
  }
  return 'accepted';
}

export const FOREIGN_DATA_TARGETS: readonly Target[] = [
  target(
    'foreign data',
    0.3,
    (chance): Input => ({
      changed: Array.from({ length: chance.between(1, 2) }, () => changedFile(chance)),
      answers: someAnswers(chance, tiny),
    }),
    check,
    40,
  ),
];
