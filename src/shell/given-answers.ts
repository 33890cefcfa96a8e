import { createReadStream, readFileSync, statSync } from 'node:fs';
import { type Answers, allowedAnswers, NONE, readAnswers } from '../core/answers.ts';
import type { Catalogue, Question } from '../core/catalogue.ts';
import { chosenIds, chosenRegions } from '../core/complaints.ts';
import { missingQuestions } from '../core/interview.ts';
import { Failure } from './failure.ts';
import { stripControls } from './render/layout.ts';
import { codeOf } from './system-errors.ts';
import type { World } from './world.ts';

/** The flags that give answers, as typed. */
export interface AnswerOptions {
  /** A file, or "-" for stdin. */
  readonly answers?: string;
  /** "question=value", any number of times. */
  readonly answer?: readonly string[];
  readonly region?: readonly string[];
  readonly spot?: readonly string[];
  readonly side?: string;
  readonly onset?: string;
  readonly days?: string;
  readonly pain?: string;
  readonly signs?: readonly string[];
  readonly age?: string;
  readonly conditions?: readonly string[];
}

/** Flags that answer the question of the same name. */
const ANSWER_FLAGS = ['region', 'spot', 'side', 'onset', 'days', 'pain', 'age', 'conditions'] as const;

/** More than anybody answers: a larger file is no answers file. */
const MOST_ANSWER_BYTES = 1_000_000;

/**
 * The answers that were given on the command line or in a file, checked. A later one replaces an earlier one:
 * file, then flags, then --answer. Throws a Failure that names everything that is wrong.
 */
export async function readGivenAnswers(world: World, catalogue: Catalogue, options: AnswerOptions): Promise<Answers> {
  const file =
    options.answers === undefined ? [] : parseAnswers(options.answers, await readAnswersText(world, options.answers));
  const flags = ANSWER_FLAGS.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]] as const]));
  const single = (options.answer ?? []).map((text) => parseAnswer(catalogue, text));
  const signs = signAnswers(catalogue, options.signs ?? [], options.region ?? []);
  return checked(catalogue, [...file, ...signs, ...flags, ...single]);
}

/**
 * The answers of a file that names its regions, checked against the data of these regions alone, which `load` reads.
 * Undefined where it is not that simple, or anything is wrong: then everything is read, and says what.
 */
export async function readAnswersOfRegions(
  world: World,
  options: AnswerOptions,
  load: (regions: readonly string[]) => Catalogue | undefined,
): Promise<{ readonly catalogue: Catalogue; readonly answers: Answers } | undefined> {
  const { answers: file } = options;
  // What was read from a pipe cannot be read once more.
  if (file === undefined || file === '-' || hasAnswerFlags(options) || !isPlainFile(file)) return undefined;
  try {
    const entries = parseAnswers(file, await readAnswersText(world, file));
    const place = entries.find(([id]) => id === 'region')?.[1];
    const regions = (Array.isArray(place) ? place : [place]).filter((id): id is string => typeof id === 'string');
    const catalogue = regions.length === 0 ? undefined : load(regions);
    if (catalogue === undefined || !entries.every(([id]) => catalogue.questions.has(id))) return undefined;
    const answers = checked(catalogue, entries);
    return missingQuestions(catalogue, answers).length === 0 ? { catalogue, answers } : undefined;
  } catch {
    return undefined;
  }
}

/** True where a flag answers a question. */
export function hasAnswerFlags({ answer, signs, ...options }: AnswerOptions): boolean {
  return answer !== undefined || signs !== undefined || ANSWER_FLAGS.some((name) => options[name] !== undefined);
}

async function readAnswersText(world: World, file: string): Promise<string> {
  try {
    // A stream costs more than all the rest of a small file.
    if (file !== '-' && isPlainFile(file) && statSync(file).size <= MOST_ANSWER_BYTES)
      return readFileSync(file, 'utf8');
    return await readLimited(file === '-' ? world.stdin : createReadStream(file));
  } catch (error) {
    const name = file === '-' ? 'stdin' : stripControls(file);
    throw new Failure('usage', `The answers cannot be read from ${name}: ${readableReason(error)}.`);
  }
}

function isPlainFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}

async function readLimited(stream: AsyncIterable<Buffer | string>): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size > MOST_ANSWER_BYTES) throw new Error('it is larger than 1 MB');
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString('utf8');
}

function readableReason(error: unknown): string {
  const code = codeOf(error);
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read';
  return error instanceof Error ? error.message : 'it failed';
}

