import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { type JournalRecord, readRecord } from '../../src/core/journal-records.ts';
import { isFailure } from '../../src/shell/failure.ts';
import { dataFolder, stateFolder } from '../../src/shell/folders.ts';
import { openJournal } from '../../src/shell/journal/journal.ts';
import { realWorld } from '../../src/shell/real-world.ts';
import { scratchFolder } from './fake-world.ts';
import { hurtAt, hurtRecords } from './journal-records.ts';

const onUnix = test.skipIf(process.platform === 'win32');
const NOVEMBER = '2026-11.jsonl';

/** A journal in a folder of its own, and its month files. */
function fresh() {
  const home = scratchFolder();
  const env = { XDG_DATA_HOME: home };
  const journal = openJournal(env);
  const file = (name = NOVEMBER) => join(journal.folder, name);
  const put = (text: string | Buffer, name = NOVEMBER) => {
    mkdirSync(journal.folder, { recursive: true });
    writeFileSync(file(name), text);
  };
  return { home, env, journal, file, put };
}

function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (!isFailure(error)) throw error;
    expect(error.kind).toBe('failed');
    expect(error.message.split('\n')).toHaveLength(1);
    return error.message;
  }
  throw new Error('it did not fail');
}

function idsOf(records: readonly JournalRecord[]): readonly string[] {
  return records.map(({ id }) => id);
}

const first = hurtAt('2026-11-23T14:05:12+01:00', 'first');
const second = hurtAt('2026-11-23T15:05:12+01:00', 'second');
const HEADER = '{"hikecare":"journal","version":1}\n';

describe('the journal', () => {
  test('gives back what was put into it, and makes nothing before', () => {
    const { home, journal } = fresh();
    expect(journal.read()).toMatchObject({ records: [], damaged: [] });
    expect(readdirSync(home)).toEqual([]);
    journal.append(first);
    journal.append(second);
    expect(journal.read()).toMatchObject({ records: [first, second], damaged: [] });
  });

  test('is lines of JSON that begin with a header; a record brings the newline before it as well', () => {
    const { journal, file } = fresh();
    journal.append(first);
    journal.append(second);
    const lines = [first, second].map((record) => `\n${JSON.stringify(record)}\n`);
    expect(readFileSync(file(), 'utf8')).toBe(HEADER + lines.join(''));
    expect(readdirSync(journal.folder)).toEqual([NOVEMBER]);
  });

  test('has a file for each month, that of the place where the record was made', () => {
    const { journal } = fresh();
    journal.append(hurtAt('2026-12-31T23:59:59-05:00', 'old-year'));
    journal.append(hurtAt('2027-01-01T00:00:00+01:00', 'new-year'));
    expect(readdirSync(journal.folder).sort()).toEqual(['2026-12.jsonl', '2027-01.jsonl']);
    // New Year comes to Vienna six hours before New York.
    expect(idsOf(journal.read().records)).toEqual(['new-year', 'old-year']);
  });

  test('orders by instant, through time zones, the end of summer time and clocks that are set', () => {
    const { journal } = fresh();
    const records = [
      hurtAt('2026-10-25T02:30:00+01:00', 'third'),
      hurtAt('2026-10-25T02:40:00+02:00', 'second'),
      hurtAt('2026-10-25T09:20:00+09:00', 'first'),
      hurtAt('2026-10-25T02:30:00+01:00', 'third-as-well'),
    ];
    for (const record of records) journal.append(record);
    expect(idsOf(journal.read().records)).toEqual(['first', 'second', 'third', 'third-as-well']);
  });

  test('counts a record that was written twice once', () => {
    const { journal, file } = fresh();
    journal.append(first);
    journal.append(second);
    appendFileSync(file(), `\n${JSON.stringify(first)}\n`);
    expect(idsOf(journal.read().records)).toEqual(['first', 'second']);
    expect(journal.contents().records).toHaveLength(2);
  });

  test('takes the ids that the program makes, and none comes twice', () => {
    const world = realWorld(join(import.meta.dirname, '../..'), () => {});
    const ids = Array.from({ length: 20_000 }, () => world.newId());
    expect(new Set(ids).size).toBe(20_000);
    for (const id of ids.slice(0, 100)) expect(readRecord({ ...first, id })).toEqual({ ...first, id });
  });

  test('refuses a record that it would not read again', () => {
    const { journal } = fresh();
    expect(() => journal.append({ ...first, at: 'yesterday' })).toThrow(TypeError);
    expect(() => journal.append({ ...first, id: '../../x' })).toThrow(TypeError);
    expect(existsSync(journal.folder)).toBe(false);
  });

  test('keeps and ignores what it does not know', () => {
    const { journal, put } = fresh();
    const pain = { v: 1, id: 'p', at: first.at, type: 'pain', score: 3 };
    const newer = { v: 7, id: 'n', when: 'soon' };
    const more = { ...second, note: 'of a later version' };
    put(
      [HEADER, pain, newer, first, more].map((line) => (line === HEADER ? line : `${JSON.stringify(line)}\n`)).join(''),
    );
    const { records, damaged } = journal.read();
    expect(records).toEqual([first, second]);
    expect(damaged).toEqual([expect.stringContaining('1 record in the journal file')]);
    expect(damaged[0]).toContain('newer hikecare');
    expect(journal.contents()).toMatchObject({ records: [first, more], others: [pain, newer] });
  });
});

