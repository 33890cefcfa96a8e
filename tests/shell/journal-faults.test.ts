import * as files from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { isFailure } from '../../src/shell/failure.ts';
import { openJournal } from '../../src/shell/journal/journal.ts';
import { readPreferences } from '../../src/shell/preferences.ts';
import { scratchFolder } from './fake-world.ts';
import { hurtAt, hurtRecords } from './journal-records.ts';

// What a disk does to a program cannot be made to happen in a folder; so it is said in place of the system. Every
// call goes on to the real one unless a test says otherwise, and is counted.

interface Faults {
  write?: (length: number) => number | string;
  sync?: string;
  link?: string;
  home?: string;
}

const seen = vi.hoisted(() => ({
  faults: {} as Faults,
  calls: [] as string[],
  read: 0,
  written: [] as string[],
}));

function failing(code: string): Error {
  return Object.assign(new Error(code), { code });
}

vi.mock('node:os', async (original) => {
  const real = await original<typeof import('node:os')>();
  return {
    ...real,
    homedir: () => {
      if (seen.faults.home !== undefined) throw failing(seen.faults.home);
      return real.homedir();
    },
  };
});

vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  return {
    ...real,
    openSync: (...args: Parameters<typeof real.openSync>) => {
      seen.calls.push('open');
      return real.openSync(...args);
    },
    writeSync: (file: number, data: Buffer | string, offset?: number, length?: number) => {
      seen.calls.push('write');
      if (typeof data === 'string') return real.writeSync(file, data);
      const wanted = length ?? data.length;
      const fault = seen.faults.write?.(wanted) ?? wanted;
      if (typeof fault === 'string') throw failing(fault);
      seen.written.push(data.toString('utf8', 0, fault));
      return real.writeSync(file, data, offset ?? 0, fault);
    },
    readSync: (...args: [number, Buffer, number, number, number]) => {
      const length = real.readSync(...args);
      seen.calls.push('read');
      seen.read += length;
      return length;
    },
    fdatasyncSync: (file: number) => {
      seen.calls.push('sync');
      if (seen.faults.sync !== undefined) throw failing(seen.faults.sync);
      real.fdatasyncSync(file);
    },
    closeSync: (file: number) => {
      seen.calls.push('close');
      real.closeSync(file);
    },
    linkSync: (...args: Parameters<typeof real.linkSync>) => {
      if (seen.faults.link !== undefined) throw failing(seen.faults.link);
      real.linkSync(...args);
    },
  };
});

function forget(): void {
  seen.calls.length = 0;
  seen.written.length = 0;
  seen.read = 0;
}

beforeEach(() => {
  seen.faults = {};
  forget();
});

const first = hurtAt('2026-11-23T14:05:12+01:00', 'first');
const second = hurtAt('2026-11-23T15:05:12+01:00', 'second');

function fresh() {
  const journal = openJournal({ XDG_DATA_HOME: scratchFolder() });
  return { journal, file: join(journal.folder, '2026-11.jsonl') };
}

function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (isFailure(error)) return error.message;
    throw error;
  }
  throw new Error('it did not fail');
}

describe('what an append costs', () => {
  test('one write of the whole record, on the disk before it returns', () => {
    const { journal } = fresh();
    journal.append(first);
    forget();
    journal.append(second);
    expect(seen.written).toEqual([`\n${JSON.stringify(second)}\n`]);
    expect(seen.calls).toEqual(['open', 'read', 'write', 'sync', 'close']);
  });

  test('does not grow with the journal', () => {
    const { journal, file } = fresh();
    journal.append(first);
    const cost = () => {
      forget();
      journal.append(second);
      return { calls: [...seen.calls], read: seen.read };
    };
    const small = cost();
    files.appendFileSync(
      file,
      hurtRecords(100_000)
        .map((record) => `\n${JSON.stringify(record)}\n`)
        .join(''),
    );
    expect(cost()).toEqual(small);
    expect(small.read).toBeLessThanOrEqual(64);
  });

  test('a look at one day opens one file, or two where the month has just begun', () => {
    const { journal } = fresh();
    for (const month of ['08', '09', '10', '11']) journal.append(hurtAt(`2026-${month}-15T12:00:00+00:00`, month));
    forget();
    expect(journal.read(Date.parse('2026-11-14T00:00:00Z')).records).toHaveLength(1);
    expect(seen.calls.filter((call) => call === 'open')).toHaveLength(1);
    forget();
    expect(journal.read(Date.parse('2026-11-01T12:00:00Z')).records).toHaveLength(1);
    expect(seen.calls.filter((call) => call === 'open')).toHaveLength(2);
  });
});

