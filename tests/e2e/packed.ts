// Packs the program and installs the package once a run, as a user would, so that the end-to-end tests run what is
// published and not what lies in the working copy. A test gets it by `inject('packed')` of vitest.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';

/** The installed package. All paths are absolute. */
export interface Packed {
  /** The JavaScript file behind the command: run it as `node <bin>` with any Node. */
  readonly bin: string;
  /** The command as npm links it: run it as a shell would. */
  readonly command: string;
  /** The folder of the installed package. */
  readonly folder: string;
  /** Size of the packed file, in bytes. */
  readonly packedBytes: number;
}

declare module 'vitest' {
  interface ProvidedContext {
    packed: Packed;
  }
}

const root = resolve(import.meta.dirname, '../..');

/** vitest calls this before the first end-to-end test of a run, and the function it returns after the last. */
export function setup(project: TestProject): () => void {
  const place = realpathSync(mkdtempSync(join(tmpdir(), 'hikecare-packed-')));
  run(process.execPath, [join(root, 'scripts/build.mjs')], root);
  npm(['pack', '--ignore-scripts', '--pack-destination', place], root);
  const tarball = readdirSync(place).find((name) => name.endsWith('.tgz'));
  if (!tarball) throw new Error('npm pack made no package');
  const home = join(place, 'installed');
  // Offline: the package must need no other.
  npm(['install', '--prefix', home, '--offline', '--ignore-scripts', '--no-audit', '--no-fund', `./${tarball}`], place);
  const folder = join(home, 'node_modules/hikecare');
  project.provide('packed', {
    bin: join(folder, 'bin/hikecare.js'),
    command: join(home, 'node_modules/.bin', process.platform === 'win32' ? 'hikecare.cmd' : 'hikecare'),
    folder,
    packedBytes: statSync(join(place, tarball)).size,
  });
  return () => rmSync(place, { recursive: true, force: true });
}

function npm(args: readonly string[], cwd: string): void {
  const onWindows = process.platform === 'win32';
  run(onWindows ? 'npm.cmd' : 'npm', args, cwd, onWindows);
}

/** Runs a program in silence. Throws with what it wrote if it fails. */
function run(file: string, args: readonly string[], cwd: string, shell = false): void {
  try {
    execFileSync(file, args, { cwd, shell, stdio: 'pipe', encoding: 'utf8' });
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`${file} ${args.join(' ')} failed:\n${stdout ?? ''}${stderr ?? ''}`, { cause: error });
  }
}
