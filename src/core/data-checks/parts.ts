import {
  buildCatalogue,
  type Catalogue,
  type Condition,
  type Question,
  type RawData,
  type Rule,
} from '../catalogue.ts';
import { DATA_FILES } from '../data-files.ts';
import { isObject } from '../outside-values.ts';
import type { Askable } from './ways-to-hold.ts';

/** Something wrong in a data folder, in words for the person who wrote it. */
export interface Problem {
  /** The file in the data folder, such as "regions/knee.json". */
  readonly file: string;
  /** Where in the file, such as "rules[kneecap-out].when"; "/" is the whole file. */
  readonly field: string;
  readonly message: string;
  /** What to do about it. */
  readonly tip: string;
}

/** A value of a data file and where it stands. */
export interface Part<Value = unknown> {
  readonly file: string;
  readonly field: string;
  /** The name of the property that holds it, that of the list for an entry of a list. */
  readonly key: string;
  readonly value: Value;
}

/** A question and where it is asked. */
export interface AskedPart extends Part<Question> {
  /** True for a question that is asked just before a pack, not in the interview. */
  readonly beforePack: boolean;
}

/** A data folder taken apart once, for all checks. */
export interface Known {
  readonly raw: RawData;
  readonly catalogue: Catalogue;
  /** The questions of the interview and those before a pack. */
  readonly askable: Askable;
  readonly parts: readonly Part[];
  readonly questions: readonly AskedPart[];
  readonly rules: readonly Part<Rule>[];
  /** Whole conditions, not the parts that they are made of. */
  readonly conditions: readonly Part<Condition>[];
  /** Everything that is printed. */
  readonly texts: readonly Part<string>[];
}

/** The strings of these properties are for the program or for reviewers, and are not printed. */
const NOT_PRINTED = new Set([
  ...[
    '$schema',
    'id',
    'note',
    'saidBy',
    'offers',
    'asks',
    'of',
    'covers',
    'words',
    'url',
    'checked',
    'read',
    'country',
    'number',
    'emergency',
    'alsoWorks',
  ],
  ...['kind', 'level', 'door', 'use', 'unit', 'unsure', 'pack', 'area', 'general', 'sources', 'capSources', 'spots'],
  ...['exercise', 'cause', 'causes', 'stop', 'cold', 'heat'],
]);

/** Where something stands: a file and a field of it. */
export type Place = Pick<Part, 'file' | 'field'>;

/** The sentence about one part. */
export function problem(part: Place, message: string, tip: string): Problem {
  return { file: part.file, field: part.field, message, tip };
}

/** Takes a data folder apart. */
export function takeApart(raw: RawData): Known {
  const parts = filesOf(raw).flatMap(([file, body]) => partsOf(file, body));
  const catalogue = buildCatalogue(raw);
  const questions = questionParts(parts);
  const beforePack = questions.filter((part) => part.beforePack).map(({ value }) => [value.id, value] as const);
  return {
    raw,
    catalogue,
    askable: { questions: new Map([...catalogue.questions, ...beforePack]), regionOf: catalogue.regionOf },
    parts,
    questions,
    rules: listed(parts, 'rules', isRule),
    conditions: conditionParts(parts),
    texts: parts.filter((part): part is Part<string> => typeof part.value === 'string' && isPrinted(part)),
  };
}

/** The files by name. A file is named by the id in it: whether its name on disk agrees is seen by who reads the disk. */
function filesOf(raw: RawData): readonly (readonly [string, object])[] {
  return [
    ...DATA_FILES.map(([file, name]) => [file, raw[name]] as const),
    ...raw.regions.map((region) => [`regions/${region.id}.json`, region] as const),
    ...raw.exercises.map((exercise) => [`exercises/${exercise.id}.json`, exercise] as const),
  ];
}

/** Every value of a file with its place, the file itself first. */
function partsOf(file: string, body: unknown): readonly Part[] {
  const parts: Part[] = [];
  const visit = (value: unknown, field: string, key: string) => {
    parts.push({ file, field: field === '' ? '/' : field, key, value });
    if (Array.isArray(value)) {
      for (const [index, entry] of value.entries()) visit(entry, `${field}[${nameOf(entry) ?? index}]`, key);
    } else if (isObject(value)) {
      for (const [name, entry] of Object.entries(value)) visit(entry, field === '' ? name : `${field}.${name}`, name);
    }
  };
  visit(body, '', '');
  return parts;
}

/** What a list entry is called by: its id, else nothing. */
function nameOf(entry: unknown): string | undefined {
  return isObject(entry) && typeof entry['id'] === 'string' ? entry['id'] : undefined;
}

/** True for any of the five shapes of a condition. */
function isCondition(value: unknown): value is Condition {
  if (!isObject(value)) return false;
  if (Array.isArray(value['all']) || Array.isArray(value['any'])) return true;
  return typeof value['question'] === 'string' && ['is', 'atLeast', 'atMost'].some((name) => name in value);
}

/** The entries of every list with this name that look as they should. */
function listed<Value>(
  parts: readonly Part[],
  key: string,
  fits: (value: unknown) => value is Value,
): readonly Part<Value>[] {
  return parts.filter((part): part is Part<Value> => part.key === key && fits(part.value));
}

function isRule(value: unknown): value is Rule {
  return isObject(value) && 'level' in value && 'when' in value;
}

function questionParts(parts: readonly Part[]): readonly AskedPart[] {
  const isQuestion = (value: unknown): value is Question => isObject(value) && 'ask' in value && 'id' in value;
  return parts
    .filter((part): part is Part<Question> => isQuestion(part.value))
    .map((part) => ({ ...part, beforePack: part.file === 'cold-and-heat.json' }));
}

function conditionParts(parts: readonly Part[]): readonly Part<Condition>[] {
  const conditions = parts.filter((part): part is Part<Condition> => isCondition(part.value));
  return conditions.filter((part) => !['all', 'any'].includes(part.key));
}

function isPrinted(part: Part): boolean {
  // Two notes are for the hiker: that of the number for everywhere else, and that of an exercise.
  if (/^fallback\.note$|\.(?:stretches|strength)\[\d+\]\.note$/.test(part.field)) return true;
  if (NOT_PRINTED.has(part.key) || part.file === 'sources.json') return false;
  // The strings of a condition are ids; a question of a faq entry is a sentence.
  return part.key !== 'is' && (part.key !== 'question' || /^faq\[[^\]]*\]\.question$/.test(part.field));
}

/** A condition that asks about one question: a choice or a comparison. */
export type Leaf = Extract<Condition, { readonly question: string }>;

/** The single choices and comparisons that a condition is made of. */
export function leavesOf(condition: Condition): readonly Leaf[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  return [condition];
}