describe('reading since an instant', () => {
  test('gives only what is not older', () => {
    const { journal } = fresh();
    journal.append(first);
    journal.append(second);
    expect(idsOf(journal.read(Date.parse(second.at)).records)).toEqual(['second']);
    expect(idsOf(journal.read(Date.parse(second.at) + 1).records)).toEqual([]);
    expect(idsOf(journal.read(Number.NaN).records)).toEqual([]);
  });

  test('opens no month that is over for sure, but the one before where it is near', () => {
    const { journal, file } = fresh();
    journal.append(hurtAt('2026-10-31T23:00:00-11:00', 'behind'));
    journal.append(hurtAt('2026-11-01T12:00:00+01:00', 'after'));
    // A folder in place of a file would be told.
    mkdirSync(file('2026-09.jsonl'));
    // It is 10:00 on 1 November in Greenwich when it is 23:00 on 31 October on Samoa's side of the date line.
    const { records, damaged } = journal.read(Date.parse('2026-11-01T09:00:00Z'));
    expect([idsOf(records), damaged]).toEqual([['behind', 'after'], []]);
    expect(journal.read(Date.parse('2026-09-15T09:00:00Z')).damaged).toHaveLength(1);
  });

  test('reads the months to come as well: a clock was wrong', () => {
    const { journal } = fresh();
    journal.append(hurtAt('2031-04-01T12:00:00+01:00', 'from-the-future'));
    journal.append(first);
    expect(idsOf(journal.read(Date.parse(first.at)).records)).toEqual(['first', 'from-the-future']);
  });
});