describe('a disk that fails', () => {
  test.each([
    ['ENOSPC', 'the disk is full'],
    ['EDQUOT', 'your share of the disk is full'],
    ['EFBIG', 'the file may not grow any more'],
    ['EIO', 'it failed (EIO)'],
    ['EROFS', 'the disk can only be read'],
  ])('with %s at a write is told in one sentence, and nothing is lost', (code, reason) => {
    const { journal, file } = fresh();
    journal.append(first);
    seen.faults = { write: () => code };
    expect(messageOf(() => journal.append(second))).toBe(`This could not be kept in the journal ${file}: ${reason}.`);
    seen.faults = {};
    expect(journal.read()).toMatchObject({ records: [first], damaged: [] });
  });

  test('that takes half of a record without a word is told; the next record is whole', () => {
    const { journal } = fresh();
    journal.append(first);
    for (const taken of [0, 1, 20]) {
      seen.faults = { write: () => taken };
      expect(messageOf(() => journal.append(second))).toContain('the disk is full');
      expect(seen.calls.filter((call) => call === 'write').length).toBeGreaterThan(0);
    }
    seen.faults = {};
    const third = hurtAt('2026-11-23T16:05:12+01:00', 'third');
    journal.append(third);
    const { records, damaged } = journal.read();
    expect(records).toEqual([first, third]);
    expect(damaged).toEqual([expect.stringMatching(/^1 line /)]);
  });

  test('is not finished after the fact: one write and no more', () => {
    const { journal } = fresh();
    journal.append(first);
    forget();
    seen.faults = { write: (length) => length - 5 };
    expect(() => journal.append(second)).toThrow();
    expect(seen.calls.filter((call) => call === 'write')).toHaveLength(1);
  });

  test('that is full before the first record leaves no file behind', () => {
    const { journal } = fresh();
    for (const fault of [() => 'ENOSPC', () => 5]) {
      seen.faults = { write: fault };
      expect(messageOf(() => journal.append(first))).toContain('the disk is full');
      expect(files.readdirSync(journal.folder)).toEqual([]);
    }
    seen.faults = {};
    journal.append(first);
    expect(journal.read()).toMatchObject({ records: [first], damaged: [] });
  });

  test('that cannot promise to keep it is told', () => {
    const { journal } = fresh();
    journal.append(first);
    seen.faults = { sync: 'EIO' };
    expect(messageOf(() => journal.append(second))).toContain('could not be kept');
  });

  test('that knows no promise keeps it all the same', () => {
    const { journal } = fresh();
    seen.faults = { sync: 'EINVAL' };
    journal.append(first);
    expect(journal.read().records).toEqual([first]);
  });

  test.each(['EPERM', 'ENOTSUP', 'ENOSYS'])('without second names for a file (%s) is used all the same', (code) => {
    const { journal, file } = fresh();
    seen.faults = { link: code };
    journal.append(first);
    journal.append(second);
    expect(journal.read()).toMatchObject({ records: [first, second], damaged: [] });
    expect(files.readFileSync(file, 'utf8')).toMatch(/^\{"hikecare":"journal","version":1\}\n\n\{/);
    expect(files.readdirSync(journal.folder)).toEqual(['2026-11.jsonl']);
  });

  test('on which another process has just made the file keeps that one', () => {
    const { journal, file } = fresh();
    files.mkdirSync(journal.folder, { recursive: true });
    const there = `{"hikecare":"journal","version":1}\n\n${JSON.stringify(first)}\n`;
    // It is made while ours is being written.
    seen.faults = {
      write: (length) => {
        if (!files.existsSync(file)) files.writeFileSync(file, there);
        return length;
      },
    };
    journal.append(second);
    expect(journal.read()).toMatchObject({ records: [first, second], damaged: [] });
    expect(files.readdirSync(journal.folder)).toEqual(['2026-11.jsonl']);
  });
});

describe('a computer without a home folder', () => {
  test('has no journal, says so in one sentence, and its preferences count as absent', () => {
    seen.faults = { home: 'ENOENT' };
    expect(messageOf(() => openJournal({}))).toBe('hikecare does not know where your home folder is.');
    expect(readPreferences({})).toEqual({});
    expect(openJournal({ XDG_DATA_HOME: '/x' }).folder).toBe(join('/x', 'hikecare', 'journal'));
  });
});
