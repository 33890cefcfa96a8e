// The timer reads no more of the data than it needs: it must come to the same as with all of it.

import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answers, NONE } from '../../src/core/answers.ts';
import type { Catalogue, Question } from '../../src/core/catalogue.ts';
import { areasFor, placeAnswers } from '../../src/core/packs/areas.ts';
import { packQuestions } from '../../src/core/packs/pack-questions.ts';
import { barsFor, doseFor, PACKS } from '../../src/core/packs/packs.ts';
import { tooLong } from '../../src/core/packs/too-long.ts';
import type { TimerOptions } from '../../src/shell/commands/timer.ts';
import type { Failure } from '../../src/shell/failure.ts';
import { loadPlaces, loadWithoutPlaces } from '../../src/shell/load-first.ts';
import { viewOf } from '../../src/shell/packs/request.ts';
import type { AskResult, AskView } from '../../src/shell/prompter.ts';
import { real, realFolder, tiny, tinyFolder } from '../fixtures/load.ts';
import { anyAnswers, calmAnswers } from '../fixtures/random-answers.ts';
import { contextOf, type FakeWorldOptions, fakeWorld, scratchFolder } from './fake-world.ts';
import { attached, MINUTE, running, start } from './timer-world.ts';

// Loaded before it is waited for: what checks a foreign folder is large.
await import('../../src/shell/validate.ts');

const FOLDERS = [
  ['the pretend data', tinyFolder, tiny],
  ['the shipped data', realFolder, real],
] as const;

/** All that a timer asks of the data, for these answers at these areas. */
function toldBy(catalogue: Catalogue, answers: Answers, areas: readonly string[]) {
  return PACKS.map((pack) => {
    const request = {
      catalogue,
      pack,
      areas,
      side: undefined,
      typedArea: undefined,
      wanted: undefined,
      alreadyOn: () => 0,
      json: false,
    };
    const view = viewOf(contextOf(fakeWorld()), request, answers, { left: 60 * MINUTE, used: 0 });
    return {
      questions: packQuestions(catalogue, answers, pack),
      bars: barsFor(catalogue, answers, pack),
      dose: doseFor(catalogue, answers, pack, areas),
      tooLong: [5, 10, 15, 20, 60].map((minutes) => tooLong(catalogue, answers, pack, areas, minutes * MINUTE)),
      view,
    };
  });
}

/** What somebody may call a place: all ids, and some of the names. */
function placeWords({ regions, coldAndHeat }: Catalogue): readonly string[] {
  const spots = regions.flatMap((region) => region.spots);
  const { areas } = coldAndHeat;
  const named = [...areas, ...spots].flatMap(({ id, label, words }, place) =>
    place % 4 === 0 ? [id, label, ...words] : [id],
  );
  const ids = regions.map(({ id }) => id);
  return [...named, ...ids, ids.slice(0, 2).join(','), `${areas[0]?.id}, ${areas[1]?.label}`, 'nowhere', ''];
}

