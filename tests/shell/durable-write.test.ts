import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { writeDurably } from '../../src/shell/durable-write.ts';

const disk = vi.hoisted(() => ({ waiting: undefined as string | undefined, takes: Number.POSITIVE_INFINITY }));

vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  return {
    ...real,
    writeSync: (file: number, bytes: Buffer, start: number, length: number) =>
      real.writeSync(file, bytes, start, Math.min(length, disk.takes)),
    fdatasyncSync: (file: number) => {
      if (disk.waiting !== undefined) throw Object.assign(new Error(disk.waiting), { code: disk.waiting });
      real.fdatasyncSync(file);
    },
  };
});

const folder = mkdtempSync(join(tmpdir(), 'hikecare-write-'));
const file = join(folder, 'pack');

afterEach(() => {
  Object.assign(disk, { waiting: undefined, takes: Number.POSITIVE_INFINITY });
  rmSync(file, { force: true });
});

test.each([undefined, 'EINVAL', 'ENOTSUP', 'ENOSYS'])('what was taken is kept where waiting says %s', (code) => {
  disk.waiting = code;
  expect(writeDurably(openSync(file, 'w'), 'cold, 10 minutes\n')).toBe(true);
  expect(readFileSync(file, 'utf8')).toBe('cold, 10 minutes\n');
});

test('a disk that fails while it is waited for is told', () => {
  disk.waiting = 'EIO';
  expect(() => writeDurably(openSync(file, 'w'), 'cold')).toThrow('EIO');
});

test('a part is not the whole', () => {
  disk.takes = 3;
  expect(writeDurably(openSync(file, 'w'), 'cold, 10 minutes\n')).toBe(false);
});
