// The journal: records, instants, and the bytes of a month file.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readInstant, toInstant } from '../../../src/core/instants.ts';
import { readRecord } from '../../../src/core/journal-records.ts';
import { lastCheck } from '../../../src/core/last-check.ts';
import { leftOfLastSession } from '../../../src/core/sessions/past-sessions.ts';
import { openJournal } from '../../../src/shell/journal/journal.ts';
import { tiny } from '../../fixtures/load.ts';
import type { Chance } from '../chance.ts';
import { mutatedData, mutatedText, strangeText, strangeValue } from '../mutate.ts';
import { aRecord, NOW } from '../samples.ts';
import { emptyFolder } from '../scratch.ts';
import { ensure, type Target, target } from '../target.ts';

const LAST_INSTANT = 253_402_300_799_000;

function checkRecord(value: unknown): string {
  const record = readRecord(value);
  if (typeof record !== 'object') return record ?? 'damaged';
  ensure(JSON.stringify(readRecord(record)) === JSON.stringify(record), 'what was read is read again as it is');
  ensure(readInstant(record.at) !== undefined, 'a record has an instant');
  ensure(Object.getPrototypeOf(record) === Object.prototype, 'a record is a plain object');
  if (record.type === 'check') {
    ensure(Object.getPrototypeOf(record.answers) === Object.prototype, 'answers are a plain object');
    lastCheck(tiny, [record], NOW);
  }
  if (record.type === 'session') leftOfLastSession([record], NOW);
  if (record.type === 'pack')
    ensure(Number.isSafeInteger(record.seconds) && record.seconds >= 0, 'seconds are counted');
  return record.type;
}

function checkInstant({ text, milliseconds, offset }: InstantInput): string {
  const written = toInstant(milliseconds, offset);
  const back = readInstant(written);
  ensure(back !== undefined, () => `${written} can be read`);
  const inRange = Math.abs(milliseconds) < LAST_INSTANT / 8;
  ensure(!inRange || (back <= milliseconds && milliseconds - back < 1000), 'an instant is exact to the second');
  const read = readInstant(text);
  if (read === undefined) return 'no instant';
  ensure(Number.isSafeInteger(read), 'an instant is a whole number');
  return 'instant';
}

interface InstantInput {
  readonly text: string;
  readonly milliseconds: number;
  readonly offset: number;
}

interface MonthInput {
  /** The lines of the file, each told apart: kept as it was, or damaged. */
  readonly lines: readonly { readonly text: string; readonly intact: boolean }[];
  readonly header: string;
}

function makeMonth(chance: Chance): MonthInput {
  const lines = Array.from({ length: chance.between(1, 6) }, (_, number) => {
    const text = JSON.stringify(aRecord(chance, number));
    if (chance.yes(60)) return { text, intact: true };
    const strange = chance.one(
      () => mutatedText(chance, text),
      () => JSON.stringify(mutatedData(chance, JSON.parse(text))),
      () => strangeText(chance),
      () => `\u0000${text}`,
    );
    return { text: strange.replaceAll('\n', ' '), intact: false };
  });
  const header = '{"hikecare":"journal","version":1}';
  return { lines, header: chance.yes(90) ? header : mutatedText(chance, header).replaceAll('\n', ' ') };
}

function checkMonth({ lines, header }: MonthInput): string {
  const home = emptyFolder('journal');
  const folder = join(home, 'hikecare', 'journal');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, '2026-11.jsonl');
  const bytes = Buffer.from(`${header}\n${lines.map(({ text }) => `\n${text}\n`).join('')}`);
  writeFileSync(file, bytes);
  const journal = openJournal({ XDG_DATA_HOME: home });
  const { records, damaged } = journal.read();
  ensure(readFileSync(file).equals(bytes), 'a month file is never changed by reading');
  for (const name of readdirSync(folder)) ensure(/^2026-11\.(jsonl|damaged)$/.test(name), `${name} was not made`);
  const newer = damaged.some((sentence) => sentence.includes('newer'));
  const refused = newer && records.length === 0;
  const ids = new Set(records.map(({ id }) => id));
  for (const { text, intact } of lines) {
    ensure(refused || !intact || ids.has((JSON.parse(text) as { id: string }).id), 'an intact record is never lost');
  }
  for (const record of records) ensure(typeof readRecord(record) === 'object', 'only records are handed over');
  journal.contents();
  ensure(journal.read().records.length === records.length, 'reading twice gives the same');
  lastCheck(tiny, records, NOW);
  return refused ? 'refused' : damaged.length > 0 ? 'read, damage told' : 'read';
}

export const JOURNAL_TARGETS: readonly Target[] = [
  target(
    'journal records',
    180,
    (chance) => (chance.yes(90) ? mutatedData(chance, aRecord(chance, chance.below(9))) : strangeValue(chance, 3)),
    checkRecord,
  ),
  target(
    'instants',
    180,
    (chance): InstantInput => ({
      text: mutatedText(chance, '2026-11-23T14:05:12+01:00', 2),
      milliseconds:
        chance.pick([1, 1000, 1e6, 1e9, 1e12, 2.5e13, 1e14, Number.POSITIVE_INFINITY, Number.NaN]) *
        chance.between(-999, 999),
      offset: chance.pick([0, 60, -690, 345, 1e9, Number.NaN, 0.5, chance.between(-1200, 1200)]),
    }),
    checkInstant,
  ),
  target('journal month files', 4, makeMonth, checkMonth, 500),
];
