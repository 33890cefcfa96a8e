// One folder for whatever the tests of a run leave behind: it goes with the run.

import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const PREFIX = 'hikecare-tests-';

/** vitest calls this before the tests, whose processes take over the environment, and what it returns after them. */
export function setup(): (() => void) | undefined {
  // Each project of the run calls it.
  if (basename(tmpdir()).startsWith(PREFIX)) return undefined;
  const root = realpathSync(mkdtempSync(join(tmpdir(), PREFIX)));
  // As the folder that it stands in for: some tests run the program as another user.
  chmodSync(root, 0o755);
  // The names of all systems: a test asks `tmpdir()` of Node, which reads them.
  const names = ['TMPDIR', 'TMP', 'TEMP'];
  const before = names.map((name) => [name, process.env[name]] as const);
  for (const name of names) process.env[name] = root;
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    rmSync(root, { recursive: true, force: true });
  };
}
