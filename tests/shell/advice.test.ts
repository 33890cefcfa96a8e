import { describe, expect, test } from 'vitest';
import { namesOf, resolve } from '../../src/core/advice/lookup.ts';
import { adviceFor, pageFor } from '../../src/core/advice/page.ts';
import { ADVICE_SECTIONS, GENERAL_SECTIONS } from '../../src/core/advice/topics.ts';
import { placeFor } from '../../src/core/wording.ts';
import { shelfFor } from '../../src/shell/advice-by-words.ts';
import { type AdviceOptions, advice } from '../../src/shell/commands/advice.ts';
import { isFailure } from '../../src/shell/failure.ts';
import { loadCatalogue, loadForTarget } from '../../src/shell/load.ts';
import type { GlobalOptions } from '../../src/shell/world.ts';
import { contextOf, type FakeWorldOptions, fakeWorld } from './fake-world.ts';
import { outputSchema } from './output-schema.ts';

const { catalogue } = await loadCatalogue(fakeWorld(), {});
const regions = catalogue.regions.map((region) => region.id);
const sections = ADVICE_SECTIONS.map(([id]) => id);
const everyTopic = [
  '',
  ...regions,
  ...regions.flatMap((region) => sections.map((section) => `${region} ${section}`)),
  ...GENERAL_SECTIONS,
  ...catalogue.exercises.map((exercise) => exercise.id),
  ...catalogue.regions.flatMap((region) => region.complaints.map((complaint) => complaint.id)),
  ...catalogue.causes.causes.map((cause) => cause.id),
];
const problemsOf = outputSchema('advice');

