// What `npm run cases` prints: how many hikers are called right, over and under, by level and by file.

import { compareLevels, LEVELS } from '../../src/core/triage.ts';
import { type CaseFile, readCases, runCase } from './read.ts';

interface Outcome {
  readonly file: string;
  readonly id: string;
  readonly expected: (typeof LEVELS)[number];
  readonly called: (typeof LEVELS)[number];
}

/** The table as text, and how many hikers of those written with the rules were called wrong. */
export function caseTable(): { readonly text: string; readonly wrong: number } {
  const files = readCases();
  const parts = (['with-rules', 'held-out'] as const).flatMap((written) => part(written, files));
  const outcomes = files.flatMap(outcomesOf);
  const wrong = outcomes.filter((outcome) => outcome.called !== outcome.expected);
  const list = wrong.map(({ file, id, expected, called }) => `  ${file}/${id}: is ${expected}, called ${called}`);
  const byRules = new Set(files.filter((file) => file.written === 'with-rules').map((file) => file.name));
  return {
    text: [...parts, ...(list.length > 0 ? ['Called wrong:', ...list] : [])].join('\n'),
    wrong: wrong.filter(({ file }) => byRules.has(file)).length,
  };
}

function part(written: CaseFile['written'], files: readonly CaseFile[]): readonly string[] {
  const own = files.filter((file) => file.written === written);
  if (own.length === 0) return [];
  const outcomes = own.flatMap(outcomesOf);
  const title = written === 'held-out' ? 'Written without looking at the rules' : 'Written with the rules';
  const rows = [
    ...LEVELS.map((level) =>
      row(
        level,
        outcomes.filter((outcome) => outcome.expected === level),
      ),
    ),
    ...own.map((file) => row(file.name, outcomesOf(file))),
    row('all', outcomes),
  ];
  return [title, row('', undefined), ...rows, ''];
}

function outcomesOf(file: CaseFile): readonly Outcome[] {
  return file.cases.map((hiker) => ({
    file: file.name,
    id: hiker.id,
    expected: hiker.level,
    called: runCase(hiker).verdict.level,
  }));
}

function row(name: string, outcomes: readonly Outcome[] | undefined): string {
  const cells =
    outcomes === undefined
      ? ['hikers', 'exact', 'over', 'under']
      : [
          outcomes.length,
          outcomes.filter(({ called, expected }) => called === expected).length,
          outcomes.filter(({ called, expected }) => compareLevels(called, expected) > 0).length,
          outcomes.filter(({ called, expected }) => compareLevels(called, expected) < 0).length,
        ];
  return `  ${name.padEnd(26)}${cells.map((cell) => String(cell).padStart(8)).join('')}`;
}
