import { Ajv, type ErrorObject } from 'ajv';
import { checkData, type Problem } from '../core/data-checks/data-checks.ts';
import { DATA_FILES } from '../core/data-files.ts';
import { isObject } from '../core/outside-values.ts';
import { type RawFiles, toRawData } from './raw-files.ts';

/** The files that a data folder cannot do without, each with its schema. */
const FILES = [...DATA_FILES.map(([file]) => file), 'version.json'].map(
  (file) => [file, file.replace('.json', '.schema.json')] as const,
);

/** The folders of a data folder, each with the schema of its files. */
const FOLDERS = [
  ['regions/', 'region.schema.json'],
  ['exercises/', 'exercise.schema.json'],
] as const;

/** The key by which each shape of a condition is known, and its title in the schema. */
const SHAPES: ReadonlyMap<string, string> = new Map([
  ['all', 'AllCondition'],
  ['any', 'AnyCondition'],
  ['is', 'AnswerCondition'],
  ['atLeast', 'AtLeastCondition'],
  ['atMost', 'AtMostCondition'],
]);

/** As much of a wrong value as fits into a sentence. */
const SHOWN_CHARACTERS = 60;

/**
 * Everything that is wrong with the files of a data folder: files that are missing, of the wrong shape or name; and
 * once all shapes are right, what does not fit together across the files. Throws where a schema itself is broken.
 */
export function validateFiles(schemas: RawFiles, files: RawFiles): readonly Problem[] {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    strictTypes: false,
    strictTuples: false,
    strictRequired: false,
  });
  // Words for editors and for the types: they ask nothing of a file.
  ajv.addVocabulary(['errorMessage', 'tsType']);
  for (const schema of schemas.values()) ajv.addSchema(schema as object);
  const problems = [
    ...missingFiles(files),
    ...[...files].flatMap(([file, body]) => [...wrongName(file, body), ...wrongShape(ajv, file, body)]),
  ];
  return problems.length > 0 ? problems : checkData(toRawData(files));
}

function missingFiles(files: RawFiles): readonly Problem[] {
  const missing = FILES.filter(([file]) => !files.has(file)).map(([file]) =>
    whole(file, 'is missing', 'A data folder needs it: copy the shipped one and change it.'),
  );
  const hasRegion = [...files.keys()].some((file) => file.startsWith('regions/'));
  return hasRegion ? missing : [...missing, whole('regions/', 'holds no region', 'A data folder needs at least one.')];
}

/** The schema that a file has to follow, by its place; undefined for a file that has no place here. */
function schemaFor(file: string): string | undefined {
  return FILES.find(([name]) => name === file)?.[1] ?? FOLDERS.find(([folder]) => file.startsWith(folder))?.[1];
}

/** A region or exercise file is named by the id in it. */
function wrongName(file: string, body: unknown): readonly Problem[] {
  const folder = FOLDERS.find(([start]) => file.startsWith(start))?.[0];
  const id = isObject(body) ? body['id'] : undefined;
  if (folder === undefined || typeof id !== 'string' || file === `${folder}${id}.json`) return [];
  return [
    {
      file,
      field: 'id',
      message: `is ${show(id)}, but the file is named otherwise`,
      tip: `Rename the file to ${id}.json.`,
    },
  ];
}

function wrongShape(ajv: Ajv, file: string, body: unknown): readonly Problem[] {
  const schema = schemaFor(file);
  if (schema === undefined) return [whole(file, 'is no file of a data folder', 'Put it elsewhere.')];
  const named = isObject(body) ? body['$schema'] : undefined;
  if (typeof named === 'string' && named.split('/').at(-1) !== schema) {
    return [{ file, field: '$schema', message: `names another schema than ${schema}`, tip: `End it in ${schema}.` }];
  }
  const validate = ajv.getSchema(schema);
  if (validate === undefined) throw new Error(`the schema ${schema} is missing`);
  if (validate(body)) return [];
  const problems = (validate.errors ?? [])
    .filter((error) => !isNoise(error, body))
    .map((error) => toProblem(file, body, error));
  return problems.filter((one, place) => problems.findIndex((other) => isSame(one, other)) === place);
}

/**
 * A condition may have any of five shapes, and ajv complains about all five. The key that is there says which one was
 * meant: only its complaints are told, and where no key or several are there, only that none of the shapes fits.
 */
function isNoise(error: ErrorObject, body: unknown): boolean {
  // "if" only repeats what its "then" says.
  if (error.keyword === 'if') return true;
  const title = isObject(error.parentSchema) ? error.parentSchema['title'] : undefined;
  if (title === 'Condition') return shapeOf(error.data) !== undefined;
  if ([...SHAPES.values()].some((shape) => shape === title)) return shapeOf(error.data) !== title;
  // Below a key that two shapes claim, only the choice of shapes itself is told.
  const steps = stepsOf(error.instancePath);
  return SHAPES.has(steps.at(-1) ?? '') && shapeOf(steps.slice(0, -1).reduce(childOf, body)) === undefined;
}

/** The shape that an object was meant to have, or undefined where that cannot be told. */
function shapeOf(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const shapes = [...SHAPES].filter(([key]) => key in value);
  return shapes.length === 1 ? shapes[0]?.[1] : undefined;
}

function toProblem(file: string, body: unknown, error: ErrorObject): Problem {
  const field = fieldOf(body, error.instancePath);
  const schema = isObject(error.parentSchema) ? error.parentSchema : {};
  const words = typeof schema['errorMessage'] === 'string' ? schema['errorMessage'] : undefined;
  const about = typeof schema['description'] === 'string' ? schema['description'] : undefined;
  const tip = about ?? `Look at data/schema, or at a file that is right.`;
  if (error.keyword === 'required') {
    return { file, field, message: `lacks the field "${error.params['missingProperty']}"`, tip: words ?? tip };
  }
  if (error.keyword === 'additionalProperties') {
    const name = show(error.params['additionalProperty']);
    return {
      file,
      field,
      message: `has the field ${name}, which the schema does not name`,
      tip: 'Take it out, or correct its name.',
    };
  }
  return { file, field, message: `${show(error.data)} ${words ?? error.message ?? 'is wrong'}`, tip };
}

/** Where in the file, with the ids of list entries instead of their places. */
function fieldOf(body: unknown, pointer: string): string {
  let value = body;
  let field = '';
  for (const step of stepsOf(pointer)) {
    const inList = Array.isArray(value);
    value = childOf(value, step);
    const id = isObject(value) && typeof value['id'] === 'string' ? short(value['id']) : step;
    field += inList ? `[${id}]` : field === '' ? step : `.${step}`;
  }
  return field === '' ? '/' : field;
}

function stepsOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function childOf(value: unknown, step: string): unknown {
  if (Array.isArray(value)) return value[Number(step)];
  return isObject(value) ? value[step] : undefined;
}

function whole(file: string, message: string, tip: string): Problem {
  return { file, field: '/', message, tip };
}

function isSame(a: Problem, b: Problem): boolean {
  return a.field === b.field && a.message === b.message;
}

/** A value of a file, short, on one line and without anything that a terminal could obey. */
function show(value: unknown): string {
  return short(JSON.stringify(value) ?? String(value));
}

function short(text: string): string {
  const plain = text.replace(/[^\x20-\x7e\u00a0-\uffff]/g, '?');
  return plain.length > SHOWN_CHARACTERS ? `${plain.slice(0, SHOWN_CHARACTERS)}...` : plain;
}