interface Ran {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

async function run(
  query: string,
  options: Partial<AdviceOptions> = {},
  flags: GlobalOptions = {},
  world: FakeWorldOptions = {},
): Promise<Ran> {
  const fake = fakeWorld(world);
  const exitCode = await advice(contextOf(fake, flags), { words: query.split(' '), ...options });
  return { exitCode, out: fake.out(), err: fake.err() };
}

async function documentOf(query: string, flags: GlobalOptions = {}) {
  return JSON.parse((await run(query, { json: true }, { json: true, ...flags })).out);
}

/** What a look-up printed, by its form and words: many tests look at the same one. */
const PRINTED = new Map<string, Promise<Ran>>();

function printed(form: 'text' | 'json', query: string): Promise<Ran> {
  const key = `${form} ${query}`;
  const ran = PRINTED.get(key) ?? run(query, { json: form === 'json' });
  PRINTED.set(key, ran);
  return ran;
}

async function printedDocument(query: string) {
  return JSON.parse((await printed('json', query)).out);
}

describe('advice', () => {
  test('lists the regions where nothing is asked for', async () => {
    const { data } = await documentOf('');
    expect(data.matches.map((match: { id: string }) => match.id)).toEqual(regions);
  });

  test.each(everyTopic)('"%s" fits its schema, and every line has a source that is listed', async (topic) => {
    const { exitCode, out } = await printed('json', topic);
    const document = JSON.parse(out);
    expect(exitCode).toBe(0);
    expect(problemsOf(document)).toEqual([]);
    const known = document.data.sources.map((source: { id: string }) => source.id);
    for (const item of document.data.items) {
      expect(item.sources.length, item.id).toBeGreaterThan(0);
      for (const id of item.sources) expect(known).toContain(id);
    }
    expect(out).not.toMatch(/\{[a-z]+-[a-z]+\}/);
  });

  test.each(everyTopic)('danger signs lead "%s", in text and in JSON', async (topic) => {
    const { data } = await printedDocument(topic);
    const everybody = data.dangerSigns.filter((sign: { question: string }) =>
      catalogue.dangerSigns.questions.some(({ id }) => id === sign.question),
    );
    expect(everybody.length).toBeGreaterThan(0);
    const { out } = await printed('text', topic);
    expect(out.startsWith('Get help now (call 112) if:')).toBe(true);
  });

  test.each(everyTopic)('"%s" is the same whether only its files are read or all', (topic) => {
    const [target, ...others] = resolve(topic, namesOf(catalogue));
    const place = placeFor(catalogue, 'GB');
    if (target === undefined || others.length > 0) throw new Error(`${topic} is not one thing`);
    const lean = loadForTarget(fakeWorld(), target, shelfFor(fakeWorld(), target));
    expect(pageFor(lean, target, place)).toEqual(adviceFor(catalogue, target, place));
  });

  test.each(everyTopic)('"%s" keeps to 40 columns, addresses aside', async (topic) => {
    const { out } = await run(topic, {}, {}, { terminal: true, columns: 40 });
    const wide = out
      .split('\n')
      .filter(
        (line) =>
          line.length > 40 && line.trim().includes(' ') && !line.includes('http') && !line.includes('hikecare advice '),
      );
    expect(wide).toEqual([]);
  });

  test('the region leads with its own danger signs as well', async () => {
    for (const region of catalogue.regions) {
      const { data } = await printedDocument(region.id);
      const own = region.questions.filter((question) => question.danger === true && question.askWhen === undefined);
      const named = new Set(data.dangerSigns.map((sign: { question: string }) => sign.question));
      for (const question of own) expect(named).toContain(question.id);
    }
  });

  test('an exercise names the complaints that forbid it', async () => {
    for (const region of catalogue.regions) {
      for (const complaint of region.complaints) {
        for (const exercise of complaint.stop) {
          const { data } = await printedDocument(exercise);
          expect(data.items.map((item: { id: string }) => item.id)).toContain(`not-with-${complaint.id}`);
        }
      }
    }
  });

  test('no complaint offers an exercise that it forbids', async () => {
    for (const region of catalogue.regions) {
      for (const complaint of region.complaints) {
        const { data } = await printedDocument(complaint.id);
        const offered = data.items.flatMap((item: { exercise?: { id: string } }) => item.exercise?.id ?? []);
        for (const exercise of complaint.stop) expect(offered).not.toContain(exercise);
      }
    }
  });

  test.each([
    ['outside of hip lying on side', 'outer-hip-tendon'],
    ['outer hipp tendn', 'outer-hip-tendon'],
    ['clicking hip', 'snapping-hip'],
    ['pulled groin', 'groin-strain'],
    ['figure four', 'figure-four'],
    ['lying pigeon', 'figure-four'],
    ['stretches for the hip', 'hip stretches'],
    ['hip danger', 'hip danger-signs'],
    ['Hip STRETCH', 'hip stretches'],
    ['why does my hip hurt after hiking?', 'hip causes'],
    ['how to prevent hip pain', 'hip prevention'],
    ['ice', 'cold'],
    ['new boots', 'footwear'],
    ['knee pain', 'knee'],
    ['hip pain', 'hip'],
    ['figurefour', 'figure-four'],
    ['figure4', 'figure-four'],
    ['figure 4', 'figure-four'],
    ['clam shell', 'clamshell'],
    ['clam-shell', 'clamshell'],
  ])('"%s" leads to %s', async (query, topic) => {
    const { data } = await documentOf(query);
    const best = [data.topic, ...data.matches.map((match: { id: string }) => match.id)].filter((id) => id !== null);
    expect(best.slice(0, 2)).toContain(topic);
  });

  test.each(['chest pain', 'cannot pee', 'lump in groin hard', 'numb between legs'])(
    '"%s" leads to danger signs',
    async (query) => {
      const { data } = await documentOf(query);
      const found = [data.topic, ...data.matches.map((match: { id: string }) => match.id)];
      expect(found.some((id) => id?.endsWith('danger-signs'))).toBe(true);
    },
  );

  test.each([
    ['chest pain', 'heart attack'],
    ['heart attack', 'heart attack'],
    ['heat stroke', 'heatstroke'],
    ['heatstroke', 'heatstroke'],
    ['stroke', 'a stroke'],
    ['blood clot', 'clot'],
    ['blood clot in calf', 'clot'],
    ['sepsis', 'sepsis'],
    ['cauda equina', 'cauda equina'],
    ['compartment syndrome', 'pressure'],
    ['meningitis', 'meningitis'],
    ['appendicitis', 'appendicitis'],
    ['broken bone', 'broken bone'],
    ['broken ankle', 'broken or dislocated ankle'],
    ['dislocated', 'out of place'],
    ['kidney stone', 'kidney stone'],
    ['trapped hernia', 'trapped hernia'],
  ])('the illness "%s" leads to danger signs first, with the reason and what to do', async (query, reason) => {
    const { exitCode, out } = await run(query, { json: true });
    const document = JSON.parse(out);
    const { items, matches, sources } = document.data;
    expect(exitCode).toBe(0);
    expect(problemsOf(document)).toEqual([]);
    expect(matches[0].id).toMatch(/danger-signs$/);
    expect(items.map((item: { text: string }) => item.text).join(' ')).toContain(reason);
    const known = sources.map((source: { id: string }) => source.id);
    for (const item of items) {
      expect(['urgent', 'emergency']).toContain(item.sign.level);
      expect(item.sources.length).toBeGreaterThan(0);
      for (const id of item.sources) expect(known).toContain(id);
    }
    const text = (await run(query)).out;
    expect(text.indexOf('Danger signs to know first')).toBeLessThan(text.indexOf('What you may mean'));
    expect(text).toContain('What to do: ');
  });

  test.each(['knee pain', 'hip pain', 'muscle soreness', 'stretches', 'new boots'])(
    '"%s" names no illness',
    async (query) => {
      const { data } = await documentOf(query);
      expect(data.items.filter((item: { sign?: unknown }) => item.sign !== undefined)).toEqual([]);
    },
  );

  test('the same words in one argument or in several find the same', async () => {
    const fake = fakeWorld();
    await advice(contextOf(fake), { words: ['outside of hip lying on side'], json: true });
    expect(fake.out()).toBe((await run('outside of hip lying on side', { json: true })).out);
  });

  test('nothing found: exit 1, the nearest on stderr, and a valid empty document with --json', async () => {
    const text = await run('qqqq wwww');
    expect(text.exitCode).toBe(1);
    expect(text.out).toBe('');
    expect(text.err).toContain('Nothing found for "qqqq wwww".');
    expect(text.err).toContain('hikecare advice ');
    const json = await run('qqqq wwww', { json: true });
    expect(json.exitCode).toBe(1);
    const document = JSON.parse(json.out);
    expect(problemsOf(document)).toEqual([]);
    expect(document.data).toMatchObject({ result: 'nothing', items: [] });
  });

  test('words that try to be something else are only words', async () => {
    for (const query of ['__proto__', 'constructor', '\u001b[31mhip', '../sources', 'a'.repeat(100_000), '?', '🥾']) {
      const { out, err } = await run(query, { json: true });
      expect(problemsOf(JSON.parse(out))).toEqual([]);
      expect(out + err).not.toContain('\u001b');
    }
  });

  test('the emergency number is that of the country', async () => {
    const { out } = await run('hip', {}, { country: 'GB' });
    expect(out).toContain('call 999');
    expect((await documentOf('hip', { country: 'GB' })).data.emergencyNumber).toBe('999');
  });

  test('colour changes no word', async () => {
    const plain = await run('hip stretches');
    const coloured = await run('hip stretches', {}, { color: 'always' });
    expect(coloured.out).toContain('\u001b[');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is taken out.
    expect(coloured.out.replace(/\u001b\[[\d;]*m/g, '')).toBe(plain.out);
  });

  test('plain ASCII where it is asked for', async () => {
    const { out } = await run('hip', {}, { ascii: true });
    expect(out).not.toMatch(/[^\n\u0020-\u007e]/);
  });
});

describe('advice --field', () => {
  test('prints a bare value, lists one entry a line, objects as JSON', async () => {
    const { data } = await documentOf('hip rest');
    expect((await run('hip rest', { field: 'data.items.0.text' })).out).toBe(`${data.items[0].text}\n`);
    expect((await run('hip rest', { field: 'data.items.0.sources' })).out).toBe(
      `${data.items[0].sources.join('\n')}\n`,
    );
    expect((await run('hip rest', { field: 'data.region' })).out).toBe(`${JSON.stringify(data.region)}\n`);
    expect((await run('hip rest', { field: 'data.exercise' })).out).toBe('');
  });

  test.each([
    ['data.itemz', 'There is no "itemz" in data: there are query, '],
    ['data.items.999', 'There is no "999" in data.items: it is a list with the entries 0 to '],
    ['data.items.length', 'There is no "length" in data.items: it is a list'],
    ['__proto__', 'There is no "__proto__" in the document: there are schemaVersion, command, dataVersion, data.'],
    ['data.query.0', 'There is no "0" in data.query: it has no fields.'],
  ])('%s: exit 1 and the names that are there', async (field, message) => {
    const error = await run('hip rest', { field }).catch((thrown: unknown) => thrown);
    expect(isFailure(error) && error.kind).toBe('failed');
    expect(String(error)).toContain(message);
  });
});
