// Draws docs/figures.svg: every exercise with its name, start and end, for those who write or review figures. With
// --check it writes nothing and fails if the file is not what it would write.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const target = join(root, 'docs/figures.svg');
const folder = join(root, 'data/exercises');

const { outputFiles } = await build({
  entryPoints: [join(root, 'src/shell/render/figure-sheet.ts')],
  bundle: true,
  format: 'esm',
  write: false,
});
const { figureSheet } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
);
const exercises = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')));
const sheet = figureSheet(exercises);
if (!process.argv.includes('--check')) writeFileSync(target, sheet);
else if (!existsSync(target) || readFileSync(target, 'utf8') !== sheet) {
  console.error('docs/figures.svg is not what the figures look like: run npm run figures.');
  process.exitCode = 1;
}