function parseAnswers(file: string, text: string): readonly (readonly [string, unknown])[] {
  const name = file === '-' ? 'stdin' : stripControls(file);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Failure('usage', `${name} is not JSON. It holds {"<question id>": <answer>, ...}.`);
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Failure('usage', `${name} must hold one JSON object: {"<question id>": <answer>, ...}.`);
  }
  return Object.entries(body);
}

/** "pain=4", "hip-signs=none": an answer as typed. Lists are separated by commas. */
function parseAnswer(catalogue: Catalogue, text: string): readonly [string, unknown] {
  const at = text.indexOf('=');
  if (at < 1)
    throw new Failure('usage', `--answer takes question=value, such as pain=4; "${stripControls(text)}" has no "=".`);
  const id = text.slice(0, at);
  const value = text.slice(at + 1);
  return [id, catalogue.questions.get(id)?.kind === 'several' ? value.split(',').map((part) => part.trim()) : value];
}

/**
 * --signs names the danger signs that are there; each belongs to one question. "none" says that no other
 * sign is there. Without it the other questions stay open: silence is not a no.
 */
function signAnswers(
  catalogue: Catalogue,
  signs: readonly string[],
  regions: readonly string[],
): readonly (readonly [string, unknown])[] {
  if (signs.length === 0) return [];
  const lists = [...catalogue.questions.values()].filter(
    (question) => question.danger === true && question.kind === 'several',
  );
  const named = signs.filter((sign) => sign !== NONE);
  const strange = named.find((sign) => !lists.some((question) => allowedAnswers(question).includes(sign)));
  if (strange !== undefined) {
    throw new Failure(
      'usage',
      `--signs: "${stripControls(strange)}" is no danger sign.`,
      'hikecare questions lists them.',
    );
  }
  // What is about you has a flag of its own and no part in "none of the signs".
  const signLists = lists.filter((question) => !catalogue.aboutYou.questions.some(({ id }) => id === question.id));
  return signLists.flatMap((question): readonly (readonly [string, readonly string[]])[] => {
    const own = named.filter((sign) => allowedAnswers(question).includes(sign));
    if (own.length > 0) return [[question.id, own]];
    // A follow-up is about a sign that is there: "none of the signs" does not answer it.
    const isList = question.askWhen === undefined && isHere(catalogue, question, regions);
    return signs.includes(NONE) && isList ? [[question.id, [NONE]]] : [];
  });
}

function isHere(catalogue: Catalogue, question: Question, regions: readonly string[]): boolean {
  const region = catalogue.regionOf.get(question.id);
  return region === undefined || regions.includes(region);
}

function checked(catalogue: Catalogue, entries: readonly (readonly [string, unknown])[]): Answers {
  const { answers, problems } = readAnswers(catalogue, new Map<string, unknown>(entries));
  const messages = [
    ...problems.map((problem) => problem.message),
    ...contradictions(catalogue, entries),
    ...placesElsewhere(catalogue, answers),
  ];
  const [worst, ...others] = messages.map(stripControls);
  if (worst === undefined) return answers;
  throw new Failure('usage', worst, others.length === 0 ? undefined : others.join('\n'));
}

/** A danger question answered in two ways: neither may silently win. */
function contradictions(catalogue: Catalogue, entries: readonly (readonly [string, unknown])[]): readonly string[] {
  const dangers = entries.filter(([id]) => catalogue.questions.get(id)?.danger === true);
  const twice = dangers.filter(([id, raw]) => dangers.some(([other, value]) => other === id && differ(value, raw)));
  return [...new Set(twice.map(([id]) => id))].map((id) => `${id} is answered in two ways: give it once`);
}

function differ(a: unknown, b: unknown): boolean {
  const sorted = (value: unknown) => (Array.isArray(value) ? value : [value]).map(String).sort().join();
  return sorted(a) !== sorted(b);
}

/** A spot outside of the chosen regions would be asked nothing and count nowhere. */
function placesElsewhere(catalogue: Catalogue, answers: Answers): readonly string[] {
  const regions = chosenRegions(catalogue, answers);
  const spots = new Set(regions.flatMap((region) => region.spots.map(({ id }) => id)));
  const lost = answers.has('region') ? chosenIds(answers, 'spot').filter((id) => !spots.has(id)) : [];
  return lost.map(
    (id) => `spot: "${id}" is not in the chosen region ${regions.map(({ id: region }) => region).join(', ')}`,
  );
}
