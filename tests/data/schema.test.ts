import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { validateFiles } from '../../src/shell/validate.ts';
import { type Loose, realFiles, realFolder, schemas, tinyFiles, tinyFilesWith } from '../fixtures/load.ts';

function strictAjv(): Ajv {
  const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false, strictTypes: false });
  ajv.addVocabulary(['errorMessage', 'tsType']);
  for (const schema of schemas.values()) ajv.addSchema(schema as object);
  return ajv;
}

/** Every schema inside a schema that describes a value, with its place. */
function innerSchemas(value: unknown, place: string): readonly (readonly [string, Loose])[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value || 'enum' in value || 'const' in value || 'anyOf' in value;
  const isSchema = own && !/\/(?:if|properties)$/.test(place) && !place.includes('/if/');
  return [
    ...(isSchema ? [[place, value] as const] : []),
    ...Object.entries(value).flatMap(([key, inner]) => innerSchemas(inner, `${place}/${key}`)),
  ];
}

describe('the schemas', () => {
  it('are right themselves, and use no word that ajv does not know', () => {
    const ajv = strictAjv();
    for (const name of schemas.keys()) expect(() => ajv.getSchema(name), name).not.toThrow();
  });

  it('say in plain words what each field must be', () => {
    const silent = [...schemas].flatMap(([name, schema]) =>
      innerSchemas(schema, name)
        .filter(([, inner]) => inner.errorMessage === undefined)
        .filter(([place]) => !/\/(?:then|if|allOf)/.test(place) && !place.endsWith('common.schema.json'))
        .map(([place]) => place),
    );
    expect(silent).toEqual([]);
  });

  it('refuse fields that they do not name', () => {
    const open = [...schemas].flatMap(([name, schema]) =>
      innerSchemas(schema, name)
        .filter(([, inner]) => inner.type === 'object' && inner.additionalProperties !== false)
        .map(([place]) => place),
    );
    expect(open).toEqual([]);
  });

  it('are named in the file by the name that they have', () => {
    for (const [name, schema] of schemas) expect((schema as { $id?: string }).$id).toBe(name);
  });
});

