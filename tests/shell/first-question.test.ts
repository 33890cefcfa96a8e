import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { NONE } from '../../src/core/answers.ts';
import type { Question } from '../../src/core/catalogue.ts';
import { nextQuestion } from '../../src/core/interview.ts';
import { type Profile, profileAnswers } from '../../src/core/profile.ts';
import { main } from '../../src/main.ts';
import { check } from '../../src/shell/commands/check.ts';
import { interview } from '../../src/shell/interview-talk.ts';
import { loadFirst } from '../../src/shell/load-first.ts';
import type { AskResult, AskView } from '../../src/shell/prompter.ts';
import { real, realFolder, tiny, tinyFolder } from '../fixtures/load.ts';
import { contextOf, type FakeWorldOptions, fakeWorld, SHIPPED_DATA, scratchFolder } from './fake-world.ts';

const FOLDERS = [
  ['the shipped data', realFolder, real],
  ['the pretend data', tinyFolder, tiny],
] as const;

/** The first of everything, and no danger sign. */
function harmless({ id, kind, options = [], atLeastOne }: Question): AskResult {
  if (kind === 'number') return { kind: 'answer', value: id === 'age' ? 40 : 3 };
  if (kind === 'yes-no') return { kind: 'answer', value: 'no' };
  const first = options[0]?.id ?? '';
  return { kind: 'answer', value: kind === 'choice' ? first : [atLeastOne === true ? first : NONE] };
}

/** Somebody who ticks the first sign of the first question. */
function alarming(question: Question, { number }: AskView): AskResult {
  return number === 1 ? { kind: 'answer', value: [question.options?.[0]?.id ?? ''] } : harmless(question);
}

/** All that a prompter is told, answered by this person. */
function recorder(person: (question: Question, view: AskView) => AskResult) {
  const told: unknown[] = [];
  const answers = (question: Question, { shown, ...view }: AskView) => {
    shown?.();
    told.push({ question, view });
    return person(question, view);
  };
  return { told, answers };
}

describe.each(FOLDERS)('the part of %s that is read before the first question', (_name, dataFolder, whole) => {
  const first = loadFirst(fakeWorld({ dataFolder }));

  test('gives the same question, word for word', () => {
    const question = nextQuestion(whole, new Map());
    expect(question?.danger).toBe(true);
    expect(nextQuestion(first, new Map())).toEqual(question);
  });

  test('understands every profile in the same way', () => {
    const bands = [undefined, 'of-nobody', ...whole.aboutYou.ageBands.map(({ id }) => id)];
    const ids = (whole.questions.get('conditions')?.options ?? []).map(({ id }) => id);
    const lists = [undefined, [], ids, ['of-nobody'], ['of-nobody', ...ids], ...ids.map((id) => [id])];
    for (const ageBand of bands) {
      for (const conditions of lists) {
        const profile: Profile = {
          savedOn: '2026-11-01',
          ...(ageBand === undefined ? {} : { ageBand }),
          ...(conditions === undefined ? {} : { conditions }),
        };
        expect(profileAnswers(first, profile, '2026-11-23')).toEqual(profileAnswers(whole, profile, '2026-11-23'));
      }
    }
  });

  test.each([
    ['somebody without a danger sign', harmless, {}],
    ['an emergency', alarming, {}],
    ['a profile', harmless, { profile: { ageBand: 'adult', conditions: [], savedOn: '2026-11-01' } }],
    ['a profile of bands and conditions there are', harmless, { profile: profileIn(whole) }],
    ['a damaged settings file', harmless, { damaged: 'The settings were damaged.' }],
    ['accessible mode', harmless, { env: { ACCESSIBLE: '1', LANG: 'C' } }],
  ] as const)('leads to the same interview as all of it: %s', async (_who, person, options: FakeWorldOptions) => {
    const talks = await Promise.all(
      [first, whole].map(async (begin) => {
        const { told, answers } = recorder(person);
        const world = fakeWorld({ terminal: true, dataFolder, ...options, answers, choices: ['go'] });
        const result = await interview(contextOf(world), { first: begin, whole: async () => whole }, new Map());
        return { told, result, err: world.err(), out: world.out() };
      }),
    );
    expect(talks[0]?.told).not.toEqual([]);
    expect(talks[0]).toEqual(talks[1]);
  });
});

/** A profile that this data understands. */
function profileIn({ aboutYou, questions }: typeof real): Profile {
  const band = aboutYou.ageBands.at(-1)?.id;
  const condition = questions.get('conditions')?.options?.[0]?.id;
  return {
    savedOn: '2026-11-01',
    ...(band === undefined ? {} : { ageBand: band }),
    conditions: condition === undefined ? [] : [condition],
  };
}

describe('a check', () => {
  /** A copy of the shipped data with one file of a region broken. */
  function brokenRegion(): string {
    const dataFolder = scratchFolder();
    cpSync(SHIPPED_DATA, dataFolder, { recursive: true });
    writeFileSync(join(dataFolder, 'regions', `${real.regions[0]?.id}.json`), '{');
    return dataFolder;
  }

  test('asks its first question before it reads any region', async () => {
    const { told, answers } = recorder(harmless);
    const world = fakeWorld({ terminal: true, dataFolder: brokenRegion(), answers });
    await expect(check(contextOf(world), {})).rejects.toThrow(`regions/${real.regions[0]?.id}.json`);
    expect(told).toHaveLength(1);
  });

  test('tells of data that cannot be read as a bug, whatever was answered', async () => {
    const world = fakeWorld({ terminal: true, dataFolder: brokenRegion(), answers: alarming });
    expect(await main(['check'], world)).toBe(70);
    expect(world.err()).toContain('this is a bug in hikecare (Error)');
    expect(world.out()).toBe('');
  });

  test('reads the rest while somebody reads the first question', async () => {
    const dataFolder = scratchFolder();
    cpSync(SHIPPED_DATA, dataFolder, { recursive: true });
    const { told, answers } = recorder(harmless);
    const world = fakeWorld({
      terminal: true,
      dataFolder,
      choices: ['go', 'no', 'done'],
      answers: (question, view) => {
        const result = answers(question, view);
        if (told.length === 1) {
          world.time.pass(100);
          // Whatever was not read by now is gone.
          rmSync(dataFolder, { recursive: true });
        }
        return result;
      },
    });
    expect(await check(contextOf(world), {})).toBe(0);
    expect(told.length).toBeGreaterThan(5);
  });

  test.each([
    ['a place', { region: [real.regions[0]?.id ?? ''] }],
    ['an answer', { answer: ['age=40'] }],
  ])('that is given %s reads everything first, as the answers have to be understood', async (_what, options) => {
    const { told, answers } = recorder(harmless);
    const world = fakeWorld({ terminal: true, dataFolder: brokenRegion(), answers });
    await expect(check(contextOf(world), options)).rejects.toThrow('regions/');
    expect(told).toHaveLength(0);
  });

  test('of a foreign folder is asked only when all of that was found to be right', async () => {
    const { told, answers } = recorder(harmless);
    const world = fakeWorld({ terminal: true, answers });
    await expect(check(contextOf(world, { data: brokenRegion() }), {})).rejects.toMatchObject({ kind: 'usage' });
    expect(told).toHaveLength(0);
  });
});
