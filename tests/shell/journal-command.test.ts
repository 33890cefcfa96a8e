import { appendFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { JournalRecord } from '../../src/core/journal-records.ts';
import { main } from '../../src/main.ts';
import { type JournalOptions, journal } from '../../src/shell/commands/journal.ts';
import { openJournal } from '../../src/shell/journal/journal.ts';
import { contextOf, type FakeWorldOptions, fakeWorld, scratchFolder } from './fake-world.ts';
import { hurtAt } from './journal-records.ts';
import { outputSchema } from './output-schema.ts';

const problemsOf = outputSchema('journal');
const at = '2026-11-23T14:05:12+01:00';
const RECORDS: readonly JournalRecord[] = [
  hurtAt(at, 'hurt'),
  { v: 1, id: 'pack', at, type: 'pack', pack: 'heat', areas: [], startedAt: at, seconds: 600, end: 'skin' },
  {
    ...{ v: 1, id: 'session', at, type: 'session', startedAt: at, end: 'stopped', left: ['wing-fold'] },
    exercises: [{ exercise: 'wing-press', side: 'left', done: 1, of: 3 }],
  },
  {
    ...{ v: 1, id: 'check', at, type: 'check', dataVersion: '2026.11.2', level: 'soon', noExercise: false },
    answers: { region: ['wing'], age: 40, side: 'left' },
  },
];

/** A journal on the disk, and a way to run the command on it. */
function home(records: readonly JournalRecord[] = []) {
  const opened = openJournal({ XDG_DATA_HOME: scratchFolder() });
  for (const record of records) opened.append(record);
  const run = async (
    action: JournalOptions['action'],
    more: Omit<JournalOptions, 'action'> & FakeWorldOptions = {},
  ) => {
    const fake = fakeWorld(more);
    const world = { ...fake, journal: async () => opened };
    const flags = more.json === true ? { json: true } : {};
    const { force, json } = more;
    const options = { action, ...(force === undefined ? {} : { force }), ...(json === undefined ? {} : { json }) };
    const exitCode = await journal(contextOf(world, flags), options);
    return { exitCode, out: fake.out(), err: fake.err() };
  };
  return { folder: opened.folder, run };
}

describe('journal path', () => {
  test('is printed bare, there or not', async () => {
    const { folder, run } = home();
    expect(await run('path')).toEqual({ exitCode: 0, out: `${folder}\n`, err: '' });
    const { out } = await run('path', { json: true });
    expect(problemsOf(JSON.parse(out))).toEqual([]);
    expect(JSON.parse(out).data).toEqual({ action: 'path', folder });
    expect(existsSync(folder)).toBe(false);
  });
});

describe('journal export', () => {
  test('is one document with every record, the same with --json', async () => {
    const { folder, run } = home(RECORDS);
    const { exitCode, out, err } = await run('export');
    expect([exitCode, err]).toEqual([0, '']);
    expect(problemsOf(JSON.parse(out))).toEqual([]);
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      command: 'journal',
      data: { action: 'export', folder, records: RECORDS, others: [], damaged: [] },
    });
    expect((await run('export', { json: true })).out).toBe(out);
  });

  test('of an empty journal is an empty document, and makes nothing', async () => {
    const { folder, run } = home();
    const { exitCode, out } = await run('export');
    expect(exitCode).toBe(0);
    expect(problemsOf(JSON.parse(out))).toEqual([]);
    expect(JSON.parse(out).data).toMatchObject({ records: [], others: [], damaged: [] });
    expect(existsSync(folder)).toBe(false);
  });

  test('tells what is damaged beside it, every time, without control characters', async () => {
    const { folder, run } = home(RECORDS);
    appendFileSync(join(folder, '2026-11.jsonl'), '\n{"v":1,"id":"torn\u001b[2J\n');
    for (const _time of [1, 2]) {
      const { exitCode, out, err } = await run('export');
      expect(exitCode).toBe(0);
      expect(err).toMatch(
        /^hikecare: 1 line of the journal file .* is damaged and left out; everything else was read\.\n$/,
      );
      expect(JSON.parse(out).data).toMatchObject({ records: RECORDS, damaged: [expect.stringContaining('1 line')] });
    }
    expect(readdirSync(folder)).toEqual(['2026-11.jsonl']);
  });
});

describe('journal wipe', () => {
  test('says what goes, asks, and keeps everything on a no', async () => {
    const { folder, run } = home(RECORDS);
    const kept = await run('wipe', { terminal: true, choices: ['no'] });
    expect(kept).toMatchObject({ exitCode: 0, out: '' });
    expect(readdirSync(folder)).toEqual(['2026-11.jsonl']);
    const gone = await run('wipe', { terminal: true, choices: ['yes'] });
    expect(gone).toMatchObject({ exitCode: 0, out: 'Removed: 4 records in 1 file.\n' });
    expect(existsSync(folder)).toBe(false);
  });

  test('without a terminal needs --force', async () => {
    const { folder, run } = home(RECORDS);
    await expect(run('wipe')).rejects.toMatchObject({ kind: 'usage', message: expect.stringContaining('--force') });
    await expect(run('wipe', { terminal: true, json: true })).rejects.toMatchObject({ kind: 'usage' });
    expect(readdirSync(folder)).toEqual(['2026-11.jsonl']);
    const { out } = await run('wipe', { force: true, json: true });
    expect(problemsOf(JSON.parse(out))).toEqual([]);
    expect(JSON.parse(out).data.removed).toEqual({ files: ['2026-11.jsonl'], records: 4 });
    expect(existsSync(folder)).toBe(false);
  });

  test('of an empty journal asks nothing', async () => {
    const { run } = home();
    expect(await run('wipe')).toEqual({ exitCode: 0, out: 'The journal was empty.\n', err: '' });
  });

  test('takes the copies of damaged lines as well, and leaves what is not ours', async () => {
    const { folder, run } = home(RECORDS);
    writeFileSync(join(folder, '2026-11.damaged'), '');
    writeFileSync(join(folder, 'letter.txt'), '');
    await run('wipe', { force: true });
    expect(readdirSync(folder)).toEqual(['letter.txt']);
  });

  test('that leaves something of the journal says so and fails', async () => {
    const { folder, run } = home(RECORDS);
    mkdirSync(join(folder, '2026-12.jsonl'));
    await expect(run('wipe', { force: true })).rejects.toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('2026-12.jsonl is no plain file, so it stays.'),
    });
    expect(readdirSync(folder)).toEqual(['2026-12.jsonl']);
  });
});

describe('the command line', () => {
  test('takes path, export and wipe, and nothing else', async () => {
    const codes = [];
    for (const args of [['path'], ['export', '--json'], ['wipe', '--force'], ['burn'], []])
      codes.push(await main(['journal', ...args], fakeWorld()));
    expect(codes).toEqual([0, 0, 0, 2, 2]);
  });
});

describe('journal wipe and the gap between packs', () => {
  const now = new Date('2026-11-23T15:00:00+01:00').getTime();

  test('says that the last packs are forgotten with it', async () => {
    const { run } = home(RECORDS);
    const { exitCode, err } = await run('wipe', { force: true, now });
    expect(exitCode).toBe(0);
    expect(err).toContain('Leave the gap between two packs yourself.');
  });

  test('says nothing of packs that are long over', async () => {
    const { run } = home(RECORDS);
    const { err } = await run('wipe', { force: true, now: now + 2 * 86_400_000 });
    expect(err).toBe('');
  });
});
