import { closeSync, constants, lstatSync, openSync, readFileSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { count } from '../../core/wording.ts';
import { stripControls } from '../render/layout.ts';
import { CAREFUL } from './files.ts';
import type { DamagedLine, MonthReport } from './read.ts';

/** How many damaged lines were not told before, and where a copy of them is, if there is one. */
export interface SetAside {
  readonly fresh: number;
  readonly copy?: string;
}

/**
 * What is to be told of a month file, a sentence each. With `aside` only what was not told before; without it
 * everything.
 */
export function damageSentences(path: string, report: MonthReport, aside?: SetAside): readonly string[] {
  if (report.refused !== undefined) return [stripControls(report.refused)];
  const { newer, damaged, damagedCount } = report;
  const sentences: string[] = [];
  if (newer > 0) {
    sentences.push(
      `${count(newer, 'record')} in the journal file ${path} ${newer === 1 ? 'is' : 'are'} of a newer hikecare and left out; update hikecare to use them.`,
    );
  }
  // What is more than was looked at closely is told with the rest.
  const lines =
    aside === undefined ? damagedCount : aside.fresh === 0 ? 0 : damagedCount - damaged.length + aside.fresh;
  if (lines > 0) {
    const copied = aside?.copy === undefined ? '' : ` (a copy is in ${aside.copy})`;
    sentences.push(
      `${count(lines, 'line')} of the journal file ${path} ${lines === 1 ? 'is' : 'are'} damaged and left out${copied}; everything else was read.`,
    );
  }
  return sentences.map(stripControls);
}

/**
 * Copies the damaged lines of a month file to a file beside it, each once: what stands there was told before. The
 * month file itself is never changed, because another process may be writing to it. Where there can be no copy, all
 * of them are fresh every time.
 */
export function setAside(path: string, lines: readonly DamagedLine[]): SetAside {
  if (lines.length === 0) return { fresh: 0 };
  const name = `${basename(path, '.jsonl')}.damaged`;
  const copy = join(dirname(path), name);
  try {
    const known = knownLines(copy);
    const fresh = lines.map((line) => JSON.stringify(line)).filter((line) => !known.has(line));
    if (fresh.length === 0) return { fresh: 0, copy: name };
    const file = openSync(copy, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | CAREFUL, 0o600);
    try {
      writeSync(file, `\n${fresh.join('\n')}\n`);
    } finally {
      closeSync(file);
    }
    return { fresh: fresh.length, copy: name };
  } catch {
    return { fresh: lines.length };
  }
}

function knownLines(copy: string): ReadonlySet<string> {
  const stats = lstatSync(copy, { throwIfNoEntry: false });
  if (stats === undefined) return new Set();
  if (!stats.isFile()) throw new Error('no plain file');
  return new Set(readFileSync(copy, 'utf8').split('\n'));
}