describe('the shipped data', () => {
  const ajv = strictAjv();

  it.each([...realFiles])('%s has the shape that its schema asks for', (file, body) => {
    const schema =
      String((body as { $schema?: string }).$schema)
        .split('/')
        .at(-1) ?? '';
    const validate = ajv.getSchema(schema);
    expect(validate, `${file} names ${schema}`).toBeDefined();
    validate?.(body);
    expect(validate?.errors ?? []).toEqual([]);
  });

  it.each([...realFiles])('%s names a schema that an editor finds', (file, body) => {
    const { $schema } = body as { $schema: string };
    const path = join(realFolder, file, '..', $schema);
    expect(() => readFileSync(path)).not.toThrow();
  });

  it.each([...realFiles.keys()].filter((file) => file.includes('/')))('%s is named after the id in it', (file) => {
    const { id } = realFiles.get(file) as { id: string };
    expect(file.replace(/^\w+\//, '')).toBe(`${id}.json`);
  });
});

/** What validateFiles says about the pretend data with one file changed. */
function said(file: string, change: (body: Loose) => void): readonly string[] {
  return validateFiles(schemas, tinyFilesWith(file, change)).map(
    (problem) => `${problem.file} ${problem.field}: ${problem.message}`,
  );
}

function without(file: string): ReadonlyMap<string, unknown> {
  return new Map([...tinyFiles].filter(([name]) => name !== file));
}

describe('validateFiles', () => {
  it('has nothing to say about the pretend data', () => {
    expect(validateFiles(schemas, tinyFiles)).toEqual([]);
  });

  it('checks across the files once all shapes are right', () => {
    expect(said('regions/wing.json', (body) => (body.general = 'nobody'))).toEqual([
      'regions/wing.json general: names no complaint of this region',
    ]);
  });

  it('does not check across the files while a shape is wrong', () => {
    const lines = said('regions/wing.json', (body) => {
      body.general = 'nobody';
      body.order = 'first';
    });
    expect(lines).toEqual(['regions/wing.json order: "first" must be 0 to 999']);
  });

  const files = [
    'danger-signs',
    'about-you',
    'story',
    'cold-and-heat',
    'causes',
    'return-to-hiking',
    'emergency-numbers',
    'sources',
    'version',
  ];
  it.each(files)('misses %s.json', (name) => {
    const problems = validateFiles(schemas, without(`${name}.json`));
    expect(problems).toEqual([
      {
        file: `${name}.json`,
        field: '/',
        message: 'is missing',
        tip: 'A data folder needs it: copy the shipped one and change it.',
      },
    ]);
  });

  it('misses the regions, but not the exercises', () => {
    const none = new Map([...tinyFiles].filter(([name]) => !name.includes('/')));
    expect(validateFiles(schemas, none).map(({ file, message }) => `${file} ${message}`)).toEqual([
      'regions/ holds no region',
    ]);
  });

  it('misses everything in an empty folder', () => {
    expect(validateFiles(schemas, new Map())).toHaveLength(10);
  });

  it.each<[string, string, (body: Loose) => void, string]>([
    [
      'cold for 25 minutes',
      'cold-and-heat.json',
      (body) => (body.cold.capMinutes = 25),
      'cold-and-heat.json cold.capMinutes: 25 must be 1 to 20 minutes',
    ],
    [
      'heat for 15 minutes',
      'cold-and-heat.json',
      (body) => (body.heat.capMinutes = 15),
      'cold-and-heat.json heat.capMinutes: 15 must be 1 to 10 minutes',
    ],
    [
      'an area with 25 minutes',
      'cold-and-heat.json',
      (body) => (body.areas[0].coldMinutes = 25),
      'cold-and-heat.json areas[feathered].coldMinutes: 25 must be 1 to 20',
    ],
    [
      'a limit for heat above its cap',
      'cold-and-heat.json',
      (body) => (body.limits[1].minutes = 15),
      'cold-and-heat.json limits[heat-egg].minutes: 15 minutes of heat are not allowed',
    ],
    [
      'a field that is not there',
      'regions/wing.json',
      (body) => delete body.rules[0].reason,
      'regions/wing.json rules[wing-hangs]: lacks the field "reason"',
    ],
    [
      'a field that nobody knows',
      'regions/wing.json',
      (body) => (body.rules[0].weight = 3),
      'regions/wing.json rules[wing-hangs]: has the field "weight", which the schema does not name',
    ],
    [
      'an id with capitals',
      'regions/wing.json',
      (body) => (body.spots[0].id = 'Tip'),
      'regions/wing.json spots[Tip].id: "Tip" must be kebab-case: small letters, digits and single hyphens',
    ],
    [
      'a level that does not exist',
      'regions/wing.json',
      (body) => (body.rules[0].level = 'red'),
      'regions/wing.json rules[wing-hangs].level: "red" must be one of: soon, urgent, emergency',
    ],
    [
      'a statement without a source',
      'regions/wing.json',
      (body) => (body.seekHelp[0].sources = []),
      'regions/wing.json seekHelp[wing-seek].sources: [] must name at least one id of sources.json, none twice',
    ],
    [
      'an emergency without a door',
      'danger-signs.json',
      (body) => delete body.rules[0].door,
      'danger-signs.json rules[wheeze]: lacks the field "door"',
    ],
    [
      'a list without options',
      'story.json',
      (body) => delete body.questions[0].options,
      'story.json questions[onset]: lacks the field "options"',
    ],
    [
      'another file in its place',
      'causes.json',
      (body) => (body.$schema = './schema/version.schema.json'),
      'causes.json $schema: names another schema than causes.schema.json',
    ],
    ['no schema at all', 'causes.json', (body) => delete body.$schema, 'causes.json /: lacks the field "$schema"'],
    [
      'a region with another name than its file',
      'regions/wing.json',
      (body) => (body.id = 'pinion'),
      'regions/wing.json id: is "pinion", but the file is named otherwise',
    ],
    [
      'an exercise with another name than its file',
      'exercises/wing-fold.json',
      (body) => (body.id = 'fold'),
      'exercises/wing-fold.json id: is "fold", but the file is named otherwise',
    ],
  ])('refuses %s, in plain words', (_, file, change, message) => {
    expect(said(file, change)).toEqual([message]);
  });

  const condition = (when: unknown) => said('regions/wing.json', (body) => (body.rules[0].when = when));
  it.each<[string, unknown, readonly string[]]>([
    ['a shape that does not exist', { not: [] }, ['rules[wing-hangs].when: {"not":[]} must have one of five shapes']],
    [
      'two shapes at once',
      { all: [], any: [] },
      ['rules[wing-hangs].when: {"all":[],"any":[]} must have one of five shapes'],
    ],
    ['no object', 'wing-hangs', ['rules[wing-hangs].when: "wing-hangs" must have one of five shapes']],
    [
      'an empty list of options',
      { question: 'onset', is: [] },
      ['rules[wing-hangs].when.is: [] must be a list of option ids of that question'],
    ],
    ['a number as words', { question: 'pain', atLeast: '3' }, ['rules[wing-hangs].when.atLeast: "3" must be a number']],
    ['a question left out', { is: ['blow'] }, ['rules[wing-hangs].when: lacks the field "question"']],
    [
      'a field too many',
      { question: 'pain', atMost: 3, weight: 2 },
      ['rules[wing-hangs].when: has the field "weight", which the schema does not name'],
    ],
    [
      'a broken part, deep inside',
      { all: [{ any: [{ question: 'pain', atMost: [] }] }] },
      ['rules[wing-hangs].when.all[0].any[0].atMost: [] must be a number'],
    ],
    ['an empty all', { any: [{ all: [] }] }, ['rules[wing-hangs].when.any[0].all: [] must be a list of conditions']],
  ])('tells of a condition with %s only what is wrong with it', (_, when, messages) => {
    const lines = condition(when);
    expect(lines).toHaveLength(messages.length);
    for (const [place, message] of messages.entries()) expect(lines[place]).toContain(message);
  });

  it('tells the wrong id of a question once, not for every shape that has one', () => {
    expect(condition({ question: 'Pain', atLeast: 3 })).toEqual([
      'regions/wing.json rules[wing-hangs].when.question: "Pain" must be kebab-case: small letters, digits and single hyphens',
    ]);
  });

  it('refuses a file that has no place in a data folder', () => {
    const problems = validateFiles(schemas, new Map([...tinyFiles, ['notes.json', {}]]));
    expect(problems.map(({ file, message }) => `${file} ${message}`)).toEqual([
      'notes.json is no file of a data folder',
    ]);
  });

  it.each([null, 3, 'text', [], [[]], true])('survives a file that holds %j', (body) => {
    const problems = validateFiles(schemas, new Map([...tinyFiles, ['causes.json', body]]));
    expect(problems.map(({ file }) => file)).toEqual(['causes.json']);
    expect(problems[0]?.message).toContain('must be an object');
  });

  it('shows no more of a wrong value than fits into a line, and nothing that a terminal obeys', () => {
    const [line = ''] = said('causes.json', (body) => (body.causes[0].id = `\u001b[31m${'x'.repeat(500)}\n`));
    expect(line.length).toBeLessThan(250);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
    expect(line).not.toMatch(/[\u0000-\u001f]/);
  });

  it('throws where a schema is missing, for then it is a bug of ours', () => {
    const some = new Map([...schemas].filter(([name]) => name !== 'causes.schema.json'));
    expect(() => validateFiles(some, tinyFiles)).toThrow('causes.schema.json');
  });
});