describe('a damaged journal', () => {
  test('cut off at any byte gives every record that is whole, and can be added to', () => {
    const { journal, file } = fresh();
    const records = hurtRecords(3);
    for (const record of records) journal.append(record);
    const whole = readFileSync(file());
    const ends = records.map((record) => whole.indexOf(JSON.stringify(record)) + JSON.stringify(record).length);
    for (let length = 0; length <= whole.length; length += 1) {
      const { journal: cut, put } = fresh();
      put(whole.subarray(0, length));
      const complete = records.filter((_, index) => (ends[index] ?? 0) <= length);
      expect(idsOf(cut.contents().records as JournalRecord[]), `cut at ${length}`).toEqual(idsOf(complete));
      cut.append(second);
      expect(idsOf(cut.read().records), `cut at ${length}, then added to`).toEqual([...idsOf(complete), 'second']);
    }
  });

  test('is told once for each line, copied beside, and left as it is', () => {
    const { journal, file } = fresh();
    journal.append(first);
    appendFileSync(file(), '\n{"v":1,"id":"torn","at":"2026-11');
    journal.append(second);
    const bytes = readFileSync(file());
    const { records, damaged } = journal.read();
    expect(idsOf(records)).toEqual(['first', 'second']);
    expect(damaged).toEqual([
      `1 line of the journal file ${file()} is damaged and left out (a copy is in 2026-11.damaged); everything else was read.`,
    ]);
    expect(readFileSync(file('2026-11.damaged'), 'utf8')).toContain('\\"torn\\"');
    expect(journal.read()).toMatchObject({ records, damaged: [] });
    // The export tells it every time.
    expect(journal.contents().damaged).toEqual([expect.stringContaining('1 line of the journal file')]);
    appendFileSync(file(), '\nnonsense\n[]\n"{}"\n');
    expect(journal.read().damaged).toEqual([expect.stringContaining('3 lines of the journal file')]);
    expect(journal.read().damaged).toEqual([]);
    expect(readFileSync(file()).subarray(0, bytes.length).equals(bytes)).toBe(true);
  });

  test('may hold blank lines, erased records and the line ends of another system', () => {
    const { journal, put } = fresh();
    const text = [HEADER.trim(), '', '   ', JSON.stringify(first), '\t', JSON.stringify(second), ''].join('\r\n');
    put(text);
    expect(journal.read()).toMatchObject({ records: [first, second], damaged: [] });
  });

  test('may hold zeros, bytes that are no text, and a line without end', () => {
    const { journal, put } = fresh();
    put(
      Buffer.concat([
        Buffer.alloc(300_000),
        Buffer.from(`\n${JSON.stringify(first)}\n`),
        Buffer.from([0xff, 0xfe, 0xc3, 0x0a]),
        Buffer.from('x'.repeat(3_000_000)),
        Buffer.from(`\n${JSON.stringify(second)}`),
      ]),
    );
    const { records, damaged } = journal.read();
    expect(idsOf(records)).toEqual(['first', 'second']);
    expect(damaged).toEqual([expect.stringMatching(/^3 lines /)]);
    expect(statSync(join(journal.folder, '2026-11.damaged')).size).toBeLessThan(100_000);
    expect(journal.read().damaged).toEqual([]);
  });

  test('does not grow its copies without end', () => {
    const { journal, put } = fresh();
    put(`${HEADER}${'?\n'.repeat(200_000)}${JSON.stringify(first)}\n`);
    const { records, damaged } = journal.read();
    expect(idsOf(records)).toEqual(['first']);
    expect(damaged).toEqual([expect.stringMatching(/^200000 lines /)]);
    expect(statSync(join(journal.folder, '2026-11.damaged')).size).toBeLessThan(100_000);
    expect(journal.read().damaged).toEqual([]);
  });

  test('whose header is damaged is read and added to all the same', () => {
    const { journal, put } = fresh();
    put(`{"hike\n${JSON.stringify(first)}\n`);
    journal.append(second);
    expect(idsOf(journal.read().records)).toEqual(['first', 'second']);
  });

  test('may be far too large, and is not read', () => {
    const { journal, put, file } = fresh();
    put(HEADER);
    truncateSync(file(), 5_000_000_000);
    journal.append(hurtAt('2026-12-01T00:00:00+01:00', 'next-month'));
    expect(journal.read()).toMatchObject({
      records: [{ id: 'next-month' }],
      damaged: [expect.stringContaining('it is far too large')],
    });
  });

  test('of a hundred thousand records is read whole', () => {
    const { journal, put } = fresh();
    const record = (index: number) => `\n${JSON.stringify(hurtAt(first.at, `r${index}`))}\n`;
    put(HEADER + Array.from({ length: 100_000 }, (_, index) => record(index)).join(''));
    const { records, damaged } = journal.read();
    expect([records.length, damaged]).toEqual([100_000, []]);
    expect(new Set(idsOf(records)).size).toBe(100_000);
  });
});

