// The program and the data folders that are run in fuzzing: copies that nobody changes.

import { cpSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { realFolder, tinyFolder } from '../fixtures/load.ts';
import { emptyFolder, filesBelow } from './scratch.ts';
import { ensure } from './target.ts';

let pretend: string | undefined;

/** A folder with the pretend data, and with the schemas as the shipped one has them. */
export function pretendData(): string {
  if (pretend === undefined) {
    pretend = emptyFolder('pretend-data');
    cpSync(tinyFolder, pretend, { recursive: true });
    cpSync(join(realFolder, 'schema'), join(pretend, 'schema'), { recursive: true });
    stamps.set(pretend, stampOf(pretend));
  }
  return pretend;
}

/** The program as somebody has it who installed it: a copy, so that nobody builds it anew meanwhile. */
export function installed(): { readonly program: string; readonly data: string } {
  if (copy === undefined) {
    copy = emptyFolder('installed');
    for (const part of ['bin', 'dist', 'data']) {
      if (existsSync(join(ROOT, part))) cpSync(join(ROOT, part), join(copy, part), { recursive: true });
    }
    stamps.set(copy, stampOf(copy));
  }
  return { program: join(copy, 'bin', 'hikecare.js'), data: join(copy, 'data') };
}

const ROOT = join(realFolder, '..');
let copy: string | undefined;

const stampOf = (folder: string) =>
  filesBelow(folder)
    .map((file) => `${statSync(file).mtimeMs} ${statSync(file).size}`)
    .join();
const stamps = new Map<string, string>();

/** Throws where a file of one of these folders was changed since it was copied. */
export function checkProgram(): void {
  for (const [folder, stamp] of stamps) ensure(stampOf(folder) === stamp, 'program and data stay as they are');
}
