import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { NONE } from '../../src/core/answers.ts';
import type { Question } from '../../src/core/catalogue.ts';
import { type CheckRecord, readRecord } from '../../src/core/journal-records.ts';
import { forbidsSelfCare } from '../../src/core/triage.ts';
import { check } from '../../src/shell/commands/check.ts';
import { Failure } from '../../src/shell/failure.ts';
import { loadCatalogue } from '../../src/shell/load.ts';
import type { AskResult } from '../../src/shell/prompter.ts';
import { contextOf, type FakeWorldOptions, fakeWorld, scratchFolder } from './fake-world.ts';

const { catalogue, dataVersion } = await loadCatalogue(fakeWorld(), {});
const [sign] = catalogue.dangerSigns.questions;

/** Somebody with nothing but a sore place: the first of everything, and no danger sign. */
function harmless({ id, kind, options = [], atLeastOne }: Question): AskResult {
  if (kind === 'number') return { kind: 'answer', value: id === 'age' ? 40 : 3 };
  if (kind === 'yes-no') return { kind: 'answer', value: 'no' };
  const first = options[0]?.id ?? '';
  if (kind === 'choice') return { kind: 'answer', value: first };
  return { kind: 'answer', value: [atLeastOne === true ? first : NONE] };
}

/** Somebody who has the first danger sign of all. */
function alarming(question: Question): AskResult {
  return question.id === sign?.id ? { kind: 'answer', value: [sign.options?.[0]?.id ?? ''] } : harmless(question);
}

async function run(options: FakeWorldOptions) {
  const world = fakeWorld({
    terminal: true,
    answers: harmless,
    now: Date.parse('2026-11-23T13:05:12Z'),
    offsetMinutes: 60,
    ...options,
  });
  const exitCode = await check(contextOf(world), {});
  const settings = await world.settings();
  return { exitCode, world, setting: (name: 'journal' | 'remember') => settings.read(name) };
}

const KNOWN = { journal: 'yes' };

describe('a check in the terminal', () => {
  test('is kept on a yes, with its answers and what came of it, and later ones are kept unasked', async () => {
    const { exitCode, world, setting } = await run({ choices: ['go', 'yes', 'done'] });
    expect(exitCode).toBe(0);
    expect(world.records).toHaveLength(1);
    const [record] = world.records as CheckRecord[];
    expect(record).toMatchObject({ v: 1, type: 'check', at: '2026-11-23T14:05:12+01:00', dataVersion });
    expect(record?.answers).toMatchObject({ age: 40, [sign?.id ?? '']: [NONE] });
    expect(forbidsSelfCare(record?.level ?? 'emergency')).toBe(false);
    expect(readRecord(JSON.parse(JSON.stringify(record)))).toEqual(record);
    expect(setting('journal')).toBe('yes');
    expect(world.profile()).toMatchObject({ savedOn: '2026-11-23' });
    expect(world.err()).toContain('hikecare journal wipe');
  });

  test.each([
    ['no', undefined, undefined],
    ['never', 'no', 'no'],
  ])('is not kept on "%s"', async (answer, journal, remember) => {
    const { world, setting } = await run({ choices: ['go', answer, 'done'] });
    expect(world.records).toEqual([]);
    expect(world.profile()).toEqual({});
    expect([setting('journal'), setting('remember')]).toEqual([journal, remember]);
  });

  test('may leave only the age band and the conditions behind', async () => {
    const { world, setting } = await run({ choices: ['go', 'profile', 'done'] });
    expect(world.records).toEqual([]);
    expect(world.profile()).toHaveProperty('ageBand');
    expect(setting('journal')).toBeUndefined();
  });

  test('asks one question at most: what is settled is not asked again', async () => {
    // The fake prompter fails where it is asked more than it has answers for.
    const settled = await run({ choices: ['go', 'done'], settings: { ...KNOWN, remember: 'yes' } });
    expect(settled.world.records).toHaveLength(1);
    expect(settled.world.profile()).toHaveProperty('ageBand');
    const refused = await run({ choices: ['go', 'done'], settings: { journal: 'no', remember: 'no' } });
    expect(refused.world.records).toEqual([]);
    const profileOnly = await run({ choices: ['go', 'yes', 'done'], settings: { journal: 'no' } });
    expect(profileOnly.world.records).toEqual([]);
    expect(profileOnly.world.profile()).toHaveProperty('ageBand');
    expect(profileOnly.setting('journal')).toBe('no');
    const checkOnly = await run({ choices: ['go', 'never', 'done'], settings: { remember: 'yes' } });
    expect([checkOnly.setting('journal'), checkOnly.setting('remember')]).toEqual(['no', 'yes']);
  });

  test('that is an emergency asks nothing more; its answers are kept only where that was agreed before', async () => {
    for (const settings of [{}, { journal: 'no' }, { journal: 'ask' }]) {
      const unasked = await run({ answers: alarming, settings });
      expect(unasked.exitCode).toBe(0);
      expect(unasked.world.records).toMatchObject([{ level: 'emergency', noExercise: true, bare: true, answers: {} }]);
      expect(readRecord(JSON.parse(JSON.stringify(unasked.world.records[0])))).toEqual(unasked.world.records[0]);
      expect(unasked.world.err()).not.toContain('journal');
    }
    const agreed = await run({ answers: alarming, settings: KNOWN });
    expect(agreed.world.records).toMatchObject([{ type: 'check', level: 'emergency' }]);
    expect(agreed.world.err()).not.toContain('journal');
  });

  test('does not fail with the journal: one sentence, and the exit code as before', async () => {
    const journalFails = new Failure('failed', 'This could not be kept in the journal: the disk is full.');
    for (const options of [
      { choices: ['go', 'yes', 'done'] },
      { choices: ['go', 'done'], settings: { ...KNOWN, remember: 'no' } },
      { answers: alarming, settings: KNOWN },
    ]) {
      const { exitCode, world } = await run({ ...options, journalFails });
      expect(exitCode).toBe(0);
      expect(world.err().match(/the disk is full/g)).toHaveLength(1);
      expect(world.err()).not.toContain('Kept in');
    }
  });

  test('does not fail with settings that cannot be changed', async () => {
    const world = fakeWorld({ terminal: true, answers: harmless, choices: ['go', 'yes', 'done'] });
    const settings = await world.settings();
    const stuck = () => {
      throw new Failure('failed', 'The settings cannot be changed.');
    };
    const stuckWorld = { ...world, settings: async () => ({ ...settings, write: stuck, saveProfile: stuck }) };
    expect(await check(contextOf(stuckWorld), {})).toBe(0);
    expect(world.records).toHaveLength(1);
    expect(world.err()).toContain('The settings cannot be changed.');
  });

  test('that is stopped at the question ends as stopped, and nothing is kept', async () => {
    const world = fakeWorld({ terminal: true, answers: harmless, choices: ['go'] });
    const prompter = await world.prompter(contextOf(world).terminal);
    const stopping = {
      ...prompter,
      choose: async <Id extends string>(
        message: string,
        choices: readonly { readonly id: Id; readonly label: string }[],
      ) => {
        if (message.startsWith('Keep')) throw new Failure('cancelled', 'Stopped.');
        return prompter.choose(message, choices);
      },
    };
    const running = check(contextOf({ ...world, prompter: async () => stopping }), {});
    await expect(running).rejects.toMatchObject({ kind: 'cancelled' });
    expect(world.records).toEqual([]);
  });
});