describe('a file of a newer hikecare', () => {
  test.each([
    '{"hikecare":"journal","version":2}\n{"anything":1}\n',
    '{"hikecare":"journal","version":12,"more":"fields than this one knows, and a longer line than it looks at"}\n',
    '{"hikecare":"journal","version":2}',
  ])('is refused and left as it is: %s', (text) => {
    const { journal, put, file } = fresh();
    put(text);
    const sentence = `The journal file ${file()} was written by a newer hikecare and is left as it is; update hikecare to use it.`;
    expect(messageOf(() => journal.append(first))).toBe(sentence);
    expect(journal.read()).toMatchObject({ records: [], damaged: [sentence] });
    expect(journal.contents().damaged).toEqual([sentence]);
    expect(readFileSync(file(), 'utf8')).toBe(text);
    expect(readdirSync(journal.folder)).toEqual([NOVEMBER]);
  });

  test('leaves a gap in the order of writing, as damage does, and whatever the clock said', () => {
    const { journal, put } = fresh();
    const earlier = hurtAt('2026-11-02T14:05:12+01:00', 'earlier');
    const line = (record: unknown) => `${JSON.stringify(record)}\n`;
    put(`${HEADER}${line(first)}${line(first)}${line(earlier)}`);
    expect(journal.asWritten(['hurt'])).toEqual({ records: [first, earlier], damaged: [] });
    expect(journal.asWritten(['check'])).toEqual({ records: [], damaged: [] });
    put(`${HEADER}${line(first)}torn\n${line(earlier)}`);
    expect(journal.asWritten(['hurt'])).toMatchObject({ records: [first, earlier], gap: 1 });
    expect(journal.asWritten(['hurt'])).not.toHaveProperty('newerGap');
    put(`${HEADER}${line(first)}${line(earlier)}${line({ v: 7 })}`);
    expect(journal.asWritten(['hurt'])).toMatchObject({ gap: 2, newerGap: 2 });
    put(`${HEADER}${line(first)}`);
    put('{"hikecare":"journal","version":2}\n', '2026-12.jsonl');
    expect(journal.asWritten(['hurt'])).toMatchObject({ records: [first], gap: 1, newerGap: 1 });
  });

  test('stops only its own month', () => {
    const { journal, put } = fresh();
    put('{"hikecare":"journal","version":2}\n', '2026-12.jsonl');
    journal.append(first);
    expect(idsOf(journal.read().records)).toEqual(['first']);
  });
});

