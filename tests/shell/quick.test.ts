// The quick ways come to the same as the long ones: without the parser, and with no more data than is needed.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { namesOf } from '../../src/core/advice/lookup.ts';
import { readAnswers, writeAnswers } from '../../src/core/answers.ts';
import { makePlan } from '../../src/core/plan.ts';
import { triage } from '../../src/core/triage.ts';
import { placeFor } from '../../src/core/wording.ts';
import { main, runParsed } from '../../src/main.ts';
import { buildProgram } from '../../src/program.ts';
import { QUICK_FLAGS, quickCall } from '../../src/quick.ts';
import { checkDocument } from '../../src/shell/check-document.ts';
import { EXIT_CODES, isFailure } from '../../src/shell/failure.ts';
import { readAnswersOfRegions } from '../../src/shell/given-answers.ts';
import { loadRegions } from '../../src/shell/load.ts';
import { readCases } from '../cases/read.ts';
import { real } from '../fixtures/load.ts';
import { fakeWorld, scratchFolder } from './fake-world.ts';

const env = { LANG: 'C.UTF-8', XDG_CONFIG_HOME: scratchFolder(), XDG_DATA_HOME: scratchFolder() };

async function quickly(argv: readonly string[]) {
  const world = fakeWorld({ env });
  const exitCode = await main(argv, world);
  return { exitCode, out: world.out(), err: world.err() };
}

async function parsed(argv: readonly string[]) {
  const world = fakeWorld({ env });
  try {
    return { exitCode: await runParsed(argv, world), out: world.out(), err: world.err() };
  } catch (error) {
    if (!isFailure(error)) throw error;
    const hint = error.hint === undefined ? '' : `${error.hint}\n`;
    return { exitCode: EXIT_CODES[error.kind], out: world.out(), err: `hikecare: ${error.message}\n${hint}` };
  }
}

describe('without the parser', () => {
  const names = namesOf(real);
  const words = [
    ...names.regions.flatMap(({ id }) => [[id], [id, 'stretches'], [id, 'danger-signs']]),
    ...real.exercises.map(({ id }) => id).map((id) => [id]),
    ...real.regions.flatMap((region) => region.complaints.map(({ id }) => [id])),
    ['sore', 'knee', 'downhill'],
    ['xyzzy'],
    [],
  ];

  it.each(words.map((list) => [list.join(' '), list] as const))('advice %s is the same', async (_, list) => {
    expect(quickCall(['advice', ...list])).toBeDefined();
    const [quick, long] = [await quickly(['advice', ...list, '--json']), await parsed(['advice', ...list, '--json'])];
    expect(quick).toEqual(long);
    expect(quick.out.length).toBeGreaterThan(0);
  });

  it.each([
    [['advice', 'xyzzy']],
    [['advice', 'hip', '--field', 'data.title']],
    [['advice', 'hip']],
    [['check', '--answers', join(import.meta.dirname, '../../data/examples/sore-hip.json')]],
    [['check', '--answers', join(import.meta.dirname, '../../data/examples/sore-hip.json'), '--json', '--exit-code']],
    [['check', '--json']],
    [['timer', 'status']],
    [['timer', 'status', '--json']],
    [['timer', 'status', '--format', '{left} {kind}']],
    [['--version']],
  ])('%j is the same', async (argv) => {
    const quick = await quickly(argv);
    if (argv[0] === '--version') expect(quick).toEqual({ exitCode: 0, out: '0.0.0-test\n', err: '' });
    else expect(quick).toEqual(await parsed(argv));
  });

  it.each([
    [['advice', 'hip', '--jsn']],
    [['advice', '--', 'hip']],
    [['advice', 'hip', '--field']],
    [['advice', 'hip', '--field', '--json']],
    [['advice', 'hip', '-h']],
    [['advice', 'hip', '--country', 'GB']],
    [['advice', 'hip', '--json=1']],
    [['advice', 'hip', '--json', '--json']],
    [['check', 'hip', '--answers', 'x']],
    [['check', '--answers', '-']],
    [['timer', 'ice']],
    [['timer', 'status', 'now']],
    [['settings', 'list']],
    [['constructor']],
    [[]],
  ])('%j is left to the parser', (argv) => {
    expect(quickCall(argv)).toBeUndefined();
  });

  it('takes only flags that the parser has, each with or without a value as there', () => {
    const program = buildProgram(fakeWorld(), () => {});
    for (const [name, switches, values] of QUICK_FLAGS) {
      const command = program.commands.find((entry) => entry.name() === name) ?? new Command();
      const isSwitch = (flag: string) => command.options.find(({ long }) => long === `--${flag}`)?.isBoolean();
      expect(switches.map(isSwitch)).toEqual(switches.map(() => true));
      expect(values.map(isSwitch)).toEqual(values.map(() => false));
    }
  });
});

describe('with the data of the regions that hurt alone', () => {
  const world = fakeWorld();
  const folder = scratchFolder();
  const place = placeFor(real, undefined);
  const cases = readCases().flatMap((file) => file.cases.map((hiker) => [`${file.name} ${hiker.id}`, hiker] as const));

  it.each(cases)('%s gets the same plan', async (_, hiker) => {
    const { answers } = readAnswers(real, new Map(Object.entries(hiker.answers)));
    const path = join(folder, 'answers.json');
    writeFileSync(path, JSON.stringify(writeAnswers(real, answers)));
    const lean = await readAnswersOfRegions(
      world,
      { answers: path },
      (regions) => loadRegions(world, regions)?.catalogue,
    );
    // A hiker with a sign of a region that does not hurt needs more than this; then everything is read.
    if (lean === undefined) return expect(wantsEverything(hiker.answers)).toBe(true);
    const document = (catalogue: typeof real, given: typeof answers) => {
      const verdict = triage(catalogue, given);
      return checkDocument({
        catalogue,
        answers: given,
        verdict,
        place,
        plan: makePlan(catalogue, given, verdict, place),
      });
    };
    expect(document(lean.catalogue, lean.answers)).toEqual(document(real, answers));
  });

  function wantsEverything(answers: Readonly<Record<string, unknown>>): boolean {
    const regions = [answers['region']].flat();
    return (
      answers['region'] === undefined ||
      Object.keys(answers).some((id) => real.regionOf.has(id) && !regions.includes(real.regionOf.get(id)))
    );
  }
});
