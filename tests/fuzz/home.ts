// A home folder with things in it that may be damaged, and what may have become of them afterwards.

import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Catalogue } from '../../src/core/catalogue.ts';
import { lineOfEvent, lineOfStart } from '../../src/core/packs/lines.ts';
import { tiny, tinyFiles } from '../fixtures/load.ts';
import type { Chance } from './chance.ts';
import { mutatedData, mutatedText, strangeText } from './mutate.ts';
import { checkProgram } from './program-folders.ts';
import { anEvent, aRecord, aStart, someAnswers } from './samples.ts';
import { emptyFolder, filesBelow } from './scratch.ts';
import { ensure } from './target.ts';
import { changedFile } from './targets/foreign-data.ts';
import { settingsText } from './targets/settings.ts';

/** Files: their path below the home folder, and what stands in them, each letter a byte. */
export type Files = readonly (readonly [string, string])[];

const MONTH = 'data/hikecare/journal/2026-11.jsonl';
const SETTINGS = 'config/hikecare/settings.json';
const PACKS = 'state/hikecare/packs';
/** Where the program is called from. */
const CALLED_FROM = 'here';

/** What lies in the home folder: nothing at all, or settings, journal, packs, answers and data, damaged or not. */
export function someFiles(chance: Chance, catalogue: Catalogue = tiny): Files {
  const files: (readonly [string, string])[] = [];
  const put = (path: string, text: string) => {
    files.push([path, Buffer.from(chance.yes(25) ? mutatedText(chance, text) : text).toString('latin1')]);
  };
  if (chance.yes(40)) put(SETTINGS, settingsText(chance));
  if (chance.yes(50)) {
    const lines = chance.list(5, () => {
      const record = aRecord(chance, chance.below(1000));
      return JSON.stringify(chance.yes(15) ? mutatedData(chance, record) : record);
    });
    put(MONTH, `{"hikecare":"journal","version":1}\n${lines.map((line) => `\n${line}\n`).join('')}`);
  }
  if (chance.yes(40)) {
    const start = aStart(chance);
    const lines = [lineOfStart(start), ...chance.list(3, () => lineOfEvent(start.id, anEvent(chance)))];
    put(`${PACKS}/${chance.pick(['knee', 'unnamed', 'wing.left'])}.jsonl`, lines.map((line) => `\n${line}\n`).join(''));
  }
  const answers = Object.fromEntries(someAnswers(chance, catalogue));
  put(`${CALLED_FROM}/answers.json`, JSON.stringify(chance.yes(20) ? mutatedData(chance, answers) : answers));
  put(`${CALLED_FROM}/damaged.json`, strangeText(chance));
  if (chance.yes(10)) {
    const [name, body] = changedFile(chance);
    for (const [file, was] of tinyFiles) put(`${CALLED_FROM}/data/${file}`, JSON.stringify(file === name ? body : was));
  }
  return files;
}

/** A home folder that the program is run in. */
export interface Home {
  readonly folder: string;
  readonly calledFrom: string;
  /** The environment whose settings, journal and packs lie below it. */
  readonly env: Readonly<Record<string, string>>;
}

/** A folder of this name with these files in it. */
export function homeWith(name: string, files: Files): Home {
  const folder = emptyFolder(name);
  layOut(folder, files);
  return { folder, calledFrom: join(folder, CALLED_FROM), env: environmentOf(folder) };
}

function layOut(home: string, files: Files): void {
  mkdirSync(join(home, CALLED_FROM), { recursive: true });
  for (const [path, text] of files) {
    const file = join(home, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, Buffer.from(text, 'latin1'), { mode: 0o600 });
  }
}

/** The environment whose settings, journal and packs lie below a folder. */
export function environmentOf(home: string): Readonly<Record<string, string>> {
  return {
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_DATA_HOME: join(home, 'data'),
    XDG_STATE_HOME: join(home, 'state'),
  };
}

/**
 * Throws where a command line changed a file that had to stay: what the hiker wrote is only ever added to, and goes
 * only where that was asked for; what is set aside keeps its bytes; nothing appears outside of the three folders;
 * the program and its data stay as they are.
 */
export function checkFiles({ folder: home, calledFrom }: Home, files: Files, line: readonly string[]): void {
  checkProgram();
  const has = (...words: readonly string[]) => words.every((word) => line.includes(word));
  for (const [path, text] of files) {
    const now = bytesOf(join(home, path));
    const before = Buffer.from(text, 'latin1');
    if (path === MONTH) {
      const wiped = has('journal', 'wipe');
      ensure(
        wiped || now?.subarray(0, before.length).equals(before) === true,
        'a month of the journal is only added to',
      );
    } else if (path === SETTINGS) {
      const aside = bytesOf(join(home, dirname(path), 'settings.damaged-1.json'));
      const kept = now?.equals(before) === true || aside?.equals(before) === true;
      const maySet = line.includes('settings') || line.includes('check');
      ensure(kept || maySet, 'settings stay, or are set aside as they were');
    } else if (path.startsWith(PACKS)) {
      const aside = bytesOf(join(home, `${path}.damaged`));
      const kept = [now, aside].some((bytes) => bytes?.subarray(0, before.length).equals(before) === true);
      const other = line.includes('timer') || line.includes('check');
      ensure(kept || other, 'a running pack is only added to, and goes only by the timer');
    } else ensure(now?.equals(before) === true, () => `${path} stays as it is`);
  }
  // The last two where a variable names no folder.
  const known = new Set(['config', 'data', 'state', CALLED_FROM, '.config', '.local']);
  for (const name of readdirSync(home)) ensure(known.has(name), () => `${name} was not asked for`);
  const own = files.filter(([path]) => path.startsWith(`${CALLED_FROM}/`)).length;
  ensure(filesBelow(calledFrom).length === own, 'nothing is written where the program is called from');
}

function bytesOf(file: string): Buffer | undefined {
  return existsSync(file) && statSync(file).isFile() ? readFileSync(file) : undefined;
}
