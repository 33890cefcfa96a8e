import { describe, expect, test } from 'vitest';
import { readAnswer } from '../../src/core/answers.ts';
import { type QuestionsOptions, questions } from '../../src/shell/commands/questions.ts';
import { schema } from '../../src/shell/commands/schema.ts';
import { loadCatalogue } from '../../src/shell/load.ts';
import { contextOf, type FakeWorldOptions, fakeWorld } from './fake-world.ts';
import { outputSchema } from './output-schema.ts';

const { catalogue } = await loadCatalogue(fakeWorld(), {});

async function run(options: QuestionsOptions, world: FakeWorldOptions = {}) {
  const fake = fakeWorld(world);
  expect(await questions(contextOf(fake), options)).toBe(0);
  return fake.out();
}

describe('questions', () => {
  test('gives every question in the order of the interview, and fits its schema', async () => {
    const document = JSON.parse(await run({ json: true }));
    expect(outputSchema('questions')(document)).toEqual([]);
    expect(document.data.questions.map((question: { id: string }) => question.id)).toEqual([
      ...catalogue.questions.keys(),
    ]);
  });

  test('every allowed answer is one that check takes', async () => {
    const { data } = JSON.parse(await run({ json: true }));
    for (const { id, allowed, min, max } of data.questions) {
      const question = catalogue.questions.get(id);
      if (question === undefined) throw new Error(`no question ${id}`);
      for (const answer of [...allowed, ...(min === null ? [] : [min, max])]) {
        expect(readAnswer(question, answer), `${id} ${answer}`).not.toHaveProperty('message');
      }
    }
  });

  test('--region leaves out the questions and spots of others', async () => {
    for (const region of catalogue.regions) {
      const { data } = JSON.parse(await run({ json: true, region: [region.id] }));
      expect(data.regions).toEqual([region.id]);
      for (const question of data.questions) expect([null, region.id]).toContain(question.region);
      const spots = data.questions.find((question: { id: string }) => question.id === 'spot');
      expect(spots.options.map((option: { id: string }) => option.id)).toEqual(region.spots.map((spot) => spot.id));
    }
  });

  test('an unknown region is wrong usage, with those there are', async () => {
    const running = questions(contextOf(fakeWorld()), { region: ['tail'] });
    await expect(running).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringContaining('"tail" is no region'),
    });
  });

  test.each([40, 80])('the list is readable at %i columns and names every id', async (columns) => {
    const out = await run({}, { terminal: true, columns });
    for (const id of catalogue.questions.keys()) expect(out).toContain(`${id}\n`);
    const wide = out.split('\n').filter((line) => line.length > columns && line.trim().split(' ').length > 2);
    expect(wide).toEqual([]);
  });
});

describe('schema', () => {
  test('lists the names there are', async () => {
    const world = fakeWorld();
    expect(await schema(contextOf(world), { name: undefined })).toBe(0);
    expect(world.out()).toBe('advice\ncheck\njournal\nquestions\nsettings\nstretch\ntimer\ntimer-status\n');
  });

  test('prints each as one JSON document', async () => {
    for (const name of ['advice', 'check', 'journal', 'questions', 'settings', 'stretch', 'timer', 'timer-status']) {
      const world = fakeWorld();
      expect(await schema(contextOf(world), { name })).toBe(0);
      expect(JSON.parse(world.out())).toMatchObject({ $id: `hikecare-${name}.schema.json` });
    }
  });

  test('an unknown name is wrong usage', async () => {
    await expect(schema(contextOf(fakeWorld()), { name: '../../package' })).rejects.toMatchObject({ kind: 'usage' });
  });
});