describe('the place of the journal', () => {
  test('is named by XDG_DATA_HOME on every system, unless that is no absolute path', () => {
    for (const system of ['linux', 'darwin', 'win32'] as const) {
      const env = { XDG_DATA_HOME: '/x', XDG_STATE_HOME: '/y', HOME: '/h', USERPROFILE: '/h' };
      expect(dataFolder(env, system)).toBe(join('/x', 'hikecare'));
      expect(stateFolder(env, system)).toBe(join('/y', 'hikecare'));
    }
    expect(dataFolder({ XDG_DATA_HOME: 'x', HOME: '/h' }, 'linux')).toBe(join('/h', '.local/share/hikecare'));
    expect(stateFolder({ XDG_STATE_HOME: 'x', HOME: '/h' }, 'linux')).toBe(join('/h', '.local/state/hikecare'));
    expect(dataFolder({ HOME: '/h' }, 'darwin')).toBe(join('/h', 'Library/Application Support/hikecare'));
    expect(stateFolder({ HOME: '/h' }, 'darwin')).toBe(join('/h', 'Library/Application Support/hikecare/State'));
    expect(dataFolder({ LOCALAPPDATA: '/l' }, 'win32')).toBe(join('/l', 'hikecare', 'Data'));
    expect(stateFolder({ USERPROFILE: '/u' }, 'win32')).toBe(join('/u', 'AppData', 'Local', 'hikecare', 'State'));
  });

  onUnix('can be read by the owner alone, whatever the umask, and is closed where it was open', () => {
    const { home, journal, file } = fresh();
    const umask = process.umask(0);
    try {
      journal.append(first);
      appendFileSync(file(), '\ntorn\n');
      journal.read();
    } finally {
      process.umask(umask);
    }
    const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
    const modes = () => [join(home, 'hikecare'), journal.folder, file()].map(mode);
    expect(modes()).toEqual(['700', '700', '600']);
    expect(mode(file('2026-11.damaged'))).toBe('600');
    for (const path of [join(home, 'hikecare'), journal.folder]) chmodSync(path, 0o755);
    chmodSync(file(), 0o644);
    journal.append(second);
    expect(modes()).toEqual(['700', '700', '600']);
  });

  onUnix('may lie behind a link to the data folder, which stays as open as it was', () => {
    const { home, journal } = fresh();
    mkdirSync(join(home, 'synced'), { mode: 0o755 });
    chmodSync(join(home, 'synced'), 0o755);
    symlinkSync(join(home, 'synced'), join(home, 'hikecare'));
    journal.append(first);
    expect(idsOf(journal.read().records)).toEqual(['first']);
    expect(readdirSync(join(home, 'synced/journal'))).toEqual([NOVEMBER]);
    expect(statSync(join(home, 'synced')).mode & 0o777).toBe(0o755);
  });

  onUnix('is not left by a link: neither a file nor the folder of the journal may be one', () => {
    const { home, journal, file } = fresh();
    const other = join(home, 'letter.txt');
    writeFileSync(other, 'a letter');
    mkdirSync(journal.folder, { recursive: true });
    symlinkSync(other, file());
    expect(messageOf(() => journal.append(first))).toContain('it is a link');
    expect(journal.read().damaged).toEqual([expect.stringContaining('it is a link')]);
    expect(readFileSync(other, 'utf8')).toBe('a letter');

    const { home: second, journal: linked } = fresh();
    mkdirSync(join(second, 'elsewhere'));
    mkdirSync(join(second, 'hikecare'));
    symlinkSync(join(second, 'elsewhere'), linked.folder);
    expect(messageOf(() => linked.append(first))).toContain('it is a link');
    expect(linked.read().damaged).toEqual([expect.stringContaining('it is a link')]);
    expect(readdirSync(join(second, 'elsewhere'))).toEqual([]);
  });

  onUnix('is not used where it belongs to another user', () => {
    const { journal } = fresh();
    journal.append(first);
    const me = vi.spyOn(process, 'getuid').mockReturnValue(54_321);
    try {
      expect(messageOf(() => journal.append(second))).toContain('it belongs to another user');
      expect(journal.read()).toMatchObject({
        records: [],
        damaged: [expect.stringContaining('it belongs to another user')],
      });
    } finally {
      me.mockRestore();
    }
    expect(idsOf(journal.read().records)).toEqual(['first']);
  });

  onUnix('holds no pipe that is waited for, and no folder in place of a file', () => {
    for (const [make, reason] of [
      [(path: string) => execFileSync('mkfifo', [path]), 'it is no plain file'],
      [(path: string) => mkdirSync(path), 'it is a folder'],
    ] as const) {
      const { journal, file } = fresh();
      mkdirSync(journal.folder, { recursive: true });
      make(file());
      expect(messageOf(() => journal.append(first))).toContain(reason);
      expect(journal.read().damaged).toEqual([expect.stringContaining(reason)]);
      expect(journal.wipe()).toEqual([`${file()} is no plain file, so it stays.`]);
    }
  });

  test('with a file in place of a folder: one clear sentence', () => {
    for (const path of ['hikecare', 'hikecare/journal']) {
      const { home, journal } = fresh();
      if (path !== 'hikecare') mkdirSync(join(home, 'hikecare'));
      writeFileSync(join(home, path), '');
      expect(messageOf(() => journal.append(first))).toContain('a file stands where a folder should be');
      expect(journal.read()).toMatchObject({ records: [], damaged: [expect.stringContaining('cannot be read')] });
    }
  });

  test('that cannot be made: one clear sentence', () => {
    const journal = openJournal({ XDG_DATA_HOME: '/dev/null/x' });
    expect(messageOf(() => journal.append(first))).toContain('could not be kept in the journal');
    expect(journal.read().records).toEqual([]);
  });

  test('is emptied of our own files and of no others', () => {
    const { journal, put, file } = fresh();
    journal.append(first);
    appendFileSync(file(), '\ntorn\n');
    journal.read();
    put('left over', '2026-11.jsonl.12-abc.new');
    put('newer', '2026-12.jsonl');
    put('a letter', 'letter.txt');
    put('a letter', '2026-11.jsonl.bak');
    expect(journal.wipe()).toEqual([]);
    expect(readdirSync(journal.folder).sort()).toEqual(['2026-11.jsonl.bak', 'letter.txt']);
    const { journal: other } = fresh();
    other.append(first);
    expect(other.wipe()).toEqual([]);
    expect(existsSync(other.folder)).toBe(false);
    expect(other.wipe()).toEqual([]);
  });
});
