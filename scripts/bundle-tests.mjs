// Makes one file of code of the tests, so that every Node we run on can run it outside of vitest.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Bundles a module whose imports start at the root. Returns its file, and what takes that away. */
export async function bundleTests(name, contents) {
  const file = join(root, `node_modules/.cache/hikecare-${name}-${process.pid}.mjs`);
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    plugins: [{ name: 'places', setup: keepPlaces }],
    define: { HIKECARE_VERSION: `"0.0.0-${name}"` },
    write: false,
  });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, outputFiles[0].text);
  return { file, remove: () => rmSync(file, { force: true }) };
}

/** Each file still knows where it stands: the fixtures and the data are found from there. */
function keepPlaces({ onLoad }) {
  onLoad({ filter: /\.ts$/ }, ({ path }) => {
    const contents = readFileSync(path, 'utf8')
      .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
      .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href));
    return { contents, loader: 'ts' };
  });
}
