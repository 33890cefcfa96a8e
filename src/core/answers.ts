import type { Catalogue, Question } from './catalogue.ts';

/** The words that the program itself adds to questions; no option may carry them as its id. */
export const NONE = 'none';
export const NOT_SURE = 'not-sure';
const NOT_SURE_ABOUT = 'not-sure:';

/** A number, an option id, or a list of option ids ("none" alone, or "not-sure:<id>" for a doubt about one sign). */
export type AnswerValue = number | string | readonly string[];

/** Answers by question id. A Map, so that text from outside is never a key into an object. */
export type Answers = ReadonlyMap<string, AnswerValue>;

/** What is wrong with one answer, in a sentence that names the field and what it allows. */
export interface AnswerProblem {
  readonly question: string;
  readonly message: string;
}

/** The entry of a `several` answer that says "I am not sure about this sign". */
export function notSureAbout(option: string): string {
  return NOT_SURE_ABOUT + option;
}

/** The option ids of an answer, doubts left out. */
export function chosen(value: AnswerValue): readonly string[] {
  return listOf(value).filter((entry) => !isDoubt(entry));
}

/** The option ids that the answer is not sure about; the whole question when it holds a bare "not-sure". */
export function doubts(value: AnswerValue): readonly string[] {
  return listOf(value)
    .filter(isDoubt)
    .map((entry) => (entry === NOT_SURE ? NOT_SURE : entry.slice(NOT_SURE_ABOUT.length)));
}

function listOf(value: AnswerValue): readonly string[] {
  if (typeof value === 'number') return [];
  return typeof value === 'string' ? [value] : value;
}

function isDoubt(entry: string): boolean {
  return entry === NOT_SURE || entry.startsWith(NOT_SURE_ABOUT);
}

/** Every option id that a question takes, the ones the program adds included. */
export function allowedAnswers(question: Question): readonly string[] {
  if (question.kind === 'number') return [];
  const ids = question.kind === 'yes-no' ? ['yes', 'no'] : (question.options ?? []).map((option) => option.id);
  const own = question.kind === 'several' && question.atLeastOne !== true ? [NONE] : [];
  const doubt = question.danger !== true ? [] : question.kind === 'several' ? ids.map(notSureAbout) : [NOT_SURE];
  return [...ids, ...own, ...doubt];
}

/** One answer from outside as a value, or the sentence that says what the question takes. */
export function readAnswer(question: Question, raw: unknown): AnswerValue | { readonly message: string } {
  if (question.kind === 'number') return readNumber(question, raw);
  const allowed = allowedAnswers(question);
  const entries = Array.isArray(raw) ? raw : [raw];
  if (question.kind === 'several' && question.danger === true && entries.includes(NOT_SURE)) {
    return {
      message: `${question.id}: say it for each sign, as ${NOT_SURE_ABOUT}<id>; "${NOT_SURE}" about the whole list tells too little`,
    };
  }
  if (entries.length === 0) return { message: `${question.id}: is empty; ${choices(allowed)}` };
  const strange = entries.find((entry) => typeof entry !== 'string' || !allowed.includes(entry));
  if (strange !== undefined)
    return { message: `${question.id}: ${show(strange)} is not an answer; ${choices(allowed)}` };
  const ids = [...new Set(entries as string[])];
  if (question.kind !== 'several') {
    if (ids.length > 1) return { message: `${question.id}: takes one answer; ${choices(allowed)}` };
    return ids[0] ?? NONE;
  }
  if (ids.includes(NONE) && ids.length > 1) {
    return { message: `${question.id}: "${NONE}" cannot stand beside other answers` };
  }
  const twice = ids.find((id) => ids.includes(notSureAbout(id)));
  if (twice !== undefined) return { message: `${question.id}: "${twice}" is both chosen and not sure` };
  // The order of a list says nothing, so it is the catalogue's: the same answers give the same bytes.
  return allowed.filter((id) => ids.includes(id));
}

function readNumber(question: Question, raw: unknown): number | { readonly message: string } {
  const min = question.min ?? 0;
  const max = question.max ?? Number.MAX_SAFE_INTEGER;
  const number = typeof raw === 'string' && /^\d{1,4}$/.test(raw) ? Number(raw) : raw;
  if (typeof number === 'number' && Number.isInteger(number) && number >= min && number <= max) return number;
  return { message: `${question.id}: ${show(raw)} is not a whole number from ${min} to ${max}` };
}

function choices(allowed: readonly string[]): string {
  return `allowed: ${allowed.join(', ')}`;
}

/** A value from outside, short, on one line and without control characters, for an error message. */
function show(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  const whole = String(value);
  const text = whole.replace(/\p{Cc}/gu, ' ');
  return `"${text.length > 40 ? `${text.slice(0, 40)}...` : text}"`;
}

/**
 * Answers from outside (a file, flags), checked against the catalogue.
 * Returns all problems at once; the answers hold only what was right.
 */
export function readAnswers(
  catalogue: Catalogue,
  entries: Iterable<readonly [string, unknown]>,
): { readonly answers: Answers; readonly problems: readonly AnswerProblem[] } {
  const answers = new Map<string, AnswerValue>();
  const problems: AnswerProblem[] = [];
  for (const [id, raw] of entries) {
    const question = catalogue.questions.get(id);
    if (!question) {
      problems.push({ question: id, message: `${show(id)} is not a question; hikecare questions lists them` });
      continue;
    }
    const value = readAnswer(question, raw);
    if (typeof value === 'object' && 'message' in value) problems.push({ question: id, message: value.message });
    else answers.set(id, value);
  }
  return { answers, problems };
}

/** The answers in the order of the interview, as plain data for JSON. */
export function writeAnswers(catalogue: Catalogue, answers: Answers): Record<string, AnswerValue> {
  const known = [...catalogue.questions.keys()].flatMap((id) => {
    const value = answers.get(id);
    return value === undefined ? [] : [[id, value] as const];
  });
  return Object.fromEntries(known);
}
