import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolders } from '../../src/shell/make-folder.ts';
import { scratchFolder } from './fake-world.ts';

test('folders are made for the owner alone, and those that are there stay as they are', () => {
  const root = scratchFolder();
  mkdirSync(join(root, 'a'), { mode: 0o755 });
  makeFolders(join(root, 'a/b/c'));
  makeFolders(join(root, 'a/b/c'));
  expect(statSync(join(root, 'a/b/c')).mode & 0o777).toBe(0o700);
  expect(statSync(join(root, 'a/b')).mode & 0o777).toBe(0o700);
  expect(statSync(join(root, 'a')).mode & 0o777).toBe(0o755);
});

test('a file in the way is an error', () => {
  const root = scratchFolder();
  writeFileSync(join(root, 'file'), '');
  expect(() => makeFolders(join(root, 'file/inner'))).toThrow();
});

test.runIf(existsSync('/proc/self'))('a place where nothing can be made is an error, and not an endless loop', () => {
  expect(() => makeFolders('/proc/none/inner')).toThrow();
});
