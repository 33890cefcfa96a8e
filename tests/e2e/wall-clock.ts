// cspell:ignore faketime libfaketime DONT
// A wall clock that a test can set while a program runs. On Debian and its kin by libfaketime, which is fetched from
// the distribution when first asked for and stays in node_modules/.cache; elsewhere by a small program that runs first.

import { execFile } from 'node:child_process';
import { existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** A wall clock for programs that are started with its environment. */
export interface WallClock {
  readonly env: Readonly<Record<string, string>>;
  /** Sets it to so many seconds from the right time, at once and for all of them. */
  readonly set: (seconds: number) => void;
}

const cache = resolve(import.meta.dirname, '../../node_modules/.cache/hikecare-faketime');
const run = promisify(execFile);

/** A clock that is right until it is set; it keeps a file in this folder. */
export async function openWallClock(folder: string): Promise<WallClock> {
  const library = await faketime();
  return library === undefined ? patchedClock(folder) : fakedClock(folder, library);
}

function fakedClock(folder: string, library: string): WallClock {
  const file = join(folder, 'clock');
  const set = (seconds: number) => replace(file, `${seconds < 0 ? '-' : '+'}${Math.abs(seconds)}\n`);
  set(0);
  return {
    set,
    env: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      // Nobody can set the clock that only grows.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
  };
}

function patchedClock(folder: string): WallClock {
  const file = join(folder, 'clock');
  const patch = join(folder, 'clock.cjs');
  const set = (seconds: number) => replace(file, String(seconds * 1000));
  set(0);
  writeFileSync(
    patch,
    `const right = Date.now; const off = () => Number(require('node:fs').readFileSync(${JSON.stringify(file)}, 'utf8'));
const Right = Date; Date = class extends Right { constructor(...parts) { parts.length === 0 ? super(Date.now()) : super(...parts); } };
Date.now = () => right() + off();`,
  );
  return { set, env: { NODE_OPTIONS: `--require ${patch}` } };
}

/** In one step: a program that reads it meanwhile sees the one or the other. */
function replace(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

/** The path of the library, or undefined where the distribution has none for us. */
async function faketime(): Promise<string | undefined> {
  const found = libraryIn(cache) ?? libraryIn('/usr');
  if (found !== undefined || process.platform !== 'linux') return found;
  await mkdir(cache, { recursive: true });
  const aside = await mkdtemp(join(cache, 'deb-'));
  try {
    await run('apt-get', ['download', 'libfaketime'], { cwd: aside });
    const name = readdirSync(aside).find((entry) => entry.endsWith('.deb'));
    if (name !== undefined) await run('dpkg', ['-x', join(aside, name), aside]);
  } catch {
    // No Debian, or no network: the other way serves.
  }
  return libraryIn(cache);
}

function libraryIn(folder: string): string | undefined {
  const roots = existsSync(folder) ? [folder, ...readdirSync(folder).map((name) => join(folder, name, 'usr'))] : [];
  const folders = roots.flatMap((root) =>
    ['x86_64-linux-gnu', 'aarch64-linux-gnu'].map((kind) => join(root, 'lib', kind)),
  );
  return folders.map((place) => join(place, 'faketime', 'libfaketime.so.1')).find((file) => existsSync(file));
}
