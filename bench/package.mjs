// What a user downloads and gets: sizes, files, packages, and how long the installation takes. The sizes and counts have
// budgets (budgets.json), which a test holds.

import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { summary } from './measure.mjs';
import { installOffline, npm } from './program.mjs';
import { goalCell, milliseconds, spread, table, verdict } from './report.mjs';

const MOST_INSTALLATIONS = 7;

const SIZE = { goal: 400_000, stretch: 150_000 };
const NONE = { goal: 0 };
const INSTALLATION = { goal: 1_200 };

/** Measures the package. Returns the figures; `text` is the tables. */
export async function packageFigures(_node, { sources, tarball, place }, { rounds }) {
  const budgets = JSON.parse(readFileSync(join(import.meta.dirname, 'budgets.json'), 'utf8'));
  const [packed] = JSON.parse(npm(['pack', '--dry-run', '--json', '--ignore-scripts'], sources));
  const manifest = JSON.parse(readFileSync(join(sources, 'package.json'), 'utf8'));
  const dependencies = ['dependencies', 'optionalDependencies', 'peerDependencies']
    .map((kind) => Object.keys(manifest[kind] ?? {}).length)
    .reduce((sum, count) => sum + count);
  const times = [];
  let added = 0;
  for (let round = 0; round < Math.min(rounds, MOST_INSTALLATIONS); round += 1) {
    const home = join(place, 'installation');
    const start = performance.now();
    installOffline(tarball, home);
    times.push(performance.now() - start);
    added = packagesIn(home) - 1;
    rmSync(home, { recursive: true });
  }
  const bytes = statSync(tarball).size;
  const installation = summary(times);
  const rows = [
    row('packed, bytes', bytes, SIZE, budgets.packedBytes),
    row('unpacked, bytes', packed.unpackedSize),
    row('files', packed.files.length, {}, budgets.files),
    row('dependencies', dependencies, NONE, budgets.dependencies),
    row('other packages that an installation adds', added, NONE),
    [
      'npm install, offline, into an empty folder',
      spread(installation, milliseconds),
      goalCell(INSTALLATION, milliseconds),
      verdict(installation.median, INSTALLATION, 0),
      '-',
    ],
  ];
  const folders = groups(packed.files, sources);
  return {
    figures: { bytes, unpacked: packed.unpackedSize, files: packed.files.length, dependencies, added, times, folders },
    text: [
      table(['', 'figure', 'goal / stretch', 'came to', 'budget'], rows),
      '',
      table(
        ['part of the package', 'files', 'bytes', 'bytes, each file packed alone'],
        folders.map(({ name, files, size, alone }) => [name, files, grouped(size), grouped(alone)]),
      ),
    ].join('\n'),
  };
}

function row(name, value, goals = {}, budget = undefined) {
  return [
    name,
    grouped(value),
    goalCell(goals, grouped),
    verdict(value, goals, 0),
    budget === undefined ? '-' : grouped(budget),
  ];
}

/** Digits in threes. */
function grouped(value) {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

function packagesIn(home) {
  const { packages } = JSON.parse(readFileSync(join(home, 'node_modules/.package-lock.json'), 'utf8'));
  return Object.keys(packages).length;
}

/** The files by the folder they lie in, the largest first: what a byte is spent on. */
function groups(files, folder) {
  const found = new Map();
  for (const { path, size } of files) {
    const name = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : 'at the top';
    const group = found.get(name) ?? { name, files: 0, size: 0, alone: 0 };
    const alone = group.alone + gzipSync(readFileSync(join(folder, path))).length;
    found.set(name, { name, files: group.files + 1, size: group.size + size, alone });
  }
  return [...found.values()].sort((a, b) => b.alone - a.alone);
}
