// The whole truth about the working copy, in order: what is quick to say comes first. Stops at the first step that
// fails, with its exit code; warnings fail, too. The last line counts the tests.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const results = join(root, 'node_modules/.cache/hikecare-tests.json');

const STEPS = [
  // Biome colours even what goes to a file, letter by letter.
  ['format and lint', 'biome', 'ci', '--error-on-warnings', ...(process.stdout.isTTY ? [] : ['--colors=off']), '.'],
  ['spelling', 'cspell', '--no-progress', '--no-summary'],
  ['types of the data', 'node', 'scripts/generate-types.mjs', '--check'],
  ['sheet of the figures', 'node', 'scripts/figures.mjs', '--check'],
  ['types', 'tsc', '--noEmit'],
  ['build', 'node', 'scripts/build.mjs'],
  ['tests', 'vitest', 'run', '--coverage', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`],
  ['unused code and packages', 'knip', '--treat-config-hints-as-errors'],
  ['package', 'publint', '--strict'],
];

/** Runs a step with the packages' commands at hand. Returns its exit code. */
function run([title, command, ...args]) {
  console.log(`\n== ${title}: ${[command, ...args].join(' ').replace(root, '.')}`);
  const node = command === 'node';
  const file = node ? process.execPath : join(root, 'node_modules/.bin', command);
  const { status, error } = spawnSync(file, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (error) console.error(error.message);
  return status ?? 1;
}

/** The line that tells how many tests passed and failed, or nothing where vitest did not get to run any. */
function countLine() {
  if (!existsSync(results)) return undefined;
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(results, 'utf8'));
  const skipped = numPendingTests + numTodoTests;
  return `${numPassedTests} passed, ${numFailedTests} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

rmSync(results, { force: true });
let exitCode = 0;
for (const step of STEPS) {
  exitCode = run(step);
  if (exitCode !== 0) {
    console.error(`\nFailed: ${step[0]} (exit ${exitCode}).`);
    break;
  }
}
const count = countLine();
if (count) console.log(`\n${count}`);
process.exitCode = exitCode;
