// Prints how the named hikers of tests/cases are called: exact, over and under, by level and by file.
// Exits 1 when one is called wrong.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const cases = join(root, 'tests/cases');
// Built beside the cases, because they are read from the folder the code stands in.
const built = join(cases, '.table.mjs');

const { outputFiles } = await build({
  entryPoints: [join(cases, 'table.ts')],
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  write: false,
});
mkdirSync(dirname(built), { recursive: true });
writeFileSync(built, outputFiles[0].text);
try {
  const { caseTable } = await import(pathToFileURL(built).href);
  const { text, wrong } = caseTable();
  console.log(text);
  process.exitCode = wrong > 0 ? 1 : 0;
} finally {
  rmSync(built, { force: true });
}