describe('a check that allows exercise', () => {
  const forbidding: CheckRecord = {
    ...{ v: 1, id: 'before', at: '2026-11-22T12:00:00+01:00', type: 'check', dataVersion, level: 'urgent' },
    ...{ noExercise: true, answers: {}, bare: true },
  };

  test('leaves a mark without answers only where the one before forbids it', async () => {
    const after = await run({ choices: ['go', 'no', 'done'], records: [forbidding] });
    expect(after.world.records.slice(1)).toMatchObject([{ noExercise: false, bare: true, answers: {} }]);
    const again = await run({ choices: ['go', 'no', 'done'], records: after.world.records, ids: 'second' });
    expect(again.world.records).toEqual(after.world.records);
  });
});

describe('a check in a script', () => {
  async function fileOf(answers: FakeWorldOptions['answers']): Promise<string> {
    const interview = await run({
      ...(answers === undefined ? {} : { answers }),
      settings: { journal: 'yes', remember: 'no' },
      choices: ['go', 'done'],
    });
    const file = join(scratchFolder(), 'answers.json');
    writeFileSync(file, JSON.stringify((interview.world.records[0] as CheckRecord).answers));
    return file;
  }

  async function script(answers: string, options: FakeWorldOptions) {
    const world = fakeWorld(options);
    expect(await check(contextOf(world), { answers })).toBe(0);
    return world;
  }

  test('is kept where that was agreed, and else leaves nothing behind', async () => {
    const file = await fileOf(harmless);
    for (const terminal of [true, false]) {
      const kept = await script(file, { terminal, settings: KNOWN });
      expect(kept.records).toMatchObject([{ type: 'check', answers: { age: 40 } }]);
      expect(kept.err()).toBe('');
      for (const settings of [{}, { journal: 'no' }]) {
        const world = await script(file, { terminal, settings });
        expect(world.records).toEqual([]);
        expect([world.err(), world.out()]).toEqual(['', kept.out()]);
      }
    }
  });

  test('that forbids exercise is known without its answers, whatever was agreed; a later one lifts that', async () => {
    const [alarm, fine] = [await fileOf(alarming), await fileOf(harmless)];
    for (const settings of [{}, { journal: 'no' }]) {
      const world = await script(alarm, { settings });
      expect(world.records).toMatchObject([{ level: 'emergency', bare: true, answers: {} }]);
      const after = await script(fine, { settings, records: world.records, ids: 'later' });
      expect(after.records.slice(1)).toMatchObject([{ noExercise: false, bare: true }]);
    }
  });

  test('does not fail with the journal', async () => {
    const journalFails = new Failure('failed', 'This could not be kept in the journal: the disk is full.');
    const alarm = await fileOf(alarming);
    for (const settings of [{}, KNOWN]) {
      const world = await script(alarm, { settings, journalFails });
      expect(world.err().match(/the disk is full/g)).toHaveLength(1);
    }
  });

  test('tells of settings that are damaged: what was agreed in them does not count any more', async () => {
    const world = await script(await fileOf(harmless), { damaged: 'The settings file was damaged.' });
    expect(world.err()).toBe('hikecare: The settings file was damaged.\n');
  });
});
