// The named hikers, and what hikecare makes of each: used by the tests and by `npm run cases`.

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Answers, readAnswers } from '../../src/core/answers.ts';
import { buildCatalogue, type Catalogue } from '../../src/core/catalogue.ts';
import { missingQuestions } from '../../src/core/interview.ts';
import { makePlan, type Plan } from '../../src/core/plan.ts';
import { type Level, levelWords, triage, type Verdict } from '../../src/core/triage.ts';
import { fill, placeFor } from '../../src/core/wording.ts';
import { readFolder, toRawData } from '../../src/shell/load.ts';
import { planText } from '../../src/shell/render/plan.ts';
import { plainStyle } from '../../src/shell/render/style.ts';

/** A named hiker. */
export interface Case {
  readonly id: string;
  readonly story: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly level: Level;
  readonly door?: 'call' | 'go';
  readonly because?: readonly string[];
  readonly first?: string;
  readonly mustSay?: readonly string[];
  readonly mustNotSay?: readonly string[];
  readonly source: readonly string[];
}

/** A file of hikers: all of one region, or of one kind of trouble. */
export interface CaseFile {
  /** The name of the file, without its ending. */
  readonly name: string;
  readonly written: 'with-rules' | 'held-out';
  readonly cases: readonly Case[];
}

/** What hikecare makes of a hiker. */
export interface CaseResult {
  readonly answers: Answers;
  readonly problems: readonly string[];
  readonly missing: readonly string[];
  readonly verdict: Verdict;
  readonly plan: Plan;
  /** The printed plan, wide, without colour. */
  readonly text: string;
}

const folder = resolve(import.meta.dirname);

/** The real catalogue. */
export const catalogue: Catalogue = buildCatalogue(toRawData(readFolder(resolve(folder, '../../data'))));

/** All files of cases, with the answers of each file's base filled in. */
export function readCases(): readonly CaseFile[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json') && file !== 'case.schema.json')
    .sort()
    .map((file) => {
      const body = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
        readonly written: CaseFile['written'];
        readonly base: Readonly<Record<string, unknown>>;
        readonly cases: readonly Case[];
      };
      const fill = (answers: Case['answers']) =>
        Object.fromEntries(Object.entries({ ...body.base, ...answers }).filter(([, value]) => value !== null));
      return {
        name: file.replace(/\.json$/, ''),
        written: body.written,
        cases: body.cases.map((entry) => ({ ...entry, answers: fill(entry.answers) })),
      };
    });
}

/** Runs one hiker through interview, triage and plan. */
export function runCase(hiker: Case): CaseResult {
  const { answers, problems } = readAnswers(catalogue, Object.entries(hiker.answers));
  const verdict = triage(catalogue, answers);
  const place = placeFor(catalogue, 'GB');
  const plan = makePlan(catalogue, answers, verdict, place);
  const words = levelWords(catalogue, verdict);
  const view = {
    catalogue,
    verdict,
    plan,
    place,
    headline: fill(words.headline, place),
    meaning: fill(words.meaning.text, place),
    meaningSources: [],
    full: true,
    next: [],
  };
  return {
    answers,
    problems: problems.map((problem) => problem.message),
    missing: missingQuestions(catalogue, answers).map((question) => question.id),
    verdict,
    plan,
    // One endless line a sentence, so that words are found wherever they would be wrapped.
    text: planText(view, plainStyle(true), 10_000),
  };
}