describe.each(FOLDERS)('of %s', (_name, dataFolder, whole) => {
  const world = fakeWorld({ dataFolder });
  const anybody = fc.oneof(anyAnswers(whole), calmAnswers(whole));
  const areas = fc.subarray(
    whole.coldAndHeat.areas.map(({ id }) => id),
    { maxLength: 3 },
  );

  test('no region is needed where no place was named', () => {
    const { catalogue } = loadWithoutPlaces(world);
    expect(catalogue.regions).toEqual([]);
    fc.assert(
      fc.property(anybody, areas, (person, places) => {
        const answers = new Map([...person].filter(([id]) => catalogue.questionById.has(id)));
        // A pack that is attached to brings the names of its places along.
        const unnamed = ({ view, ...others }: ReturnType<typeof toldBy>[number]) => ({
          ...others,
          ...view,
          labels: [],
        });
        expect(toldBy(catalogue, answers, places).map(unnamed)).toEqual(toldBy(whole, answers, places).map(unnamed));
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ['as it stands', dataFolder],
    ['as it is built', withPlaces(dataFolder, whole)],
  ])('nothing but the regions of a place is needed where one was named, in the data %s', (_how, folder) => {
    const words = placeWords(whole);
    const known = new Map(
      words.map((word) => [word, loadPlaces(fakeWorld({ dataFolder: folder }), word).catalogue] as const),
    );
    for (const [word, catalogue] of known) {
      expect(areasFor(catalogue, word)).toEqual(areasFor(whole, word));
      expect(placeAnswers(catalogue, word)).toEqual(placeAnswers(whole, word));
      expect(catalogue.exercises).toEqual([]);
    }
    const sample = fc.constantFrom(...words.filter((word) => 'areas' in areasFor(whole, word)));
    fc.assert(
      fc.property(anybody, sample, (person, word) => {
        const catalogue = known.get(word) ?? whole;
        const found = areasFor(whole, word);
        const places = 'areas' in found ? found.areas : [];
        const plain = [...person].filter(([id]) => catalogue.questionById.has(id) && id !== 'region' && id !== 'spot');
        const answers = new Map([...plain, ...placeAnswers(whole, word)]);
        expect(toldBy(catalogue, answers, places)).toEqual(toldBy(whole, answers, places));
      }),
      { numRuns: 60 },
    );
  });

  test('a place that is built reads no other region', () => {
    const folder = withPlaces(dataFolder, whole);
    const [first, ...others] = whole.regions;
    for (const { id } of others) rmSync(join(folder, 'regions', `${id}.json`));
    const { catalogue } = loadPlaces(fakeWorld({ dataFolder: folder }), first?.spots[0]?.id ?? '');
    expect(catalogue.regions.map(({ id }) => id)).toEqual(whole.regions.map(({ id }) => id));
    expect(catalogue.regions[0]).toEqual(first);
  });
});

/** A copy of a data folder with the file of all places that the build makes. */
function withPlaces(dataFolder: string, { regions }: Catalogue): string {
  const folder = scratchFolder();
  cpSync(dataFolder, folder, { recursive: true });
  const places = regions.map(({ id, name, order, spots }) => ({
    id,
    name,
    order,
    spots,
    questions: [],
    rules: [],
    complaints: [],
  }));
  mkdirSync(join(folder, 'mentions'));
  writeFileSync(join(folder, 'mentions', 'places.json'), JSON.stringify(places));
  return folder;
}

/** Nothing that speaks against a pack, but for these answers. */
function answering(others: Readonly<Record<string, readonly string[]>>) {
  const told: unknown[] = [];
  const answers = (question: Question, { shown: _, ...view }: AskView): AskResult => {
    told.push({ question, view });
    const value = others[question.id];
    if (value !== undefined) return { kind: 'answer', value };
    if (question.kind === 'number') return { kind: 'answer', value: 40 };
    return { kind: 'answer', value: question.kind === 'several' ? [NONE] : (question.options?.[0]?.id ?? 'no') };
  };
  return { told, answers };
}

const CHECK = {
  v: 1,
  type: 'check',
  id: 'check-1',
  at: '2026-11-22T09:00:00+00:00',
  dataVersion: 'any',
  answers: { age: 70, conditions: [tiny.questions.get('conditions')?.options?.[0]?.id ?? NONE] },
  noExercise: false,
} as const;

describe('a pack', () => {
  const area = tiny.coldAndHeat.areas[0]?.id ?? '';
  const region = tiny.regions[0]?.id ?? '';
  const condition = tiny.questions.get('conditions')?.options?.[0]?.id ?? '';
  const cases = [
    ['of nobody in particular', { pack: 'ice', safe: true }],
    ['at an area', { pack: 'ice', safe: true, area }],
    ['at a region', { pack: 'heat', safe: true, area: region }],
    ['at a place that is not known', { pack: 'ice', safe: true, area: `${region.slice(0, -1)}x` }],
    ['for too long', { pack: 'ice', safe: true, minutes: '45' }],
    ['for too long at a place', { pack: 'heat', safe: true, minutes: '45', area }],
    ['for scripts', { pack: 'ice', safe: true, json: true, area }],
    ['that nobody can be asked about', { pack: 'ice' }],
    ['after questions', { pack: 'ice' }, { terminal: true }],
    ['after questions at a region', { pack: 'heat', area: region }, { terminal: true }],
    [
      'of somebody who is remembered',
      { pack: 'ice', safe: true },
      { profile: { conditions: [condition], savedOn: '2026-11-01' } },
    ],
    [
      'of somebody who is remembered, after questions',
      { pack: 'heat' },
      { terminal: true, profile: { conditions: [condition], savedOn: '2026-11-01' } },
    ],
    ['after a check that allows it', { pack: 'ice', safe: true }, { records: [{ ...CHECK, level: 'self-care' }] }],
    ['after a check that forbids it', { pack: 'ice', safe: true }, { records: [{ ...CHECK, level: 'urgent' }] }],
    [
      'where checks are not wanted',
      { pack: 'heat' },
      { settings: { journal: 'no' }, records: [{ ...CHECK, level: 'soon' }] },
    ],
    ['where the settings were damaged', { pack: 'ice', safe: true }, { damaged: 'The settings were damaged.' }],
  ] satisfies readonly (readonly [string, TimerOptions, FakeWorldOptions?])[];

  const runs = (entries: readonly (readonly [string, TimerOptions, FakeWorldOptions?])[]) =>
    entries.map(([what, options, more = {}]) => ({ what, options, more }));

  test.each(runs(cases))('$what runs, or is refused, as with all of the data', async ({ options, more }) => {
    const both = await Promise.all(
      // A foreign folder is always read whole.
      [{ dataFolder: tinyFolder }, { data: tinyFolder }].map(async ({ dataFolder, data }) => {
        const { told, answers } = answering({});
        const world = fakeWorld({
          ...(dataFolder === undefined ? {} : { dataFolder }),
          offsetMinutes: 0,
          answers,
          ids: 'pack',
          ...more,
        });
        const outcome = await running(world, options, data === undefined ? {} : { data }).then(
          () => 'runs',
          ({ message, kind, hint }: Failure) => ({ message, kind, hint }),
        );
        world.signal('SIGTERM');
        const err = world.err().replace(`Using the data folder ${tinyFolder}.\n`, '');
        return { outcome, told, out: world.out(), err };
      }),
    );
    expect(both[0]).toEqual(both[1]);
    // Run, or refused in words: not broken in the same way.
    expect(both[0]?.outcome).not.toMatchObject({ kind: undefined });
  });

  test('that runs is shown again as with all of the data', async () => {
    const shown = await Promise.all(
      [{ dataFolder: tinyFolder }, { env: { HIKECARE_DATA: tinyFolder, LANG: 'C.UTF-8' } }].map(async (folder) => {
        const world = fakeWorld({ env: { LANG: 'C.UTF-8' }, ids: 'pack', ...folder });
        const first = start(world, { pack: 'ice', safe: true, area });
        await world.time.untilArmed();
        world.signal('SIGTERM');
        await first;
        const from = world.out().length;
        await attached(world);
        world.signal('SIGTERM');
        return world.out().slice(from);
      }),
    );
    expect(shown[0]).toContain('Cold pack');
    expect(shown[0]).toBe(shown[1]);
  });
});
